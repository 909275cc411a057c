use std::pin::pin;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::web::{ServiceConfig, get};
use bytes::{Bytes, BytesMut};
use futures::StreamExt;
use futures::channel::mpsc;
use futures::future::poll_fn;
use http_kit::sse::WRITE_TARGET;
use http_kit::{EventSource, Progress, StreamOptions, StreamSlots, event_stream, write_frame};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::site::Site;

/// Numbered events out of a channel.
struct Numbered {
    events: mpsc::UnboundedReceiver<&'static str>,
    number: u64,
}

impl EventSource for Numbered {
    fn poll_frames(&mut self, context: &mut Context<'_>, out: &mut BytesMut) -> Poll<Progress> {
        let before = out.len();
        while out.len() < WRITE_TARGET {
            match self.events.poll_next_unpin(context) {
                Poll::Ready(Some(data)) => {
                    self.number += 1;
                    write_frame(out, Some((9, self.number)), data.as_bytes());
                }
                Poll::Ready(None) => return Poll::Ready(Progress::Ended),
                Poll::Pending if out.len() == before => return Poll::Pending,
                Poll::Pending => break,
            }
        }
        Poll::Ready(Progress::Written)
    }
}

type Feed = mpsc::UnboundedSender<&'static str>;

fn stream(options: StreamOptions) -> (Feed, BoxBody) {
    let (feed, events) = mpsc::unbounded();
    let response = event_stream(Numbered { events, number: 0 }, options);
    assert_eq!(
        response.headers().get("content-type").unwrap(),
        "text/event-stream"
    );
    assert_eq!(
        response.headers().get("cache-control").unwrap(),
        "no-store, no-transform"
    );
    assert_eq!(response.headers().get("x-accel-buffering").unwrap(), "no");
    (feed, response.into_body())
}

async fn next(body: &mut BoxBody) -> Option<String> {
    let mut body = pin!(body);
    let chunk = poll_fn(|context| body.as_mut().poll_next(context)).await?;
    Some(String::from_utf8(chunk.unwrap().to_vec()).unwrap())
}

const GREETING: &str = ":\nretry:1000\n\n";

#[tokio::test(start_paused = true)]
async fn a_client_hears_at_once_that_it_is_connected() {
    let (_feed, mut body) = stream(StreamOptions::default());
    assert_eq!(next(&mut body).await.unwrap(), GREETING);
}

#[tokio::test(start_paused = true)]
async fn what_is_ready_together_leaves_in_one_write() {
    let (feed, mut body) = stream(StreamOptions::default());
    feed.unbounded_send("a").unwrap();
    feed.unbounded_send("b").unwrap();
    let both = "id:9-1\ndata:a\n\nid:9-2\ndata:b\n\n";
    assert_eq!(next(&mut body).await.unwrap(), format!("{GREETING}{both}"));
    feed.unbounded_send("c").unwrap();
    drop(feed);
    assert_eq!(next(&mut body).await.unwrap(), "id:9-3\ndata:c\n\n");
    assert_eq!(next(&mut body).await, None);
    assert_eq!(next(&mut body).await, None);
}

#[tokio::test(start_paused = true)]
async fn no_silence_is_longer_than_the_heartbeat() {
    let (feed, mut body) = stream(StreamOptions::default());
    next(&mut body).await.unwrap();
    let mut last = Instant::now();
    for _ in 0..4 {
        assert_eq!(next(&mut body).await.unwrap(), ":\n\n");
        let silence = last.elapsed();
        let range = Duration::from_millis(14_900)..=Duration::from_millis(15_100);
        assert!(range.contains(&silence), "{silence:?}");
        last = Instant::now();
    }
    // events at the worst moments: just after a half period began
    for wait in [100, 7_600, 14_000, 3_000] {
        tokio::time::advance(Duration::from_millis(wait)).await;
        feed.unbounded_send("x").unwrap();
        while !next(&mut body).await.unwrap().contains("data:x") {}
        last = Instant::now();
    }
    assert_eq!(next(&mut body).await.unwrap(), ":\n\n");
    assert!(
        last.elapsed() <= Duration::from_millis(15_100),
        "{:?}",
        last.elapsed()
    );
}

#[tokio::test(start_paused = true)]
async fn a_stop_ends_the_stream_after_everything_that_was_ready() {
    let stop = CancellationToken::new();
    let farewell = Bytes::from_static(b"data:{\"type\":\"moving\"}\n\n");
    let (feed, mut body) = stream(StreamOptions::default().stopped_by(stop.clone(), farewell));
    next(&mut body).await.unwrap();
    feed.unbounded_send("last words").unwrap();
    stop.cancel();
    assert_eq!(
        next(&mut body).await.unwrap(),
        "id:9-1\ndata:last words\n\n"
    );
    assert_eq!(
        next(&mut body).await.unwrap(),
        "data:{\"type\":\"moving\"}\n\n"
    );
    assert_eq!(next(&mut body).await, None);
}

#[tokio::test(start_paused = true)]
async fn a_stop_wakes_a_silent_stream() {
    let stop = CancellationToken::new();
    let (_feed, mut body) =
        stream(StreamOptions::default().stopped_by(stop.clone(), Bytes::from_static(b":bye\n\n")));
    next(&mut body).await.unwrap();
    let began = Instant::now();
    let (said, ()) = tokio::join!(next(&mut body), async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        stop.cancel();
    });
    assert_eq!(said.unwrap(), ":bye\n\n");
    assert_eq!(began.elapsed().as_secs(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_burst_larger_than_a_write_loses_nothing() {
    let (feed, mut body) = stream(StreamOptions::default());
    for _ in 0..5000 {
        feed.unbounded_send("0123456789").unwrap();
    }
    drop(feed);
    let mut whole = String::new();
    while let Some(part) = next(&mut body).await {
        assert!(part.len() < 17 * 1024, "{}", part.len());
        whole.push_str(&part);
    }
    let ids: Vec<u64> = whole
        .lines()
        .filter_map(|line| line.strip_prefix("id:9-"))
        .map(|number| number.parse().unwrap())
        .collect();
    assert!(ids.iter().copied().eq(1..=5000));
}

#[tokio::test]
async fn a_stream_that_makes_room_ends_without_a_word() {
    let (moving, slot) = (CancellationToken::new(), CancellationToken::new());
    let farewell = Bytes::from_static(b":bye\n\n");
    let options = StreamOptions::default()
        .stopped_by(slot.clone(), farewell)
        .farewell_when(moving);
    let (_feed, mut body) = stream(options);
    assert!(next(&mut body).await.is_some(), "the greeting");
    slot.cancel();
    assert_eq!(next(&mut body).await, None);
}

#[tokio::test]
async fn a_client_that_left_is_noticed_by_the_heartbeat_and_its_place_given_back() {
    let slots = StreamSlots::new(5);
    let taken = slots.clone();
    let site = Site::serve(move |app: &mut ServiceConfig| {
        let slots = taken.clone();
        let follow = move || {
            let (feed, events) = mpsc::unbounded();
            // the feed is held open and silent for as long as the stream is
            let options = StreamOptions::default()
                .heartbeat(Duration::from_millis(100))
                .holding((slots.take((), &CancellationToken::new()), feed));
            let response = event_stream(Numbered { events, number: 0 }, options);
            async move { response }
        };
        app.route("/", get().to(follow));
    });
    let mut response = site.get("/").await;
    assert_eq!(response.chunk().await.unwrap().unwrap(), GREETING);
    assert_eq!(slots.taken(), 1);
    drop(response);
    let gone = async {
        while slots.taken() > 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), gone)
        .await
        .expect("the place is given back");
}

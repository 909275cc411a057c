use std::time::{Duration, Instant};

use http_kit::ws::SocketRules;
use testkit::SignalSocket;

use crate::place::{Place, rules};
use crate::raw::{FIRST_TEXT, MORE, PING, Raw, TEXT, frame};

const PONG: u8 = 0x8a;

fn hasty() -> SocketRules {
    SocketRules {
        ping_every: Duration::from_millis(250),
        silence: Duration::from_millis(1_500),
        ..rules()
    }
}

#[tokio::test]
async fn a_ping_is_answered_with_what_it_holds() {
    let place = Place::echoing(rules());
    let mut raw = Raw::open(&place).await;
    raw.send(&frame(PING, b"are you there?")).await;
    assert_eq!(
        raw.frame().await.unwrap(),
        (PONG, b"are you there?".to_vec())
    );
}

#[tokio::test]
async fn who_answers_pings_may_be_silent() {
    let place = Place::echoing(hasty());
    let mut raw = Raw::open(&place).await;
    for _ in 0..8 {
        assert_eq!(raw.frame().await.unwrap(), (PING, Vec::new()));
        raw.send(&frame(PONG, b"")).await;
    }
    raw.send(&frame(TEXT, b"here I am")).await;
    assert_eq!(raw.frame().await.unwrap(), (TEXT, b"here I am".to_vec()));
}

#[tokio::test]
async fn who_answers_nothing_is_gone_after_the_silence() {
    let mut place = Place::echoing(hasty());
    let mut raw = Raw::open(&place).await;
    raw.send(&frame(TEXT, b"my last word")).await;
    let since = Instant::now();
    assert_eq!(place.heard().await, ["my last word"]);
    let took = since.elapsed();
    assert!(took >= Duration::from_millis(1_450), "{took:?}");
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert_eq!(raw.end().await, None, "nobody is there to be told why");
}

#[tokio::test]
async fn nobody_needs_more_frames_than_are_allowed() {
    let rules = || SocketRules {
        frames_per_window: (50, Duration::from_secs(5)),
        ..rules()
    };
    let place = Place::echoing(rules());
    for first in [TEXT, PING, PONG, MORE] {
        let mut raw = Raw::open(&place).await;
        let mut flood = frame(FIRST_TEXT, b"");
        if first == TEXT {
            flood.clear();
        }
        for _ in 0..60 {
            flood.extend(frame(first, b""));
        }
        raw.send(&flood).await;
        assert_eq!(raw.end().await, Some(4007), "{first:x}");
    }
}

#[tokio::test]
async fn as_many_frames_as_are_allowed_may_come_in_every_window() {
    let rules = SocketRules {
        frames_per_window: (20, Duration::from_millis(200)),
        ..rules()
    };
    let place = Place::echoing(rules);
    let mut socket: SignalSocket = place.open().await;
    for _ in 0..3 {
        for number in 0..20 {
            socket.say(&number).await;
            assert_eq!(socket.hear::<i32>().await, number);
        }
        tokio::time::sleep(Duration::from_millis(210)).await;
    }
}

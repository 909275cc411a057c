use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::place::{Place, rules};
use crate::raw::{CLOSE, Raw, TEXT, frame};

#[tokio::test]
async fn a_service_says_why_it_closes() {
    let mut place = Place::echoing(rules());
    let mut socket = place.open().await;
    socket.say(&"hello").await;
    assert_eq!(socket.hear::<String>().await, "hello");
    socket.send("close 4003".into()).await;
    assert_eq!(socket.end().await, Some(4003));
    assert_eq!(place.heard().await, ["\"hello\"", "close 4003"]);
}

#[tokio::test]
async fn a_reason_is_cut_where_a_frame_ends() {
    let place = Place::echoing(rules());
    let mut raw = Raw::open(&place).await;
    raw.send(&frame(TEXT, b"close 4003")).await;
    let (first, bytes) = raw.frame().await.unwrap();
    assert_eq!((first, bytes.len()), (CLOSE, 125));
    assert!(bytes[2..].starts_with(b"as you wish "));
}

#[tokio::test]
async fn a_service_that_returns_closes_as_usual() {
    let place = Place::echoing(rules());
    let mut raw = Raw::open(&place).await;
    raw.send(&frame(TEXT, b"return")).await;
    assert_eq!(raw.end().await, Some(1000));
    assert_eq!(raw.frame().await, None);
}

#[tokio::test]
async fn the_end_is_heard_even_by_who_is_talking() {
    let place = Place::echoing(rules());
    let mut raw = Raw::open(&place).await;
    raw.send(&frame(TEXT, b"close 4321")).await;
    for _ in 0..100 {
        raw.send(&frame(TEXT, &[b'x'; 10_000])).await;
    }
    assert_eq!(raw.end().await, Some(4321));
}

#[tokio::test]
async fn who_does_not_answer_the_end_is_left_after_a_second() {
    let place = Place::echoing(rules());
    let mut raw = Raw::open(&place).await;
    let since = Instant::now();
    raw.send(&frame(TEXT, b"close 4321")).await;
    assert_eq!(raw.frame().await.unwrap().0, CLOSE);
    assert_eq!(raw.frame().await, None);
    let took = since.elapsed();
    let about = Duration::from_millis(900)..Duration::from_secs(3);
    assert!(about.contains(&took), "{took:?}");
}

#[tokio::test]
async fn the_end_of_a_page_is_answered_with_its_own_code() {
    let mut place = Place::echoing(rules());
    for (said, answer) in [
        (vec![], vec![]),
        (
            1001_u16.to_be_bytes().to_vec(),
            1001_u16.to_be_bytes().to_vec(),
        ),
        (b"\x0f\xa1bye".to_vec(), b"\x0f\xa1".to_vec()),
    ] {
        let mut raw = Raw::open(&place).await;
        raw.send(&frame(CLOSE, &said)).await;
        assert_eq!(raw.frame().await.unwrap(), (CLOSE, answer));
        assert_eq!(raw.frame().await, None);
        assert_eq!(place.heard().await, [""; 0]);
    }
    place.open().await.leave().await;
    assert_eq!(place.heard().await, [""; 0]);
}

#[tokio::test]
async fn a_cut_connection_is_an_end() {
    let mut place = Place::echoing(rules());
    // half closed: nothing more can come, and so nobody is there
    let mut raw = Raw::open(&place).await;
    raw.send(&frame(TEXT, b"hello")).await;
    raw.frame().await.unwrap();
    raw.0.shutdown().await.unwrap();
    assert_eq!(place.heard().await, ["hello"]);
    assert_eq!(raw.0.read(&mut [0]).await.unwrap(), 0);
    // closed, with half a frame said
    let mut raw = Raw::open(&place).await;
    raw.send(&frame(TEXT, b"hello")[..5]).await;
    drop(raw);
    assert_eq!(place.heard().await, [""; 0]);
    // reset
    let raw = Raw::open(&place).await;
    raw.0.set_zero_linger().unwrap();
    drop(raw);
    assert_eq!(place.heard().await, [""; 0]);
}

use std::time::{Duration, Instant};

use http_kit::ws::SocketRules;

use crate::place::{FRAME_LIMIT, Place, rules};
use crate::raw::{PING, Raw, TEXT, frame};

fn impatient() -> SocketRules {
    SocketRules {
        write_patience: Duration::from_millis(300),
        ..rules()
    }
}

#[tokio::test]
async fn who_does_not_read_is_closed_and_costs_one_frame() {
    let mut place = Place::echoing(impatient());
    let mut raw = Raw::open(&place).await;
    raw.send(&frame(TEXT, b"burst 2000")).await;
    let heard = place.heard().await;
    let sent: usize = heard[1].strip_suffix(" sent").unwrap().parse().unwrap();
    // what the two kernels hold for a connection; the rest was never taken from the service
    assert!(sent * FRAME_LIMIT < 16 << 20, "{sent} frames");
    assert_eq!(raw.end().await, Some(4002), "if it reads on, it learns why");
}

#[tokio::test]
async fn who_reads_slowly_gets_everything() {
    let place = Place::echoing(impatient());
    let mut raw = Raw::open(&place).await;
    raw.send(&frame(TEXT, b"burst 200")).await;
    for number in 0..200 {
        if number % 20 == 0 {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(raw.frame().await.unwrap().1.len(), FRAME_LIMIT);
    }
}

#[tokio::test]
async fn what_is_sent_together_comes_in_order_however_much_it_is() {
    let mut place = Place::echoing(impatient());
    let mut raw = Raw::open(&place).await;
    raw.send(&frame(TEXT, b"together 4000")).await;
    for length in 0..4_000 {
        assert_eq!(raw.frame().await.unwrap().1.len(), length);
    }
    // 8 MB, of which what nobody takes is not held
    let mut slow = Raw::open(&place).await;
    slow.send(&frame(TEXT, b"together 4000")).await;
    assert_eq!(place.heard().await, ["together 4000"], "it is closed");
    assert_eq!(slow.end().await, Some(4002));
    drop(raw);
}

#[tokio::test]
async fn who_asks_without_reading_the_answers_is_not_listened_to() {
    let mut place = Place::echoing(SocketRules {
        frames_per_window: (u32::MAX, Duration::from_secs(10)),
        ..impatient()
    });
    let raw = Raw::open(&place).await;
    let pings: Vec<u8> = (0..10_000)
        .flat_map(|_| frame(PING, &[b'x'; 125]))
        .collect();
    let (_hear, mut say) = raw.0.into_split();
    let asking = tokio::spawn(async move {
        while tokio::io::AsyncWriteExt::write_all(&mut say, &pings)
            .await
            .is_ok()
        {}
    });
    let since = Instant::now();
    place.heard().await;
    assert!(since.elapsed() < Duration::from_secs(9));
    asking.await.unwrap();
}

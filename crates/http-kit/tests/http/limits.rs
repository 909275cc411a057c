use std::num::NonZeroU32;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::web::{ServiceConfig, get};
use http_kit::{AddressLimit, Limiter, StreamSlots};
use tokio_util::sync::CancellationToken;

use crate::site::{Site, problem};

fn number(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

#[test]
fn a_burst_is_allowed_and_then_one_must_wait() {
    let limiter = Limiter::new(number(60), number(3));
    for _ in 0..3 {
        limiter.check(&"a").unwrap();
    }
    let limited = limiter.check(&"a").unwrap_err();
    assert!(limited.retry_after.as_millis() > 900, "{limited:?}");
    assert!(limited.retry_after.as_millis() <= 1000, "{limited:?}");
    limiter.check(&"b").unwrap();
}

#[tokio::test]
async fn too_many_requests_of_one_address_are_told_when_to_come_back() {
    let limit = AddressLimit(Limiter::new(number(1), number(2)));
    let site = Site::serve(move |app: &mut ServiceConfig| {
        app.app_data(limit.clone())
            .route("/", get().to(HttpResponse::Ok));
    });
    assert_eq!(site.get("/").await.status(), 200);
    assert_eq!(site.get("/").await.status(), 200);
    let refused = site.get("/").await;
    assert_eq!(refused.status(), 429);
    let header: u64 = refused.headers()["retry-after"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    let document = problem(refused).await;
    assert_eq!(document["code"], "rate_limited");
    assert_eq!(document["retryAfterSeconds"], header);
    assert!((59..=60).contains(&header), "{header}");
}

#[test]
fn the_newest_stream_wins_and_a_place_is_given_back_when_its_stream_ends() {
    let stop = CancellationToken::new();
    let slots = StreamSlots::new(2);
    let first = slots.take("a", &stop);
    let second = slots.take("a", &stop);
    let other = slots.take("b", &stop);
    let third = slots.take("a", &stop);
    let stopped = [&first, &second, &third, &other].map(|slot| slot.stop().is_cancelled());
    assert_eq!(stopped, [true, false, false, false]);
    assert_eq!(slots.taken(), 3);
    drop(first);
    assert_eq!(slots.taken(), 3, "its place was taken before");
    drop(second);
    let fourth = slots.take("a", &stop);
    assert!(!third.stop().is_cancelled());
    stop.cancel();
    assert!(fourth.stop().is_cancelled() && other.stop().is_cancelled());
    drop((third, fourth, other));
    assert_eq!(slots.taken(), 0);
}

#[tokio::test]
async fn who_follows_is_asked_to_move_and_who_is_almost_done_is_not() {
    let stop = CancellationToken::new();
    let slots = StreamSlots::new(4);
    let lasting = slots.take("a", &stop);
    let brief = slots.take("a", &stop).brief();
    slots.ask_to_move(Duration::ZERO).await;
    assert!(lasting.moving().is_cancelled() && lasting.stop().is_cancelled());
    assert!(!brief.moving().is_cancelled() && !brief.stop().is_cancelled());
    slots.close(&"a");
    assert!(brief.stop().is_cancelled() && !brief.moving().is_cancelled());
    let later = slots.take("b", &stop);
    stop.cancel();
    assert!(later.moving().is_cancelled() && later.stop().is_cancelled());
}

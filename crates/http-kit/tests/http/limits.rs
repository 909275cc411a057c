use std::num::NonZeroU32;

use actix_web::HttpResponse;
use actix_web::web::{ServiceConfig, get};
use http_kit::{AddressLimit, Limiter, StreamSlots, TooManyStreams};

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
fn a_place_is_given_back_when_its_stream_ends() {
    let slots = StreamSlots::new(2);
    let first = slots.take("a").unwrap();
    let second = slots.take("a").unwrap();
    assert_eq!(slots.take("a").unwrap_err(), TooManyStreams);
    let other = slots.take("b").unwrap();
    assert_eq!(slots.open(), 3);
    drop(first);
    let third = slots.take("a").unwrap();
    drop((second, third, other));
    assert_eq!(slots.open(), 0);
}

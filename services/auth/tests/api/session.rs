use std::num::NonZeroU32;

use auth::Config;
use identity::{PublicKeys, SessionCookie, Verifier};
use testkit::Client;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

use crate::house::House;

const SESSION: &str = "/api/auth/session";

#[tokio::test]
async fn the_first_question_begins_a_guests_session() {
    let house = House::new().await;
    let answer = Client::stranger(house.url()).get(SESSION).await.with(200);
    assert_eq!(answer.json["kind"], "guest");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let expires = answer.json["expiresAt"].as_str().unwrap();
    let expires = OffsetDateTime::parse(expires, &Rfc3339).unwrap();
    assert_eq!(expires, house.clock.now() + Duration::days(30));

    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    for attribute in [
        "conch_session=",
        "HttpOnly",
        "SameSite=Lax",
        "Path=/",
        "Max-Age=2592000",
    ] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    let session = house.verifier.verify(token, house.clock.now()).unwrap();
    assert_eq!(session.principal.id.to_string(), answer.json["id"]);
}

#[tokio::test]
async fn a_guest_stays_the_same_guest() {
    let house = House::new().await;
    let guest = Client::stranger(house.url());
    let first = guest.get(SESSION).await.with(200);
    let again = guest.get(SESSION).await.with(200);
    assert_eq!(first.json, again.json);
    assert!(!again.headers.contains_key("set-cookie"));
    let other = Client::stranger(house.url()).get(SESSION).await;
    assert_ne!(first.json["id"], other.json["id"]);
}

#[tokio::test]
async fn a_session_is_renewed_when_half_of_it_is_gone() {
    let house = House::new().await;
    let guest = Client::stranger(house.url());
    let first = guest.get(SESSION).await;
    house.clock.advance(Duration::days(15));
    assert!(!guest.get(SESSION).await.headers.contains_key("set-cookie"));
    house.clock.advance(Duration::seconds(1));
    let renewed = guest.get(SESSION).await.with(200);
    assert_eq!(renewed.json["id"], first.json["id"]);
    assert!(renewed.headers.contains_key("set-cookie"));
    house.clock.advance(Duration::days(29));
    assert_eq!(guest.get(SESSION).await.json["id"], first.json["id"]);
}

#[tokio::test]
async fn who_was_away_too_long_or_forges_is_a_new_guest() {
    let house = House::new().await;
    let guest = Client::stranger(house.url());
    let first = guest.get(SESSION).await;
    house.clock.advance(Duration::days(30));
    let later = guest.get(SESSION).await.with(200);
    assert_ne!(later.json["id"], first.json["id"]);
    let forger = Client::with_cookie(house.url(), "conch_session=a.b.c");
    assert_eq!(forger.get(SESSION).await.with(200).json["kind"], "guest");
}

#[tokio::test]
async fn under_https_the_cookie_is_bound_to_the_host() {
    let house = House::with(Config::default(), SessionCookie::Secure).await;
    let answer = Client::stranger(house.url()).get(SESSION).await;
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(
        cookie.starts_with("__Host-conch_session=") && cookie.contains("; Secure"),
        "{cookie}"
    );
}

#[tokio::test]
async fn an_address_brings_only_so_many_new_guests() {
    let config = Config {
        new_guests_per_minute: NonZeroU32::new(2).unwrap(),
        ..Config::default()
    };
    let house = House::with(config, SessionCookie::Plain).await;
    let guest = Client::stranger(house.url());
    let _ = guest.get(SESSION).await.with(200);
    let _ = Client::stranger(house.url()).get(SESSION).await.with(200);
    let refused = Client::stranger(house.url()).get(SESSION).await.with(429);
    assert_eq!(refused.code(), "rate_limited");
    assert!(refused.headers.contains_key("retry-after"));
    let _ = guest.get(SESSION).await.with(200);
}

#[tokio::test]
async fn others_verify_a_session_by_the_published_keys() {
    let house = House::new().await;
    let guest = Client::stranger(house.url());
    let answer = guest.get(SESSION).await;
    let keys = guest.get("/api/auth/jwks.json").await.with(200);
    assert_eq!(keys.headers["content-type"], "application/jwk-set+json");
    let keys = PublicKeys::parse(&keys.text).unwrap();
    let elsewhere = Verifier::new(keys, SessionCookie::Plain, house.clock.as_fn());
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    elsewhere.verify(token, house.clock.now()).unwrap();
}

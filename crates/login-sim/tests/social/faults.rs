//! Failing on demand.

use std::time::{Duration, Instant};

use login_sim::{Fault, Issuer, Place};
use reqwest::Method;
use serde_json::{Value, json};

use crate::house::House;

const KAKAO: Issuer = Issuer::Kakao;
const JWKS: &str = "/kakao/kauth/.well-known/jwks.json";
const ME: &str = "/kakao/kapi/v2/user/me";

#[tokio::test]
async fn a_provider_that_is_down_closes_the_connection() {
    let house = House::new();
    for (place, path) in [(Place::Keys, JWKS), (Place::Profile, ME)] {
        house.sim.fault(KAKAO, Fault::Down(place));
        let request = house.client.request(Method::GET, path);
        assert!(request.send().await.is_err());
        assert!(house.client.request(Method::GET, path).send().await.is_ok());
    }
    house
        .sim
        .fault_always(KAKAO, Some(Fault::Down(Place::Keys)));
    for _ in 0..3 {
        let request = house.client.request(Method::GET, JWKS);
        assert!(request.send().await.is_err());
    }
    house.sim.fault_always(KAKAO, None);
    house.client.get(JWKS).await.with(200);
}

#[tokio::test]
async fn an_answer_can_be_late_or_make_no_sense() {
    let house = House::new();
    let wait = Duration::from_millis(150);
    house.sim.fault(KAKAO, Fault::Slow(Place::Keys, wait));
    let begun = Instant::now();
    let whole = house.client.get(JWKS).await.with(200);
    assert!(whole.json["keys"].is_array());
    assert!(begun.elapsed() >= wait);

    house.sim.fault(KAKAO, Fault::Nonsense(Place::Keys));
    let page = house.client.get(JWKS).await.with(200);
    assert!(page.text.starts_with("<html>"));
    house.sim.fault(KAKAO, Fault::HalfJson(Place::Keys));
    let half = house.client.get(JWKS).await.with(200);
    assert!(whole.text.starts_with(&half.text));
    assert_eq!(half.json, Value::Null);
    house.sim.fault(KAKAO, Fault::Unavailable(Place::Keys));
    house.client.get(JWKS).await.with(503);
    assert_eq!(house.sim.jwks_fetches(KAKAO), 4);
}

#[tokio::test]
async fn a_fault_is_of_one_provider() {
    let house = House::new();
    house.sim.fault(KAKAO, Fault::Unavailable(Place::Keys));
    house.client.get("/google/certs").await.with(200);
    house.client.get(JWKS).await.with(503);
}

#[tokio::test]
async fn the_token_request_fails_as_each_provider_does() {
    let house = House::new();
    for (fault, kakao, google, naver) in [
        (Fault::CodeReused, (400, "KOE320"), 400, 200),
        (Fault::BadSecret, (401, "KOE010"), 401, 200),
        (Fault::RateLimited, (429, "KOE237"), 429, 429),
        (Fault::ServerError, (500, "KOE003"), 500, 503),
    ] {
        for (issuer, status) in [
            (KAKAO, kakao.0),
            (Issuer::Google, google),
            (Issuer::Naver, naver),
        ] {
            house.sim.fault(issuer, fault.clone());
            let brought = House::brought(issuer, "a-code");
            let answer = house.token(issuer, &brought).await.with(status);
            assert!(answer.json["error"].is_string());
            assert!(issuer != KAKAO || answer.json["error_code"] == kakao.1);
        }
    }
}

#[tokio::test]
async fn any_answer_can_be_made_up() {
    let house = House::new();
    let brought = House::brought(KAKAO, "a-code");
    for body in [json!({ "error": "invented" }), json!("not json")] {
        let status = 418;
        let fault = Fault::TokenError {
            status,
            body: body.clone(),
        };
        house.sim.fault(KAKAO, fault);
        let answer = house.token(KAKAO, &brought).await.with(status);
        match body {
            Value::String(text) => assert_eq!(answer.text, text),
            body => assert_eq!(answer.json, body),
        }
    }
    for issuer in Issuer::ALL {
        let fault = Fault::AuthorizeError {
            error: "temporarily_unavailable".to_owned(),
            description: String::new(),
        };
        house.sim.fault(issuer, fault);
        let back = house.back(issuer, &House::asked(issuer)).await;
        assert_eq!(back.get("error"), Some("temporarily_unavailable"));
        assert_eq!(back.get("state"), Some("a state"));
        assert_eq!(back.get("code"), None);
    }
}

#[tokio::test]
async fn kapi_fails_with_its_codes() {
    let house = House::new();
    let tokens = house.tokens(KAKAO, &House::asked(KAKAO)).await;
    for (fault, status, code) in [
        (Fault::KapiTemporary, 400, -1),
        (Fault::KapiUnauthorized, 401, -401),
        (Fault::KapiQuota, 429, -10),
        (Fault::KapiConsent, 403, -402),
        (Fault::KapiMaintenance, 503, -9798),
    ] {
        let is_consent = fault == Fault::KapiConsent;
        house.sim.fault(KAKAO, fault);
        let answer = house.profile(ME, &tokens).await.with(status).json;
        assert_eq!(answer["code"], code);
        assert!(answer["msg"].is_string());
        assert_eq!(answer["required_scopes"].is_array(), is_consent);
    }
    house.sim.fault(KAKAO, Fault::OtherSubjectInProfile);
    let other = house.profile(ME, &tokens).await.with(200).json;
    assert_ne!(other["id"], 4_100_000_001_i64);
    let own = house.profile(ME, &tokens).await.with(200).json;
    assert_eq!(own["id"], 4_100_000_001_i64);
}

#[tokio::test]
async fn naver_fails_with_its_codes() {
    let house = House::new();
    let issuer = Issuer::Naver;
    let tokens = house.tokens(issuer, &House::asked(issuer)).await;
    for (fault, status, code) in [
        (Fault::NaverUnauthorized, 401, "024"),
        (Fault::NaverForbidden, 403, "403"),
    ] {
        house.sim.fault(issuer, fault);
        let answer = house.profile("/naver/openapi/v1/nid/me", &tokens).await;
        assert_eq!(answer.with(status).json["resultcode"], code);
    }
}

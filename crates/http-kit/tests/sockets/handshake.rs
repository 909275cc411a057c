use host::ServeOptions;
use http_kit::OriginPolicy;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use crate::place::{Place, rules};
use crate::raw::{Raw, TEXT, frame};

#[tokio::test]
async fn only_exactly_our_own_origin_passes() {
    let options = ServeOptions {
        origin: OriginPolicy::of_public_url(Some("https://conch.example")),
        ..ServeOptions::for_tests()
    };
    let place = Place::echoing_with(rules(), options);
    let ask = async |origin| place.ask(&[("origin", origin)]).await;
    assert_eq!(ask("https://conch.example").await, 101);
    for foreign in [
        "",
        "null",
        "https://evil.example",
        "https://conch.example.evil.example",
        "https://conch.exampl",
        "https://evilconch.example",
        "https://www.conch.example",
        "https://conch.example@evil.example",
        "https://user@conch.example",
        "https://CONCH.example",
        "HTTPS://conch.example",
        "https://conch.example:443",
        "https://conch.example:8443",
        "https://conch.example.",
        "https://conch.example/",
        "https://xn--cnch-fsa.example",
        "http://conch.example",
        "wss://conch.example",
        "file://",
        "conch.example",
        "https://conch.example https://conch.example",
    ] {
        assert_eq!(ask(foreign).await, 403, "{foreign}");
    }
}

#[tokio::test]
async fn without_a_public_address_the_host_counts() {
    let place = Place::echoing(rules());
    let ask = async |host, origin| place.ask(&[("host", host), ("origin", origin)]).await;
    assert_eq!(ask("localhost:8080", "http://localhost:8080").await, 101);
    assert_eq!(ask("conch.example", "https://conch.example").await, 101);
    assert_eq!(ask("localhost:8080", "http://localhost").await, 403);
    assert_eq!(ask("localhost:8080", "http://localhost:8081").await, 403);
}

#[tokio::test]
async fn the_subprotocol_must_be_offered() {
    let place = Place::echoing(rules());
    let ask = async |list| place.ask(&[("sec-websocket-protocol", list)]).await;
    assert_eq!(ask("").await, 426);
    assert_eq!(ask("conch.v2").await, 426);
    assert_eq!(ask("conch.v10, chat").await, 426);
    let url = place.running.url();
    let offered = ("sec-websocket-protocol", "chat, conch.v1");
    let answer = request(&place, &[offered, ("origin", url)]).await;
    assert_eq!(answer.status(), 101);
    assert_eq!(answer.headers()["sec-websocket-protocol"], "conch.v1");
    assert_eq!(
        answer.headers()["sec-websocket-accept"],
        "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
    );
    assert_eq!(answer.headers()["upgrade"], "websocket");
    assert!(answer.headers().contains_key("x-request-id"));
}

#[tokio::test]
async fn who_is_no_websocket_is_told_what_is_spoken_here() {
    let place = Place::echoing(rules());
    let url = format!("{}/socket", place.running.url());
    let plain = reqwest::get(url).await.unwrap();
    assert_eq!(plain.headers()["upgrade"], "websocket");
    assert_eq!(plain.headers()["sec-websocket-version"], "13");
    assert_eq!(code(plain, 426).await, "upgrade_required");
    let old = request(&place, &[("sec-websocket-version", "8")]).await;
    assert_eq!(code(old, 426).await, "upgrade_required");
    let keyless = request(&place, &[("sec-websocket-key", "short")]).await;
    assert_eq!(code(keyless, 400).await, "upgrade_required");
    let empty = request(&place, &[("content-length", "0")]).await;
    assert_eq!(code(empty, 400).await, "upgrade_required");
    let foreign = request(&place, &[("origin", "https://evil.example")]).await;
    assert_eq!(code(foreign, 403).await, "cross_origin");
}

#[tokio::test]
async fn an_address_that_is_no_socket_answers_as_ever() {
    let place = Place::echoing(rules());
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let ask = client.get(format!("{}/healthz", place.running.url()));
    let answer = ask.headers(headers(&[])).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(!answer.text().await.unwrap().is_empty());
}

#[tokio::test]
async fn what_comes_with_the_handshake_is_heard() {
    let place = Place::echoing(rules());
    let mut raw = Raw::open_and_say(&place, &frame(TEXT, b"early")).await;
    assert_eq!(raw.frame().await.unwrap(), (TEXT, b"early".to_vec()));
}

async fn code(answer: reqwest::Response, status: u16) -> String {
    assert_eq!(answer.status(), status);
    let document: Value = answer.json().await.unwrap();
    assert_eq!(document["status"], status);
    document["code"].as_str().unwrap().to_owned()
}

/// Asks for a socket, with some headers other ones.
async fn request(place: &Place, other: &[(&'static str, &str)]) -> reqwest::Response {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let url = format!("{}/socket", place.running.url());
    client
        .get(url)
        .headers(headers(other))
        .send()
        .await
        .unwrap()
}

fn headers(other: &[(&'static str, &str)]) -> HeaderMap {
    let usual = [
        ("connection", "Upgrade"),
        ("upgrade", "websocket"),
        ("sec-websocket-version", "13"),
        ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ];
    let mut headers = HeaderMap::new();
    for (name, value) in usual.iter().chain(other) {
        let value = HeaderValue::from_str(value).unwrap();
        headers.insert(HeaderName::from_static(name), value);
    }
    headers
}

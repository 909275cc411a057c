use actix_web::HttpRequest;
use actix_web::web::{ServiceConfig, get};
use http_kit::ErrorKind;
use http_kit::conditional::Unchanging;
use reqwest::Method;

use crate::site::Site;

#[tokio::test]
async fn a_known_body_is_not_sent_again() {
    let cards = Unchanging::json("[1,2,3]");
    let site = Site::serve(move |app: &mut ServiceConfig| {
        let cards = cards.clone();
        let show = move |request: HttpRequest| {
            let answer = cards.answer(&request);
            async move { answer }
        };
        app.route("/", get().to(show));
    });
    let first = site.get("/").await;
    let tag = first.headers()["etag"].to_str().unwrap().to_owned();
    assert!(
        tag.starts_with('"') && tag.ends_with('"') && tag.len() > 20,
        "{tag}"
    );
    assert_eq!(first.text().await.unwrap(), "[1,2,3]");

    let ask = |tags: String| {
        site.request(Method::GET, "/")
            .header("if-none-match", tags)
            .send()
    };
    for known in [
        tag.clone(),
        format!("\"other\", {tag}"),
        format!("W/{tag}"),
        "*".into(),
    ] {
        let response = ask(known).await.unwrap();
        assert_eq!(response.status(), 304);
        assert_eq!(response.headers()["etag"], tag);
        assert!(response.text().await.unwrap().is_empty());
    }
    assert_eq!(ask("\"other\"".into()).await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_large_body_comes_whole() {
    let large: Vec<u8> = (0..300_001_u32).map(|at| (at % 251) as u8).collect();
    let kept = Unchanging::new(large.clone(), "image/png", "no-cache");
    let site = Site::serve(move |app: &mut ServiceConfig| {
        let kept = kept.clone();
        let show = move |request: HttpRequest| {
            let answer = kept.answer(&request);
            async move { answer }
        };
        app.route("/", get().to(show));
    });
    for _ in 0..3 {
        let answer = site.get("/").await;
        assert_eq!(answer.headers()["content-length"], "300001");
        assert_eq!(answer.bytes().await.unwrap(), large);
    }
}

#[test]
fn another_body_has_another_tag() {
    let request = actix_web::test::TestRequest::default().to_http_request();
    let tag = |body: &'static str| {
        Unchanging::json(body)
            .answer(&request)
            .headers()
            .get("etag")
            .cloned()
    };
    assert_ne!(tag("[1]"), tag("[2]"));
    assert_eq!(tag("[1]"), tag("[1]"));
}

#[test]
fn each_client_gets_the_smallest_form_that_it_takes() {
    let long = "a card, and another card; ".repeat(200);
    let body = Unchanging::json(long.clone()).compressed();
    let short = Unchanging::json("[]").compressed();
    let encoding = |of: &Unchanging, accepted: &'static str| {
        let request = actix_web::test::TestRequest::default()
            .insert_header(("accept-encoding", accepted))
            .to_http_request();
        let answer = of.answer(&request);
        let encoding = answer.headers().get("content-encoding").cloned();
        encoding.map(|encoding| encoding.to_str().unwrap().to_owned())
    };
    for (accepted, expected) in [
        ("", None),
        ("identity", None),
        ("gzip", Some("gzip")),
        ("GZIP", Some("gzip")),
        ("br", Some("br")),
        ("gzip, br", Some("br")),
        ("gzip;q=1.0, br;q=0", Some("gzip")),
        ("br;q=0.000, gzip; q=0", None),
        ("br;q=0.5", Some("br")),
        ("zstd, deflate", None),
    ] {
        assert_eq!(encoding(&body, accepted).as_deref(), expected, "{accepted}");
        assert_eq!(encoding(&short, accepted), None, "not worth it");
    }
    assert!(body.size() > long.len() && body.size() < long.len() * 2);
}

#[test]
fn a_refusal_is_sent_whole_each_time() {
    let gone = Unchanging::new("gone", "text/plain", "no-store").refusing(ErrorKind::Gone);
    let request = actix_web::test::TestRequest::default()
        .insert_header(("if-none-match", "*"))
        .to_http_request();
    let answer = gone.answer(&request);
    assert_eq!(answer.status().as_u16(), 410);
    assert!(!answer.headers().contains_key("etag"));
}

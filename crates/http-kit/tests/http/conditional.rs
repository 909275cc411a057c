use actix_web::HttpRequest;
use actix_web::web::{ServiceConfig, get};
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

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::{get, scope};
use host::{ServeOptions, Service};
use reqwest::Method;
use serde_json::Value;

use crate::site::Site;

fn site() -> Site {
    let service = Service::new("chat", |app| {
        app.service(scope("/api/chat").route("/spreads", get().to(HttpResponse::Ok)));
    });
    let page = Arc::new(|_: &actix_web::HttpRequest| {
        HttpResponse::Ok()
            .insert_header(("content-security-policy", "default-src 'self'"))
            .body("<html>")
    });
    Site::serve_with(vec![service], ServeOptions::for_tests().with_fallback(page))
}

#[tokio::test]
async fn every_path_that_no_service_owns_is_the_page() {
    let site = site();
    for path in ["/", "/chat/7", "/apirate"] {
        let response = site.get(path).await;
        assert_eq!(
            response.headers()["content-security-policy"],
            "default-src 'self'"
        );
        assert_eq!(response.text().await.unwrap(), "<html>");
    }
}

#[tokio::test]
async fn an_api_never_answers_with_the_page() {
    let site = site();
    let cases = [
        (Method::GET, "/api/chat/nothing", 404, "not_found"),
        (Method::GET, "/api", 404, "not_found"),
        (Method::GET, "/api/unknown", 404, "not_found"),
        (Method::POST, "/api/chat/spreads", 405, "method_not_allowed"),
        (Method::POST, "/chat/7", 404, "not_found"),
    ];
    for (method, path, status, code) in cases {
        let response = site
            .http
            .request(method, format!("{}{path}", site.url))
            .send();
        let response = response.await.unwrap();
        assert_eq!(response.status(), status, "{path}");
        assert_eq!(
            response.headers()["content-type"],
            "application/problem+json"
        );
        assert_eq!(
            response.json::<Value>().await.unwrap()["code"],
            code,
            "{path}"
        );
    }
}

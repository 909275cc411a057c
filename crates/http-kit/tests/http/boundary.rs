use std::time::Duration;

use actix_web::web::{ServiceConfig, get, post, resource, scope};
use actix_web::{Error, HttpRequest, HttpResponse};
use http_kit::{ErrorKind, Fault, FieldFault, Problem, RequestId};
use proto_events::error::ErrorCode;
use reqwest::Method;
use serde_json::json;

use crate::site::{Site, problem};

#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("the conversation is closed")]
    Closed,
    #[error("SELECT secret FROM table failed")]
    Broken(#[source] std::io::Error),
    #[error("host db-7 is away")]
    Away,
    #[error("a field is wrong")]
    Fields,
}

impl Fault for Trouble {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::Closed => ErrorKind::Conflict,
            Self::Broken(_) => ErrorKind::Internal,
            Self::Away => ErrorKind::Unavailable,
            Self::Fields => ErrorKind::Unprocessable,
        }
    }

    fn code(&self) -> ErrorCode {
        match self {
            Self::Closed => ErrorCode::ConversationClosed,
            Self::Broken(_) => ErrorCode::Internal,
            Self::Away => ErrorCode::Unavailable,
            Self::Fields => ErrorCode::InvalidBody,
        }
    }

    fn retry_after(&self) -> Option<Duration> {
        matches!(self, Self::Away).then_some(Duration::from_millis(1200))
    }

    fn fields(&self) -> Vec<FieldFault> {
        match self {
            Self::Fields => vec![FieldFault {
                field: "text".into(),
                detail: "is empty".into(),
            }],
            _ => Vec::new(),
        }
    }
}

async fn fail(request: HttpRequest) -> Result<HttpResponse, Problem> {
    Err(match request.path() {
        "/api/things/closed" => Trouble::Closed,
        "/api/things/broken" => Trouble::Broken(std::io::Error::other("password=hunter2")),
        "/api/things/away" => Trouble::Away,
        _ => Trouble::Fields,
    })?
}

async fn fail_foreign() -> Result<HttpResponse, Error> {
    Err(actix_web::error::ErrorInternalServerError("inner secret"))
}

async fn tell_id(request: HttpRequest) -> String {
    RequestId::of(&request).unwrap().as_str().to_owned()
}

fn things(app: &mut ServiceConfig) {
    app.service(
        scope("/api/things")
            .route("/closed", get().to(fail))
            .route("/broken", get().to(fail))
            .route("/away", get().to(fail))
            .route("/fields", get().to(fail))
            .route("/foreign", get().to(fail_foreign))
            .route("/id", get().to(tell_id))
            .service(resource("/whole").route(post().to(HttpResponse::Ok))),
    );
}

#[tokio::test]
async fn a_fault_leaves_as_a_problem_document() {
    let site = Site::serve(things);
    let response = site.get("/api/things/closed").await;
    assert_eq!(response.status(), 409);
    assert_eq!(response.headers()["cache-control"], "no-store");
    let document = problem(response).await;
    assert_eq!(document["code"], "conversation_closed");
    assert_eq!(document["detail"], "the conversation is closed");
}

#[tokio::test]
async fn a_fault_of_ours_tells_nothing_outside() {
    let site = Site::serve(things);
    for (path, status) in [
        ("/api/things/broken", 500),
        ("/api/things/foreign", 500),
        ("/api/things/away", 503),
    ] {
        let response = site.get(path).await;
        assert_eq!(response.status(), status, "{path}");
        let text = problem(response).await.to_string();
        for secret in ["SELECT", "hunter2", "inner secret", "db-7"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[tokio::test]
async fn waiting_times_are_rounded_up_in_header_and_body() {
    let site = Site::serve(things);
    let response = site.get("/api/things/away").await;
    assert_eq!(response.headers()["retry-after"], "2");
    assert_eq!(problem(response).await["retryAfterSeconds"], 2);
}

#[tokio::test]
async fn wrong_fields_are_named() {
    let site = Site::serve(things);
    let document = problem(site.get("/api/things/fields").await).await;
    assert_eq!(
        document["errors"],
        json!([{"field": "text", "detail": "is empty"}])
    );
}

#[tokio::test]
async fn an_unknown_path_and_an_unknown_method_have_their_codes() {
    let site = Site::serve(things);
    for path in [
        "/api/things/nothing",
        "/elsewhere",
        "/api/things/closed/more",
    ] {
        let response = site.get(path).await;
        assert_eq!(response.status(), 404);
        assert_eq!(problem(response).await["code"], "not_found");
    }
    for (method, path) in [
        (Method::POST, "/api/things/closed"),
        (Method::GET, "/api/things/whole"),
        (Method::DELETE, "/api/things/whole"),
    ] {
        let response = site.request(method, path).send().await.unwrap();
        assert_eq!(response.status(), 405, "{path}");
        assert_eq!(problem(response).await["code"], "method_not_allowed");
    }
}

#[tokio::test]
async fn a_request_id_of_good_form_is_kept_and_another_replaced() {
    let site = Site::serve(things);
    let ask = async |id: &str| {
        let request = site
            .request(Method::GET, "/api/things/id")
            .header("x-request-id", id);
        let response = request.send().await.unwrap();
        let sent = response.headers()["x-request-id"]
            .to_str()
            .unwrap()
            .to_owned();
        assert_eq!(response.text().await.unwrap(), sent);
        sent
    };
    assert_eq!(ask("Deploy-2026-11-23").await, "Deploy-2026-11-23");
    for bad in [
        "short",
        "has space in it",
        "semi;colon;here",
        &"x".repeat(65),
        "",
    ] {
        let made = ask(bad).await;
        assert_ne!(made, bad);
        assert_eq!(made.len(), 32);
    }
}

#[tokio::test]
async fn every_answer_carries_an_id_and_careful_headers() {
    let site = Site::serve(things);
    let response = site.get("/api/things/id").await;
    let headers = response.headers();
    assert!(headers.contains_key("x-request-id"));
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert_eq!(headers["referrer-policy"], "same-origin");
    assert!(
        headers["content-security-policy"]
            .to_str()
            .unwrap()
            .contains("default-src 'none'")
    );
}

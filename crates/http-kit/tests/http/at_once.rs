use actix_web::middleware::from_fn;
use actix_web::web::{ServiceConfig, get};
use actix_web::{App, HttpRequest, HttpResponse, test};
use http_kit::conditional::Unchanging;
use http_kit::{KeptAnswer, KeptAnswers, answer_at_once, boundary, security_headers};
use std::sync::Arc;

fn kept(request: &HttpRequest) -> Option<KeptAnswer> {
    let kept = Unchanging::json("\"kept\"").careful();
    (request.path() == "/kept").then(|| KeptAnswer {
        route: "/kept",
        response: kept.answer(request),
    })
}

#[actix_web::test]
async fn what_is_kept_is_sent_at_once_and_is_like_every_other_answer() {
    let routes = |app: &mut ServiceConfig| {
        let routed = || async { HttpResponse::Ok().body("routed") };
        app.route("/kept", get().to(routed));
        app.route("/other", get().to(routed));
    };
    let app = App::new()
        .app_data(KeptAnswers(Arc::new([Arc::new(kept)])))
        .configure(routes)
        .wrap(from_fn(security_headers))
        .wrap(from_fn(answer_at_once))
        .wrap(from_fn(boundary));
    let app = test::init_service(app).await;
    let ask = async |path: &str| {
        let request = test::TestRequest::get().uri(path).to_request();
        let response = test::call_service(&app, request).await;
        let headers = response.headers().clone();
        (headers, test::read_body(response).await)
    };
    let (kept, body) = ask("/kept").await;
    assert_eq!(body, "\"kept\"");
    let (other, body) = ask("/other").await;
    assert_eq!(body, "routed");
    for name in [
        "x-request-id",
        "x-content-type-options",
        "referrer-policy",
        "content-security-policy",
        "cross-origin-resource-policy",
    ] {
        assert!(
            kept.contains_key(name) && other.contains_key(name),
            "{name}"
        );
        if name != "x-request-id" {
            assert_eq!(kept.get(name), other.get(name));
        }
    }
}

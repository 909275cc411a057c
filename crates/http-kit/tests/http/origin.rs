use actix_web::HttpResponse;
use actix_web::http::Method;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::web::{ServiceConfig, get, post};
use http_kit::OriginPolicy;

use crate::site::{Site, problem};

fn allowed(policy: &OriginPolicy, method: Method, headers: &[(&str, &str)]) -> bool {
    let headers: HeaderMap = headers
        .iter()
        .map(|(name, value)| {
            (
                HeaderName::try_from(*name).unwrap(),
                HeaderValue::try_from(*value).unwrap(),
            )
        })
        .collect();
    policy.allows(&method, &headers)
}

const HOST: (&str, &str) = ("host", "conch.example");
const COOKIE: (&str, &str) = ("cookie", "conch_session=x");

#[test]
fn reading_is_allowed_from_everywhere() {
    let policy = OriginPolicy::default();
    for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
        assert!(allowed(
            &policy,
            method,
            &[HOST, COOKIE, ("sec-fetch-site", "cross-site")]
        ));
    }
}

#[test]
fn the_browsers_own_word_decides_first() {
    let policy = OriginPolicy::default();
    let post = |site| {
        let headers = [
            HOST,
            ("sec-fetch-site", site),
            ("origin", "https://conch.example"),
        ];
        allowed(&policy, Method::POST, &headers)
    };
    assert!(post("same-origin"));
    assert!(post("none"));
    for site in [
        "same-site",
        "cross-site",
        "",
        "Same-Origin",
        "same-origin, same-origin",
    ] {
        assert!(!post(site), "{site}");
    }
}

#[test]
fn without_it_the_origin_must_be_our_host() {
    let policy = OriginPolicy::default();
    let post = |origin| allowed(&policy, Method::POST, &[HOST, COOKIE, ("origin", origin)]);
    for ours in [
        "https://conch.example",
        "http://conch.example",
        "HTTPS://CONCH.EXAMPLE",
    ] {
        assert!(post(ours), "{ours}");
    }
    for foreign in [
        "null",
        "https://evil.example",
        "https://conch.example.evil.example",
        "https://evilconch.example",
        "https://conch.example:8443",
        "https://conch.example@evil.example",
        "https://evil.example/conch.example",
        "https://conch.example\\.evil.example",
        "ftp://conch.example",
        "conch.example",
        "https://",
        "",
    ] {
        assert!(!post(foreign), "{foreign}");
    }
}

#[test]
fn a_public_address_counts_instead_of_the_host() {
    let policy = OriginPolicy::of_public_url(Some("https://Conch.example:443/"));
    let post = |origin| {
        let headers = [("host", "10.0.0.7:8080"), COOKIE, ("origin", origin)];
        allowed(&policy, Method::DELETE, &headers)
    };
    assert!(post("https://conch.example"));
    assert!(
        !post("http://conch.example"),
        "another scheme is another origin"
    );
    assert!(!post("http://10.0.0.7:8080"));
}

#[test]
fn a_referer_stands_in_for_a_missing_origin() {
    let policy = OriginPolicy::default();
    let post = |referer| allowed(&policy, Method::POST, &[HOST, COOKIE, ("referer", referer)]);
    assert!(post("https://conch.example/chat?x=1"));
    assert!(!post("https://evil.example/?https://conch.example/"));
}

#[test]
fn a_program_without_any_of_it_may_if_it_has_no_cookie() {
    let policy = OriginPolicy::default();
    assert!(allowed(&policy, Method::POST, &[HOST]));
    assert!(!allowed(&policy, Method::POST, &[HOST, COOKIE]));
}

#[tokio::test]
async fn a_foreign_page_is_answered_with_cross_origin_and_changes_nothing() {
    let site = Site::serve(|app: &mut ServiceConfig| {
        app.route("/", get().to(HttpResponse::Ok))
            .route("/", post().to(HttpResponse::Created));
    });
    let post = |site_value: &str| {
        site.request(reqwest::Method::POST, "/")
            .header("sec-fetch-site", site_value)
            .send()
    };
    assert_eq!(post("same-origin").await.unwrap().status(), 201);
    let refused = post("cross-site").await.unwrap();
    assert_eq!(refused.status(), 403);
    assert_eq!(problem(refused).await["code"], "cross_origin");
}

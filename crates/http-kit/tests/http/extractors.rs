use actix_web::HttpResponse;
use actix_web::web::{ServiceConfig, get, post, resource};
use http_kit::{IdempotencyKey, Json, JsonLimit, Path, Query};
use reqwest::Method;
use serde::Deserialize;
use uuid::Uuid;

use crate::site::{Site, problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    limit: u8,
}

fn notes(app: &mut ServiceConfig) {
    app.service(
        resource("/notes")
            .app_data(JsonLimit(64))
            .route(post().to(async |Json(note): Json<Note>| note.text)),
    )
    .route(
        "/notes/{id}",
        get().to(async |Path(id): Path<Uuid>| id.to_string()),
    )
    .route(
        "/plain",
        post().to(async |Json(note): Json<Note>| note.text),
    )
    .route(
        "/pages",
        get().to(async |Query(page): Query<Page>| page.limit.to_string()),
    )
    .route("/ping", get().to(HttpResponse::Ok));
}

async fn send(site: &Site, path: &str, kind: &str, body: &str) -> (u16, String) {
    let request = site
        .request(Method::POST, path)
        .header("content-type", kind);
    let response = request.body(body.to_owned()).send().await.unwrap();
    let status = response.status().as_u16();
    if status == 200 {
        return (status, response.text().await.unwrap());
    }
    (
        status,
        problem(response).await["code"].as_str().unwrap().to_owned(),
    )
}

#[tokio::test]
async fn a_body_of_the_expected_shape_is_taken() {
    let site = Site::serve(notes);
    let json = "application/json";
    assert_eq!(
        send(&site, "/notes", json, r#"{"text":"안녕"}"#).await,
        (200, "안녕".into())
    );
    let with_charset = "application/json; charset=utf-8";
    assert_eq!(
        send(&site, "/notes", with_charset, r#"{"text":"hi"}"#).await,
        (200, "hi".into())
    );
}

#[tokio::test]
async fn a_malformed_body_is_refused_by_its_code() {
    let site = Site::serve(notes);
    for body in [
        "",
        "{",
        "[]",
        r#"{"text":1}"#,
        r#"{"text":"a","extra":1}"#,
        r#"{"text":"a"} x"#,
        r#"{"text":"a","text":"b"}"#,
    ] {
        let refused = send(&site, "/notes", "application/json", body).await;
        assert_eq!(refused, (400, "invalid_body".into()), "{body}");
    }
}

#[tokio::test]
async fn another_media_type_is_refused() {
    let site = Site::serve(notes);
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "",
    ] {
        let refused = send(&site, "/notes", kind, r#"{"text":"a"}"#).await;
        assert_eq!(refused, (415, "unsupported_media_type".into()), "{kind}");
    }
}

#[tokio::test]
async fn a_body_fits_its_limit_to_the_byte() {
    let site = Site::serve(notes);
    let body = |length: usize| format!(r#"{{"text":"{}"}}"#, "a".repeat(length - 11));
    let taken = send(&site, "/notes", "application/json", &body(64)).await;
    assert_eq!(taken, (200, "a".repeat(53)));
    let refused = send(&site, "/notes", "application/json", &body(65)).await;
    assert_eq!(refused, (413, "body_too_large".into()));
}

#[tokio::test]
async fn the_limit_holds_for_a_body_of_unknown_length() {
    let site = Site::serve(notes);
    let chunks = (0..20).map(|_| Ok::<_, std::io::Error>("          "));
    let response = site
        .request(Method::POST, "/notes")
        .header("content-type", "application/json")
        .body(reqwest::Body::wrap_stream(futures::stream::iter(chunks)))
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 413);
}

#[tokio::test]
async fn without_a_setting_the_limit_is_sixteen_kibibytes() {
    let site = Site::serve(notes);
    let body = |length: usize| format!(r#"{{"text":"{}"}}"#, "a".repeat(length - 11));
    let json = "application/json";
    assert_eq!(send(&site, "/plain", json, &body(16 * 1024)).await.0, 200);
    assert_eq!(
        send(&site, "/plain", json, &body(16 * 1024 + 1)).await.0,
        413
    );
}

#[tokio::test]
async fn a_path_that_names_nothing_is_not_found() {
    let site = Site::serve(notes);
    let id = Uuid::from_u128(7).to_string();
    assert_eq!(
        site.get(&format!("/notes/{id}"))
            .await
            .text()
            .await
            .unwrap(),
        id
    );
    let response = site.get("/notes/7").await;
    assert_eq!(response.status(), 404);
    assert_eq!(problem(response).await["code"], "invalid_path");
}

#[tokio::test]
async fn a_query_of_another_form_is_refused() {
    let site = Site::serve(notes);
    assert_eq!(site.get("/pages?limit=5").await.text().await.unwrap(), "5");
    for query in ["", "?limit=x", "?limit=256", "?limit=5&other=1"] {
        let response = site.get(&format!("/pages{query}")).await;
        assert_eq!(response.status(), 400, "{query}");
        assert_eq!(problem(response).await["code"], "invalid_query");
    }
}

#[tokio::test]
async fn a_key_is_plain_or_refused() {
    let site = Site::serve(|app: &mut ServiceConfig| {
        let show = async |IdempotencyKey(key): IdempotencyKey| format!("{key:?}");
        app.route("/", post().to(show));
    });
    assert_eq!(
        site.request(Method::POST, "/")
            .send()
            .await
            .unwrap()
            .text()
            .await
            .unwrap(),
        "None"
    );
    let long = "k".repeat(65);
    for (key, plain) in [
        ("a-Z_9", true),
        ("", false),
        ("a b", false),
        ("ä", false),
        (&long, false),
    ] {
        let request = site
            .request(Method::POST, "/")
            .header("idempotency-key", key);
        let answer = request.send().await.unwrap();
        if plain {
            assert_eq!(answer.text().await.unwrap(), format!("Some({key:?})"));
        } else {
            assert_eq!(problem(answer).await["code"], "invalid_body", "{key}");
        }
    }
}

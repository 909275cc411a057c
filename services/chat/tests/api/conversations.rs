//! Opening, listing, renaming, deleting.

use reqwest::Method;
use serde_json::json;

use crate::app::{App, Talk};

#[actix_web::test]
async fn the_same_key_opens_the_same_conversation() {
    let app = App::with_storyteller().await;
    let guest = app.guest();
    let open = |body: serde_json::Value| {
        guest
            .request(Method::POST, "/api/chat/conversations")
            .header("idempotency-key", "once-1")
            .json(&body)
    };
    let first = guest
        .send(open(json!({ "locale": "ko" })))
        .await
        .with(201)
        .json;
    let again = guest
        .send(open(json!({ "locale": "ko" })))
        .await
        .with(201)
        .json;
    assert_eq!(first["id"], again["id"]);
    let other = guest.send(open(json!({ "locale": "en" }))).await.with(409);
    assert_eq!(other.code(), "key_reused");
    let list = guest.get("/api/chat/conversations").await.with(200).json;
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn a_list_is_read_page_by_page_without_a_gap() {
    let app = App::with_storyteller().await;
    let guest = app.guest();
    let mut made = Vec::new();
    for _ in 0..5 {
        let new = guest
            .post("/api/chat/conversations", &json!({ "locale": "ko" }))
            .await
            .with(201);
        made.push(new.json["id"].as_str().unwrap().to_owned());
    }
    let mut listed = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = guest
            .get(&format!("/api/chat/conversations?limit=2{cursor}"))
            .await
            .with(200)
            .json;
        for item in page["items"].as_array().unwrap() {
            listed.push(item["id"].as_str().unwrap().to_owned());
        }
        match page["nextCursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    made.reverse();
    assert_eq!(listed, made, "the latest first");
}

#[actix_web::test]
async fn a_conversation_is_renamed_and_deleted_by_its_owner_alone() {
    let app = App::with_storyteller().await;
    let talk = app.talk().await;
    let renamed = talk
        .client
        .patch(&talk.path, &json!({ "title": "  내  면접 " }))
        .await
        .with(200);
    assert_eq!(renamed.json["title"], "내 면접");
    let long = json!({ "title": "가".repeat(41) });
    assert_eq!(
        talk.client.patch(&talk.path, &long).await.with(400).code(),
        "invalid_body"
    );

    let other = app.guest();
    assert_eq!(other.get(&talk.path).await.with(404).code(), "not_found");
    assert_eq!(
        other
            .patch(&talk.path, &json!({ "title": "x" }))
            .await
            .with(404)
            .code(),
        "not_found"
    );
    assert_eq!(other.delete(&talk.path).await.with(404).code(), "not_found");

    talk.client.delete(&talk.path).await.with(204);
    assert_eq!(
        talk.client.get(&talk.path).await.with(404).code(),
        "not_found"
    );
    assert_eq!(
        talk.client.delete(&talk.path).await.with(404).code(),
        "not_found"
    );
}

#[actix_web::test]
async fn every_persona_greets_at_once_in_both_languages() {
    let app = App::with_storyteller().await;
    for locale in ["ko", "en"] {
        for persona in ["conch", "polite", "plain"] {
            let body = json!({ "locale": locale, "persona": persona });
            let talk = Talk::open(app.guest(), body).await;
            let greeting = talk.snapshot["messages"][0]["text"].as_str().unwrap();
            assert!(greeting.chars().count() > 30);
            assert_eq!(
                talk.snapshot["quota"]["remaining"],
                talk.snapshot["quota"]["limit"]
            );
        }
    }
}

//! Bad input: a problem document with its code, and nothing changed.

use reqwest::Method;
use serde_json::json;
use testkit::Client;

use crate::app::App;

#[actix_web::test]
async fn a_message_that_is_not_one_is_refused_and_changes_nothing() {
    let app = App::with_storyteller().await;
    let talk = app.talk().await;
    let path = format!("{}/messages", talk.path);
    let message = |text: &str| json!({ "text": text, "clientId": "c1" }).to_string();
    let cases = [
        (message(""), 400, "message_empty"),
        (message(" \n\u{7}\t "), 400, "message_empty"),
        (message(&"a".repeat(4_001)), 413, "message_too_long"),
        (message(&"가".repeat(1_334)), 413, "message_too_long"),
        (message(&"a".repeat(20_000)), 413, "body_too_large"),
        ("{".to_owned(), 400, "invalid_body"),
        ("[]".to_owned(), 400, "invalid_body"),
        ("null".to_owned(), 400, "invalid_body"),
        (r#"{"text":"a"}"#.to_owned(), 400, "invalid_body"),
        (
            r#"{"text":1,"clientId":"c1"}"#.to_owned(),
            400,
            "invalid_body",
        ),
        (
            r#"{"text":"a","clientId":"c1","role":"reader"}"#.to_owned(),
            400,
            "invalid_body",
        ),
        (
            r#"{"text":"a","clientId":""}"#.to_owned(),
            400,
            "invalid_body",
        ),
        (
            r#"{"text":"a","clientId":"c 1"}"#.to_owned(),
            400,
            "invalid_body",
        ),
        (
            format!(r#"{{"text":"a","clientId":"{}"}}"#, "c".repeat(65)),
            400,
            "invalid_body",
        ),
        ("{\"text\":\"\u{fffd}".to_owned(), 400, "invalid_body"),
    ];
    for (body, status, code) in cases {
        let shown: String = body.chars().take(60).collect();
        let refused = talk.client.post_raw(&path, body).await;
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (status, code),
            "{shown}"
        );
    }
    let bytes: &[u8] = b"{\"text\":\"\xff\xfe\",\"clientId\":\"c1\"}";
    assert_eq!(
        talk.client.post_raw(&path, bytes).await.with(400).code(),
        "invalid_body"
    );
    assert_eq!(talk.show().await, talk.snapshot, "nothing changed");

    // Exactly at the limit is a message.
    let longest = json!({ "text": "a".repeat(4_000), "clientId": "c1" });
    talk.client.post(&path, &longest).await.with(202);
}

#[actix_web::test]
async fn nobody_reaches_what_is_not_theirs() {
    let app = App::with_storyteller().await;
    let talk = app.talk().await;
    let other = app.guest();
    let message = json!({ "text": "a", "clientId": "c1" });
    let draw = json!({ "positions": [1] });
    let foreign: [(&Client, &str); 2] =
        [(&other, "not_found"), (&app.stranger(), "unauthenticated")];
    for (client, code) in foreign {
        let get = |path: String| async move { client.get(&path).await };
        assert_eq!(get(talk.path.clone()).await.code(), code);
        assert_eq!(
            get(format!("{}/events?after=0-0", talk.path)).await.code(),
            code
        );
        let post = |path: &str| format!("{}/{path}", talk.path);
        assert_eq!(client.post(&post("messages"), &message).await.code(), code);
        assert_eq!(client.post(&post("draw"), &draw).await.code(), code);
        assert_eq!(client.post(&post("offer"), &json!({})).await.code(), code);
        let turn = "turns/0190a000-0000-7000-8000-000000000001";
        assert_eq!(
            client
                .post(&post(&format!("{turn}/stop")), &json!({}))
                .await
                .code(),
            code
        );
        assert_eq!(
            client
                .post(&post(&format!("{turn}/retry")), &json!({}))
                .await
                .code(),
            code
        );
    }
    assert_eq!(talk.show().await, talk.snapshot, "nothing changed");
}

#[actix_web::test]
async fn another_site_cannot_speak_for_a_seeker() {
    let app = App::with_storyteller().await;
    let talk = app.talk().await;
    let path = format!("{}/messages", talk.path);
    let body = json!({ "text": "a", "clientId": "c1" });
    let request = talk
        .client
        .request(Method::POST, &path)
        .json(&body)
        .build()
        .unwrap();
    let mut request = reqwest::RequestBuilder::from_parts(reqwest::Client::new(), request);
    request = request.header("origin", "https://evil.example");
    let mut request = request.build().unwrap();
    request
        .headers_mut()
        .insert("sec-fetch-site", "cross-site".parse().unwrap());
    let answer = reqwest::Client::new().execute(request).await.unwrap();
    assert_eq!(answer.status(), 403);
    assert!(answer.text().await.unwrap().contains("cross_origin"));
}

#[actix_web::test]
async fn paths_queries_and_methods_that_are_not_ours_say_so() {
    let app = App::with_storyteller().await;
    let talk = app.talk().await;
    let client = &talk.client;
    let show = |path: &str| path.to_owned();
    assert_eq!(
        client
            .get(&show("/api/chat/conversations/no-uuid"))
            .await
            .with(404)
            .code(),
        "invalid_path"
    );
    assert_eq!(
        client
            .get(&show("/api/chat/nowhere"))
            .await
            .with(404)
            .code(),
        "not_found"
    );
    assert_eq!(
        client.delete("/api/chat/spreads").await.with(405).code(),
        "method_not_allowed"
    );
    for query in [
        "",
        "?after=",
        "?after=1",
        "?after=x-y",
        "?after=1-2-3",
        "?before=0-0",
    ] {
        let answer = client
            .get(&format!("{}/events{query}", talk.path))
            .await
            .with(400);
        assert_eq!(answer.code(), "invalid_query", "{query}");
    }
    let list = client
        .get("/api/chat/conversations?cursor=nonsense")
        .await
        .with(400);
    assert_eq!(list.code(), "invalid_query");
    let text = client
        .request(Method::POST, &format!("{}/messages", talk.path))
        .body("a");
    assert_eq!(
        client.send(text).await.with(415).code(),
        "unsupported_media_type"
    );
}

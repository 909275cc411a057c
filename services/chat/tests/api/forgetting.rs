//! What is forgotten, by whom, and when.

use std::time::Duration;

use chat::Config;
use identity::Grant;
use serde_json::{Value, json};
use testkit::{Client, eventually};
use time::Duration as Days;
use time::macros::datetime;

use crate::app::{App, Talk};

async fn listed(client: &Client) -> Vec<Value> {
    let list = client.get("/api/chat/conversations").await.with(200).json;
    list["items"].as_array().unwrap().clone()
}

#[actix_web::test]
async fn everything_is_forgotten_at_once_and_nobody_elses() {
    let app = App::with_storyteller().await;
    let mine = app.talk().await;
    mine.say("c1", "하나").await;
    let _ = mine
        .client
        .post("/api/chat/conversations", &json!({ "locale": "ko" }))
        .await
        .with(201);
    let theirs = app.talk().await;
    assert_eq!(listed(&mine.client).await.len(), 2);
    let _ = mine
        .client
        .delete("/api/chat/conversations")
        .await
        .with(204);
    assert_eq!(listed(&mine.client).await, Vec::<Value>::new());
    let gone = mine.client.get(&mine.path).await.with(404);
    assert_eq!(gone.code(), "not_found");
    assert_eq!(listed(&theirs.client).await.len(), 1);
    // again is nothing new
    let _ = mine
        .client
        .delete("/api/chat/conversations")
        .await
        .with(204);
}

#[actix_web::test]
async fn nothing_is_forgotten_while_a_turn_is_running() {
    let slow = clova_sim::SimSettings {
        scenario: "stall".parse().unwrap(),
        ..clova_sim::SimSettings::default()
    };
    let app = App::with_clova(slow).await;
    let talk = app.talk().await;
    let _ = talk
        .client
        .post("/api/chat/conversations", &json!({ "locale": "ko" }))
        .await
        .with(201);
    talk.mumble("c1", "떨려").await;
    let refused = talk
        .client
        .delete("/api/chat/conversations")
        .await
        .with(409);
    assert_eq!(refused.code(), "turn_running");
    assert_eq!(listed(&talk.client).await.len(), 2);
}

#[actix_web::test]
async fn a_guests_talk_is_forgotten_after_its_time_and_a_members_is_not() {
    let config = Config {
        sweep: Duration::from_millis(50),
        ..Config::default()
    };
    let app = App::at(datetime!(2026-11-26 12:00 UTC), config).await;
    let left = app.talk().await;
    left.say("c1", "떨려").await;
    let visited = app.talk().await;
    visited.say("c1", "떨려").await;
    let member = Talk::open(app.member(None), json!({ "locale": "ko" })).await;

    app.clock.advance(Days::days(29));
    assert_eq!(listed(&left.client).await.len(), 1);
    visited.say("c2", "아직 떨려").await;
    app.clock.advance(Days::days(1));
    eventually("it is forgotten", Duration::from_secs(10), || async {
        (left.client.get(&left.path).await.status == 404).then_some(())
    })
    .await;
    let _ = visited.client.get(&visited.path).await.with(200);
    app.clock.advance(Days::days(29));
    eventually("the other one, too", Duration::from_secs(10), || async {
        (visited.client.get(&visited.path).await.status == 404).then_some(())
    })
    .await;
    let _ = member.client.get(&member.path).await.with(200);
}

#[actix_web::test]
async fn what_a_guest_had_is_the_members_at_their_first_request_and_stays() {
    let config = Config {
        sweep: Duration::from_millis(50),
        ..Config::default()
    };
    let app = App::at(datetime!(2026-11-26 12:00 UTC), config).await;
    let guest = app.ids.next();
    let grant = Grant::guest(guest, app.ids.next());
    let talk = Talk::open(app.bearer(grant), json!({ "locale": "ko" })).await;
    talk.say("c1", "떨려").await;
    let member = app.member(Some(guest));
    assert_eq!(listed(&member).await.len(), 1);
    let _ = member.get(&talk.path).await.with(200);
    // the guest is nobody any more
    let _ = talk.client.get(&talk.path).await.with(404);
    app.clock.advance(Days::days(60));
    let later = Talk::open(app.guest(), json!({ "locale": "ko" })).await;
    app.clock.advance(Days::days(30));
    eventually("the sweep has come by", Duration::from_secs(10), || async {
        (later.client.get(&later.path).await.status == 404).then_some(())
    })
    .await;
    let _ = member.get(&talk.path).await.with(200);
}

//! A conversation that is not to be kept.

use std::time::Duration;

use chat::Config;
use identity::Grant;
use proto_events::chat::ChatEvent;
use proto_events::domain::Fact;
use serde_json::{Value, json};
use testkit::{Client, eventually};
use time::Duration as Time;
use time::macros::datetime;

use crate::app::{App, Talk, end_of};

const LIMIT: Duration = Duration::from_secs(10);

async fn app() -> App {
    let config = Config {
        sweep: Duration::from_millis(50),
        ..Config::default()
    };
    App::at(datetime!(2026-11-23 12:00 UTC), config).await
}

async fn open(client: Client) -> Talk {
    Talk::open(client, json!({ "locale": "ko", "temporary": true })).await
}

async fn listed(client: &Client, query: &str) -> Value {
    let path = format!("/api/chat/conversations{query}");
    client.get(&path).await.with(200).json["items"].clone()
}

async fn is_gone(talk: &Talk) {
    eventually("it is forgotten", LIMIT, || async {
        (talk.client.get(&talk.path).await.status == 404).then_some(())
    })
    .await;
}

#[actix_web::test]
async fn it_is_a_whole_conversation_of_which_nobody_else_learns() {
    let app = app().await;
    let mut listener = app.listener();
    let member_id = app.ids.next();
    let talk = open(app.known_member(member_id)).await;
    assert_eq!(talk.snapshot["temporary"], true);
    // who looks knows until when it is there
    assert_eq!(talk.snapshot["expiresAt"], "2026-11-23T13:00:00Z");
    talk.say("c1", "hidden worry").await;
    let events = talk.draw(&[7]).await;
    assert!(matches!(end_of(&events), ChatEvent::TurnCompleted { .. }));
    let told = |event: &testkit::Event| matches!(event.chat(), ChatEvent::ReadingCompleted { .. });
    assert!(!events.iter().any(told), "nobody keeps it under an id");
    talk.say("c2", "and now?").await;
    let shown = talk.show().await;
    assert_eq!(shown["temporary"], true);
    assert_eq!(shown["messages"].as_array().unwrap().len(), 6);
    assert_eq!(shown["draw"]["state"], "drawn");
    assert!(shown["draw"].get("readingId").is_none());
    let messages = shown["messages"].as_array().unwrap();
    assert!(
        messages
            .iter()
            .all(|message| message.get("readingId").is_none())
    );

    assert_eq!(listed(&talk.client, "").await, json!([]));
    assert_eq!(listed(&talk.client, "?search=worry").await, json!([]));
    assert_eq!(listed(&talk.client, "?search=2026-11-23").await, json!([]));
    let kept = Talk::open(talk.client.at(app.url()), json!({ "locale": "ko" })).await;
    assert_eq!(kept.snapshot["temporary"], false);
    assert!(kept.snapshot.get("expiresAt").is_none());
    kept.draw(&[7]).await;
    let reading = |fact: &Fact| matches!(fact, Fact::ReadingCompleted(_));
    let heard = listener.until(reading).await;
    let Some(Fact::ReadingCompleted(reading)) = heard.last() else {
        unreachable!()
    };
    assert_eq!(heard.len(), 1);
    assert_eq!(reading.conversation_id.to_string(), kept.snapshot["id"]);

    let request_id = app.ids.next();
    app.learn(Fact::DataRequested {
        request_id,
        member_id,
    })
    .await;
    let found = listener.until(|fact| matches!(fact, Fact::DataComplete { .. }));
    let found = serde_json::to_string(&found.await).unwrap();
    assert!(!found.contains("hidden worry"), "{found}");
}

#[actix_web::test]
async fn it_is_forgotten_an_hour_after_its_last_words_whosever_it_is() {
    let app = app().await;
    let mut talks = Vec::new();
    for client in [app.guest(), app.member(None)] {
        talks.push(open(client).await);
    }
    let kept = app.talk().await;
    app.clock.advance(Time::minutes(50));
    for talk in &talks {
        talk.say("c1", "떨려").await;
    }
    app.clock.advance(Time::minutes(50));
    for talk in &talks {
        let offer = format!("{}/offer", talk.path);
        talk.client.post(&offer, &json!({})).await.with(200);
    }
    app.clock.advance(Time::minutes(50));
    for talk in &talks {
        talk.draw(&[7]).await;
    }
    app.clock.advance(Time::minutes(59));
    for talk in &talks {
        talk.show().await;
    }
    app.clock.advance(Time::minutes(1));
    for talk in &talks {
        is_gone(talk).await;
    }
    kept.show().await;
}

#[actix_web::test]
async fn signing_in_does_not_keep_it() {
    let app = app().await;
    let guest = app.ids.next();
    let grant = || Grant::guest(guest, app.ids.next());
    let talk = open(app.bearer(grant())).await;
    let kept = Talk::open(app.bearer(grant()), json!({ "locale": "ko" })).await;
    let member = app.member(Some(guest));
    member.get(&talk.path).await.with(200);
    app.clock.advance(Time::minutes(60));
    let talk = Talk {
        client: member,
        ..talk
    };
    is_gone(&talk).await;
    app.clock.advance(Time::days(60));
    talk.client.get(&kept.path).await.with(200);
}

#[actix_web::test]
async fn deleting_it_ends_it_even_in_the_middle_of_an_answer() {
    let app = App::with_clova(clova_sim::SimSettings::default()).await;
    let talk = open(app.guest()).await;
    app.sim().queue(["stall:5".parse().unwrap()]);
    talk.mumble("c1", "떨려").await;
    let mut events = talk.follow(talk.snapshot["cursor"].as_str().unwrap()).await;
    events
        .until(|event| matches!(event, ChatEvent::Delta { .. }))
        .await;
    let other = app.guest();
    assert_eq!(other.delete(&talk.path).await.with(404).code(), "not_found");
    talk.client.delete(&talk.path).await.with(204);
    events.until(|event| matches!(event, ChatEvent::Gone)).await;
    talk.client.get(&talk.path).await.with(404);
    eventually("the model is hung up on", LIMIT, || async {
        (app.sim().counts().cancelled == 1).then_some(())
    })
    .await;
    let again = talk.client.delete(&talk.path).await.with(404);
    assert_eq!(again.code(), "not_found");
}

#[actix_web::test]
async fn whether_it_is_temporary_is_part_of_the_request() {
    let app = App::with_storyteller().await;
    let guest = app.guest();
    let open = |body: Value| {
        let request = guest.request(reqwest::Method::POST, "/api/chat/conversations");
        guest.send(request.header("idempotency-key", "once-1").json(&body))
    };
    open(json!({ "locale": "ko", "temporary": true }))
        .await
        .with(201);
    let reused = open(json!({ "locale": "ko" })).await.with(409);
    assert_eq!(reused.code(), "key_reused");
    let refused = open(json!({ "locale": "ko", "temporary": "yes" })).await;
    assert_eq!(refused.with(400).code(), "invalid_body");
}

//! A member gets everything that is kept of them, and nobody else's.

use std::collections::BTreeMap;

use chat::Config;
use proto_events::domain::{DataHolder, Fact};
use serde_json::{Value, json};
use tarot::{SealedDeck, Seed};
use testkit::Listener;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use time::macros::datetime;
use uuid::Uuid;

use crate::app::{App, Talk};

/// Asks for everything of a member, and answers the files by their names.
async fn export(app: &App, listener: &mut Listener, member_id: Uuid) -> BTreeMap<String, Value> {
    let request = app.ids.next();
    app.learn(Fact::DataRequested {
        request_id: request,
        member_id,
    })
    .await;
    let heard = listener.until(|fact| matches!(fact, Fact::DataComplete { .. }));
    let heard = heard.await;
    let mut found = BTreeMap::new();
    for fact in &heard {
        if let Fact::DataFound {
            request_id,
            member_id: _,
            holder,
            name,
            content,
        } = fact
        {
            assert_eq!((*request_id, *holder), (request, DataHolder::Chat));
            let before = found.insert(name.clone(), serde_json::from_str(content).unwrap());
            assert!(before.is_none(), "{name} comes once");
        }
    }
    let complete = Fact::DataComplete {
        request_id: request,
        holder: DataHolder::Chat,
        files: u32::try_from(found.len()).unwrap(),
    };
    assert_eq!(heard.last(), Some(&complete), "it comes last");
    found
}

#[actix_web::test]
async fn a_member_gets_every_word_and_every_card_and_nobody_elses() {
    let app = App::with_storyteller().await;
    let mut listener = app.listener();
    let member_id = app.ids.next();
    let client = app.known_member(member_id);
    let talk = Talk::open(client, json!({ "locale": "ko", "spread": "three" })).await;
    talk.say("c1", "내일 면접이라 떨려").await;
    talk.draw(&[3, 30, 77]).await;
    let theirs = app.talk().await;
    theirs.say("c1", "남의 얘기").await;

    let files = export(&app, &mut listener, member_id).await;
    let id = talk.snapshot["id"].as_str().unwrap();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, [&format!("conversations/{id}.json"), "quota.json"]);

    let shown = talk.show().await;
    let file = &files[names[0]];
    assert_eq!(file["memberId"], member_id.to_string());
    assert_eq!(file["title"], "내일 면접이라 떨려");
    assert_eq!(file["locale"], "ko");
    assert_eq!(file["createdAt"], shown["createdAt"]);
    let kept = file["messages"].as_array().unwrap();
    let said = shown["messages"].as_array().unwrap();
    assert_eq!(kept.len(), said.len());
    for (kept, said) in kept.iter().zip(said) {
        assert_eq!(kept["author"], said["role"]);
        assert_eq!(kept["text"], said["text"]);
        assert_eq!(kept["createdAt"], said["createdAt"]);
        let time = kept["createdAt"].as_str().unwrap();
        assert!(OffsetDateTime::parse(time, &Rfc3339).is_ok(), "{time}");
    }
    let draw = &file["draws"][0];
    assert_eq!(draw["spread"], "three");
    assert_eq!(draw["question"], "내일 면접이라 떨려");
    let seed: Seed = draw["seed"].as_str().unwrap().parse().unwrap();
    let commitment = SealedDeck::seal(seed).commitment().to_string();
    assert_eq!(draw["commitment"], commitment);
    let cards = draw["cards"].as_array().unwrap();
    assert_eq!(cards.len(), 3);
    for card in cards {
        let id = card["card"].as_str().unwrap().parse().unwrap();
        assert_eq!(card["name"], tarot::card(id).name.ko);
    }
    assert_eq!(files["quota.json"]["turnsUsed"], 2);

    // Asked again it is the same again.
    assert_eq!(export(&app, &mut listener, member_id).await, files);
}

#[actix_web::test]
async fn the_seed_of_a_deck_that_lies_ready_stays_a_secret() {
    let app = App::with_storyteller().await;
    let mut listener = app.listener();
    let member_id = app.ids.next();
    let talk = Talk::open(app.known_member(member_id), json!({ "locale": "en" })).await;
    let offer = format!("{}/offer", talk.path);
    let offered = talk.client.post(&offer, &json!({})).await.with(200).json;
    let files = export(&app, &mut listener, member_id).await;
    let id = talk.snapshot["id"].as_str().unwrap();
    let draw = &files[&format!("conversations/{id}.json")]["draws"][0];
    assert_eq!(draw["commitment"], offered["commitment"]);
    assert_eq!(draw["seed"], json!(null));
    assert_eq!(draw["cards"], json!([]));
}

#[actix_web::test]
async fn words_of_a_turn_that_failed_are_not_left_out() {
    let app = App::with_clova(clova_sim::SimSettings::default()).await;
    let mut listener = app.listener();
    let member_id = app.ids.next();
    let talk = Talk::open(app.known_member(member_id), json!({ "locale": "ko" })).await;
    app.sim().queue(["error-after-n".parse().unwrap()]);
    let said = crate::app::text_of(&talk.say("c1", "떨려").await);
    let files = export(&app, &mut listener, member_id).await;
    let (_, file) = files.first_key_value().unwrap();
    let last = file["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(last["text"], said);
    assert_eq!(last["stopped"], true);
}

#[actix_web::test]
async fn more_talks_than_are_looked_up_at_once_come_all() {
    let config = Config {
        requests_per_minute: 1_000,
        ..Config::default()
    };
    let app = App::at(datetime!(2026-11-23 12:00 UTC), config).await;
    let mut listener = app.listener();
    let member_id = app.ids.next();
    let client = app.known_member(member_id);
    for _ in 0..70 {
        let body = json!({ "locale": "ko" });
        client
            .post("/api/chat/conversations", &body)
            .await
            .with(201);
    }
    assert_eq!(export(&app, &mut listener, member_id).await.len(), 70);
}

#[actix_web::test]
async fn a_member_with_nothing_is_told_so() {
    let app = App::with_storyteller().await;
    let mut listener = app.listener();
    let member_id = app.ids.next();
    let files = export(&app, &mut listener, member_id).await;
    assert_eq!(files, BTreeMap::new());
}

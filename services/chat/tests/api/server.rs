//! What is asked of the database differently is asked of MariaDB, too.

use std::time::Duration;

use chat::Config;
use host::Databases;
use identity::Grant;
use proto_events::domain::Fact;
use reqwest::Method;
use serde_json::json;
use testkit::{Mariadb, eventually};
use time::macros::datetime;

use crate::app::{App, Talk};

#[actix_web::test]
async fn a_member_finds_exports_and_loses_everything_on_mariadb() {
    let Some(mariadb) = Mariadb::start().await else {
        return;
    };
    let databases = Databases::at(mariadb.schema("chat").await);
    let config = Config {
        sweep: Duration::from_millis(50),
        ..Config::default()
    };
    let app = App::on(databases, datetime!(2026-11-23 12:00 UTC), config).await;
    let mut listener = app.listener();
    let (guest, member_id) = (app.ids.next(), app.ids.next());
    let as_guest = || app.bearer(Grant::guest(guest, app.ids.next()));
    let talk = Talk::open(as_guest(), json!({ "locale": "ko" })).await;
    talk.say("c1", "Exam 전날이라 100% 떨려").await;
    talk.draw(&[7]).await;
    let hidden = json!({ "locale": "ko", "temporary": true });
    let hidden = Talk::open(as_guest(), hidden).await;
    let offer = format!("{}/offer", hidden.path);
    hidden.client.post(&offer, &json!({})).await.with(200);
    let signed_in = Fact::MemberSignedIn {
        member_id,
        guest_id: guest,
    };
    for _ in 0..2 {
        app.learn(signed_in.clone()).await;
    }
    let member = app.known_member(member_id);
    let quota = member.get("/api/chat/quota").await.with(200).json;
    assert_eq!(quota["remaining"], 198);

    let shown = member.get(&talk.path).await.with(200).json;
    let cards = &shown["draw"]["cards"];
    let card = cards[0]["card"].as_str().unwrap().parse().unwrap();
    let card = tarot::card(card);
    for words in ["exam", "100%", card.name.ko, card.name.en, "2026-11"] {
        let list = member.request(Method::GET, "/api/chat/conversations");
        let list = list.query(&[("search", words)]);
        let found = member.send(list).await.with(200).json;
        assert_eq!(found["items"][0]["id"], talk.snapshot["id"], "{words}");
        assert_eq!(&found["items"][0]["cards"], cards);
        assert_eq!(found["items"].as_array().unwrap().len(), 1);
    }

    app.learn(Fact::DataRequested {
        request_id: app.ids.next(),
        member_id,
    })
    .await;
    let exported = listener.until(|fact| matches!(fact, Fact::DataComplete { .. }));
    let exported = exported.await;
    assert!(
        matches!(exported.last(), Some(Fact::DataComplete { files: 2, .. })),
        "one conversation and the quota"
    );

    member.delete(&hidden.path).await.with(204);
    app.learn(Fact::MemberDeleted {
        erasure_id: app.ids.next(),
        member_id,
    })
    .await;
    listener
        .until(|fact| matches!(fact, Fact::MemberErased { .. }))
        .await;
    member.get(&talk.path).await.with(404);
    let late = Talk::open(member, json!({ "locale": "ko" })).await;
    app.clock.advance(time::Duration::minutes(15));
    eventually("the second look", Duration::from_secs(10), || async {
        (late.client.get(&late.path).await.status == 404).then_some(())
    })
    .await;
}

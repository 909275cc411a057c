//! A member gets every reading that is kept of them.

use std::collections::BTreeMap;

use proto_events::domain::{DataHolder, Fact, ReadingCompleted};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

use testkit::Listener;

use crate::app::{App, OWNER, completed};

async fn export(app: &App, listener: &mut Listener, member_id: Uuid) -> BTreeMap<String, Value> {
    let request = app.ids.next();
    app.learn(Fact::DataRequested {
        request_id: request,
        member_id,
    })
    .await;
    let mut found = BTreeMap::new();
    loop {
        match listener.next().await {
            Fact::DataFound {
                request_id,
                member_id: _,
                holder,
                name,
                content,
            } => {
                assert_eq!((request_id, holder), (request, DataHolder::Results));
                found.insert(name, serde_json::from_str(&content).unwrap());
            }
            Fact::DataComplete {
                request_id,
                holder,
                files,
            } => {
                assert_eq!((request_id, holder), (request, DataHolder::Results));
                assert_eq!(usize::try_from(files).unwrap(), found.len());
                return found;
            }
            other => panic!("{other:?}"),
        }
    }
}

#[actix_web::test]
async fn a_member_gets_their_readings_whole_and_nobody_elses() {
    let app = App::start(TempDir::new().unwrap()).await;
    let mut listener = app.listener();
    for number in 1..=40 {
        app.publish(&completed(number)).await;
    }
    let Fact::ReadingCompleted(mine) = completed(41).fact else {
        unreachable!()
    };
    let theirs = ReadingCompleted {
        owner_id: Uuid::from_u128(8),
        ..mine
    };
    app.learn(Fact::ReadingCompleted(theirs)).await;

    let files = export(&app, &mut listener, Uuid::from_u128(7)).await;
    assert_eq!(files.len(), 40);
    let id = Uuid::from_u128(1);
    let file = &files[&format!("readings/{id}.json")];
    let Fact::ReadingCompleted(reading) = completed(1).fact else {
        unreachable!()
    };
    assert_eq!(
        file,
        &json!({
            "memberId": Uuid::from_u128(7),
            "id": id,
            "conversationId": Uuid::from_u128(1_001),
            "completedAt": "2026-11-23T12:00:00Z",
            "locale": "ko",
            "spread": "one",
            "question": reading.question,
            "cards": reading.cards,
            "seed": reading.seed,
            "text": reading.text,
            "reader": "HCX-005",
        })
    );
    // Asked again it is the same again.
    let again = export(&app, &mut listener, Uuid::from_u128(7)).await;
    assert_eq!(again, files);
    app.running.stop().await;
}

#[actix_web::test]
async fn a_member_with_nothing_is_told_so() {
    let app = App::start(TempDir::new().unwrap()).await;
    let mut listener = app.listener();
    let files = export(&app, &mut listener, Uuid::from_u128(9)).await;
    assert_eq!(files, BTreeMap::new());
    app.running.stop().await;
}

#[actix_web::test]
async fn links_are_among_it_with_what_they_show_as_long_as_they_do() {
    let app = App::new().await;
    let mut listener = app.listener();
    let (open, ended) = (app.link(1).await, app.link(2).await);
    let path = format!("/api/results/shares/{ended}");
    let _ended = app.owner().delete(&path).await.with(204);
    let files = export(&app, &mut listener, OWNER).await;
    assert_eq!(files.len(), 4);
    let file = &files[&format!("links/{open}.json")];
    assert_eq!(file["readingId"], Uuid::from_u128(1).to_string());
    assert_eq!(file["memberId"], OWNER.to_string());
    assert_eq!(file["expiresAt"], "2026-12-23T12:00:00Z");
    assert_eq!(file["shows"]["cards"][0]["card"], "major-17");
    assert_eq!(file["ended"], Value::Null);
    let file = &files[&format!("links/{ended}.json")];
    assert_eq!(file["ended"], "revoked");
    assert_eq!(file["shows"], Value::Null);
}

//! Storage that goes away comes back to a reading that has lost nothing.

use std::time::Duration;

use futures::future::join_all;
use proto_events::chat::ChatEvent;
use serde_json::json;
use tempfile::TempDir;
use testkit::{Mariadb, Redis, eventually};

use crate::conch::{Conch, apply, begin_reading, hear, open};
use crate::servers::schemas;

#[tokio::test]
async fn a_redis_restart_in_the_middle_of_a_reading_loses_nothing() {
    let Some(mut redis) = Redis::start().await else {
        return;
    };
    let data = TempDir::new().unwrap();
    let redis_url = redis.url();
    let flags = [
        ("redis-url", redis_url.as_str()),
        ("storyteller-pace-ms", "20"),
    ];
    let conch = Conch::start(data.path(), &flags).await;
    let client = conch.guest().await;
    let (path, cursor, mut events) = begin_reading(&client, &client).await;
    let mut all = hear(&mut events, 20).await;
    redis.restart().await;
    all.extend(events.until(ChatEvent::is_terminal).await);
    assert!(matches!(
        all.last().unwrap().chat(),
        ChatEvent::TurnCompleted { .. }
    ));
    let after = client.get(&path).await.with(200).json;
    let kept = after["messages"].as_array().unwrap().last().unwrap()["text"].clone();
    assert_eq!(kept, apply(String::new(), &all));
    // And the whole of it can be read again from the journal.
    let mut again = client
        .follow(&format!("{path}/events?after={cursor}"))
        .await;
    let again = again.until(ChatEvent::is_terminal).await;
    assert_eq!(apply(String::new(), &again), apply(String::new(), &all));
}

#[tokio::test]
async fn a_database_that_is_gone_for_ten_seconds_is_waited_for() {
    let Some(mut mariadb) = Mariadb::start().await else {
        return;
    };
    let database = schemas(&mariadb).await;
    let data = TempDir::new().unwrap();
    let flags = [
        ("database-url", database.as_str()),
        ("storyteller-pace-ms", "3"),
    ];
    let conch = Conch::start(data.path(), &flags).await;
    let client = conch.guest().await;
    let (path, snapshot) = open(&client).await;
    let cursor = snapshot["cursor"].as_str().unwrap();
    client
        .post(&format!("{path}/draw"), &json!({ "positions": [33] }))
        .await
        .with(202);
    let mut events = client
        .follow(&format!("{path}/events?after={cursor}"))
        .await;
    let mut all = events
        .until(|event| matches!(event, ChatEvent::Delta { .. }))
        .await;
    mariadb.kill().await;

    // Requests are refused with a code and nothing is changed; the reading goes on meanwhile.
    let refused = client.get(&path).await.with(503);
    assert_eq!(refused.code(), "unavailable");
    let waited = tokio::time::timeout(Duration::from_secs(10), async {
        while let Some(event) = events.next().await {
            assert!(
                !event.chat().is_terminal(),
                "the end waits for the database"
            );
            all.push(event);
        }
    });
    assert!(waited.await.is_err(), "the stream stays open");
    mariadb.start_again().await;
    all.extend(events.until(ChatEvent::is_terminal).await);
    assert!(matches!(
        all.last().unwrap().chat(),
        ChatEvent::TurnCompleted { .. }
    ));
    let after = eventually("the database answers", Duration::from_secs(10), || async {
        let answer = client.get(&path).await;
        (answer.status == 200).then_some(answer.json)
    })
    .await;
    let kept = after["messages"].as_array().unwrap().last().unwrap()["text"].clone();
    assert_eq!(kept, apply(String::new(), &all));
}

#[tokio::test]
async fn many_who_begin_at_once_on_mariadb_do_not_stand_in_each_others_way() {
    let Some(mariadb) = Mariadb::start().await else {
        return;
    };
    let database = schemas(&mariadb).await;
    let data = TempDir::new().unwrap();
    let flags = [
        ("database-url", database.as_str()),
        ("storyteller-pace-ms", "0"),
    ];
    let conch = Conch::start(data.path(), &flags).await;
    for round in 0..4 {
        let mut seekers = Vec::new();
        for _ in 0..12 {
            let client = conch.guest().await;
            let (path, _) = open(&client).await;
            seekers.push((client, path));
        }
        let said = seekers.iter().map(|(client, path)| async move {
            let body = json!({ "text": "떨려", "clientId": "c1" });
            let mut events = client
                .post_and_follow(&format!("{path}/messages"), &body)
                .await;
            events.until(ChatEvent::is_terminal).await
        });
        for events in join_all(said).await {
            let end = events.last().unwrap().chat();
            assert!(
                matches!(end, ChatEvent::TurnCompleted { .. }),
                "{round}: {end:?}"
            );
        }
    }
}

//! `kill -9` in the middle of a reading loses nothing that was kept, and the reading goes on.

use std::time::Duration;

use proto_events::chat::ChatEvent;
use serde_json::json;
use tempfile::TempDir;
use testkit::eventually;

use crate::conch::{Conch, apply, open};

#[tokio::test]
async fn a_process_killed_in_mid_turn_goes_on_by_itself_after_the_next_start() {
    let data = TempDir::new().unwrap();
    let flags = [("storyteller-pace-ms", "15")];
    let conch = Conch::start(data.path(), &flags).await;
    let client = conch.guest().await;
    let (path, snapshot) = open(&client).await;
    client
        .post(&format!("{path}/draw"), &json!({ "positions": [7] }))
        .await
        .with(202);
    let cursor = snapshot["cursor"].as_str().unwrap();
    let mut events = client
        .follow(&format!("{path}/events?after={cursor}"))
        .await;
    // Long enough for a checkpoint, short enough for the turn to be running.
    let mut shown = String::new();
    let begun = std::time::Instant::now();
    while begun.elapsed() < Duration::from_millis(2_500) {
        let event = events.next().await.expect("the reading streams");
        assert!(
            !event.chat().is_terminal(),
            "the reading is longer than this test waits"
        );
        shown = apply(shown, &[event]);
    }
    conch.kill().await;

    let conch = Conch::start(data.path(), &flags).await;
    let client = client.at(&conch.url);
    let snapshot = client.get(&path).await.with(200).json;
    let said = snapshot["turn"]["text"].as_str().unwrap().to_owned();
    assert!(said.chars().count() > 20, "what was said is kept: {said:?}");
    let cursor = snapshot["cursor"].as_str().unwrap();
    let mut events = client
        .follow(&format!("{path}/events?after={cursor}"))
        .await;
    let rest = events.until(ChatEvent::is_terminal).await;
    let whole = apply(said.clone(), &rest);
    assert!(whole.starts_with(&said));
    let after = client.get(&path).await.with(200).json;
    let message = after["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(message["text"], whole);
    assert_eq!(message["kind"], "reading");
    assert_eq!(after["turn"], json!(null));
    // The old cursor belongs to a history that is gone; the snapshot is the way back.
    let gone = client.get(&format!("{path}/events?after=1-1")).await;
    assert_eq!(gone.with(410).code(), "cursor_gone");
}

#[tokio::test]
async fn a_reading_reaches_results_once_even_if_the_process_dies_right_after_it() {
    let data = TempDir::new().unwrap();
    let flags = [("storyteller-pace-ms", "0")];
    let conch = Conch::start(data.path(), &flags).await;
    let client = conch.guest().await;
    let mut readings = 0;
    for position in 0..6 {
        let (path, _) = open(&client).await;
        let body = json!({ "positions": [position] });
        let mut events = client.post_and_follow(&format!("{path}/draw"), &body).await;
        let all = events.until(ChatEvent::is_terminal).await;
        assert!(matches!(
            all.last().unwrap().chat(),
            ChatEvent::TurnCompleted { .. }
        ));
        readings += 1;
    }
    conch.kill().await;
    // The next start publishes what the last one could not.
    let conch = Conch::start(data.path(), &flags).await;
    let databases = host::Databases::in_folder(data.path());
    let database = databases.connect("results").await.unwrap();
    let store = results::Store::new(database, host::Outbox::new());
    eventually("every reading is kept", Duration::from_secs(10), || async {
        (store.count().await.unwrap() == readings).then_some(())
    })
    .await;
    assert!(conch.terminate().await.success());
    assert_eq!(store.count().await.unwrap(), readings, "each of them once");
}

#[tokio::test]
async fn a_process_that_is_asked_to_stop_finishes_its_turn_and_says_moving() {
    let data = TempDir::new().unwrap();
    let conch = Conch::start(data.path(), &[("storyteller-pace-ms", "2")]).await;
    let client = conch.guest().await;
    let (path, _) = open(&client).await;
    let body = json!({ "positions": [7] });
    let mut events = client.post_and_follow(&format!("{path}/draw"), &body).await;
    events
        .until(|event| matches!(event, ChatEvent::Delta { .. }))
        .await;
    let (ended, last) = tokio::join!(conch.terminate(), async {
        let mut last = None;
        while let Some(event) = events.next().await {
            last = Some(event.chat());
        }
        last
    });
    assert!(ended.success());
    assert_eq!(last, Some(ChatEvent::Moving));
    let conch = Conch::start(data.path(), &[]).await;
    let after = client.at(&conch.url).get(&path).await.with(200).json;
    assert_eq!(
        after["messages"].as_array().unwrap().last().unwrap()["kind"],
        "reading"
    );
    assert_eq!(
        after["turn"],
        json!(null),
        "the turn was finished before the process ended"
    );
}

//! Two instances on Redis and MariaDB: what one leaves behind, the other goes on with.

use std::time::{Duration, Instant};

use proto_events::chat::ChatEvent;
use serde_json::json;
use tempfile::TempDir;

use crate::conch::{Conch, apply, begin_reading, hear, open};
use crate::servers::Servers;

#[tokio::test]
async fn the_turn_of_a_killed_instance_is_seen_through_on_the_other() {
    let Some(servers) = Servers::start().await else {
        return;
    };
    let data = TempDir::new().unwrap();
    let flags = servers.flags(&[("storyteller-pace-ms", "20")]);
    let first = Conch::start(data.path(), &flags).await;
    let second = Conch::start(data.path(), &flags).await;
    let here = first.guest().await;
    let there = here.at(&second.url);
    let (path, _, mut events) = begin_reading(&here, &there).await;
    let mut all = hear(&mut events, 30).await;
    let shown = apply(String::new(), &all);
    first.kill().await;
    let killed = Instant::now();
    let mut resumed = None;
    loop {
        let event = events
            .next()
            .await
            .expect("the stream on the other instance stays open");
        let chat = event.chat();
        if matches!(chat, ChatEvent::TurnResumed { .. }) && resumed.is_none() {
            resumed = Some(killed.elapsed());
        }
        all.push(event);
        if chat.is_terminal() {
            break;
        }
    }
    let resumed = resumed.expect("the other instance took the turn over");
    assert!(
        resumed < Duration::from_secs(5),
        "taken over after {resumed:?}"
    );
    let whole = apply(String::new(), &all);
    assert!(whole.starts_with(&shown), "what was said is kept");
    let after = there.get(&path).await.with(200).json;
    let message = after["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(message["text"], whole);
    let ends = all
        .iter()
        .filter(|event| event.chat().is_terminal())
        .count();
    assert_eq!(ends, 1);
}

#[tokio::test]
async fn an_instance_that_stops_hands_its_turn_over_and_a_stop_reaches_across() {
    let Some(servers) = Servers::start().await else {
        return;
    };
    let data = TempDir::new().unwrap();
    let flags = servers.flags(&[("storyteller-pace-ms", "60"), ("patience", "0.1")]);
    let first = Conch::start(data.path(), &flags).await;
    let second = Conch::start(data.path(), &flags).await;
    let here = first.guest().await;
    let there = here.at(&second.url);
    let (path, snapshot) = open(&here).await;
    let cursor = snapshot["cursor"].as_str().unwrap();
    here.post(&format!("{path}/draw"), &json!({ "positions": [1] }))
        .await
        .with(202);
    let mut events = there.follow(&format!("{path}/events?after={cursor}")).await;
    events
        .until(|event| matches!(event, ChatEvent::Delta { .. }))
        .await;
    assert!(first.terminate().await.success());
    let resumed = events
        .until(|event| matches!(event, ChatEvent::TurnResumed { .. }))
        .await;
    let ChatEvent::TurnResumed { turn_id, .. } = resumed.last().unwrap().chat() else {
        unreachable!()
    };

    // A third instance stops what the second speaks.
    let third = Conch::start(data.path(), &flags).await;
    let stop = format!("{path}/turns/{turn_id}/stop");
    here.at(&third.url).post(&stop, &json!({})).await.with(202);
    let end = events.until(ChatEvent::is_terminal).await;
    assert!(matches!(
        end.last().unwrap().chat(),
        ChatEvent::Stopped {
            message_id: Some(_),
            ..
        }
    ));
}

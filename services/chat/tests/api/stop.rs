//! Stop keeps what was said, and reaches the model's service.

use std::time::Duration;

use clova_sim::{Pace, SimSettings};
use proto_events::chat::ChatEvent;
use serde_json::json;
use testkit::eventually;

use crate::app::{App, text_of};

fn slowly() -> SimSettings {
    SimSettings {
        load_tokens: Some(2_000),
        pace: Pace {
            inter_token: Duration::from_millis(10),
            ..Pace::default()
        },
        ..SimSettings::default()
    }
}

#[actix_web::test]
async fn a_stopped_turn_keeps_its_words_and_the_model_is_hung_up_on() {
    let app = App::with_clova(slowly()).await;
    let talk = app.talk().await;
    let cursor = talk.snapshot["cursor"].as_str().unwrap().to_owned();
    let turn = talk.mumble("c1", "떨려").await;
    let mut events = talk.follow(&cursor).await;
    let mut all = events
        .until(|event| matches!(event, ChatEvent::Delta { .. }))
        .await;
    talk.client
        .post(&format!("{}/turns/{turn}/stop", talk.path), &json!({}))
        .await
        .with(202);
    all.extend(events.until(ChatEvent::is_terminal).await);
    let ChatEvent::Stopped {
        message_id: Some(message),
        ..
    } = all.last().unwrap().chat()
    else {
        panic!("{:?}", all.last())
    };
    let shown = talk.show().await;
    let kept = shown["messages"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(kept["id"], message.to_string());
    assert_eq!(kept["text"], text_of(&all));
    assert_eq!(kept["stopped"], true);
    let limit = Duration::from_secs(2);
    eventually("the model is hung up on", limit, || async {
        (app.sim().counts().cancelled == 1).then_some(())
    })
    .await;
    let again = talk
        .client
        .post(&format!("{}/turns/{turn}/stop", talk.path), &json!({}))
        .await;
    assert_eq!(again.with(404).code(), "no_such_turn");
}

#[actix_web::test]
async fn a_turn_is_stopped_before_its_first_word() {
    let settings = SimSettings {
        load_tokens: Some(10),
        pace: Pace {
            first_token: Duration::from_millis(550),
            ..Pace::default()
        },
        ..SimSettings::default()
    };
    let app = App::with_clova(settings).await;
    let talk = app.talk().await;
    let cursor = talk.snapshot["cursor"].as_str().unwrap().to_owned();
    let turn = talk.mumble("c1", "떨려").await;
    talk.client
        .post(&format!("{}/turns/{turn}/stop", talk.path), &json!({}))
        .await
        .with(202);
    let all = talk
        .follow(&cursor)
        .await
        .until(ChatEvent::is_terminal)
        .await;
    assert!(matches!(
        all.last().unwrap().chat(),
        ChatEvent::Stopped {
            message_id: None,
            ..
        }
    ));
    assert_eq!(talk.show().await["messages"].as_array().unwrap().len(), 2);
}

#[actix_web::test]
async fn only_one_turn_runs_and_a_running_conversation_is_not_deleted() {
    let app = App::with_clova(slowly()).await;
    let talk = app.talk().await;
    let turn = talk.mumble("c1", "떨려").await;
    let path = format!("{}/messages", talk.path);
    let busy = talk
        .client
        .post(&path, &json!({ "text": "야", "clientId": "c2" }))
        .await
        .with(409);
    assert_eq!(busy.code(), "turn_running");
    assert_eq!(
        talk.client.delete(&talk.path).await.with(409).code(),
        "turn_running"
    );
    // The same message again is the same turn.
    assert_eq!(talk.mumble("c1", "떨려").await, turn);
    let reused = talk
        .client
        .post(&path, &json!({ "text": "야", "clientId": "c1" }))
        .await
        .with(409);
    assert_eq!(reused.code(), "key_reused");
}

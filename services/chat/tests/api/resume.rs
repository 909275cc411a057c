//! Whatever cuts the stream, nothing is lost and nothing comes twice.

use proto_events::chat::ChatEvent;
use serde_json::json;
use testkit::Event;

use crate::app::{App, text_of};

#[actix_web::test]
async fn a_reading_cut_after_every_single_event_is_the_same_reading() {
    let app = App::with_storyteller().await;
    let talk = app.talk().await;
    let from = talk.snapshot["cursor"].as_str().unwrap().to_owned();
    let whole = talk.draw(&[12]).await;

    // One stream for each event: read one, cut the connection, come back with its cursor.
    let mut pieces: Vec<Event> = Vec::new();
    let mut cursor = from.clone();
    loop {
        let mut events = talk.follow(&cursor).await;
        let event = events.next().await.expect("the stream goes on");
        cursor.clone_from(&event.id);
        let done = event.chat().is_terminal();
        pieces.push(event);
        if done {
            break;
        }
    }
    assert_eq!(pieces, whole, "the pieces are the whole");
    assert!(whole.len() > 30, "it was cut {} times", whole.len());

    let last = talk.show().await;
    let message = last["messages"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(message["text"], text_of(&pieces));
}

#[actix_web::test]
async fn a_snapshot_and_the_events_after_it_are_the_truth_at_every_moment() {
    let settings = clova_sim::SimSettings {
        load_tokens: Some(60),
        pace: clova_sim::Pace {
            inter_token: std::time::Duration::from_millis(5),
            ..clova_sim::Pace::default()
        },
        ..clova_sim::SimSettings::default()
    };
    let app = App::with_clova(settings).await;
    let talk = app.talk().await;
    let turn = talk.mumble("c1", "떨려").await;
    let mut seen = Vec::new();
    loop {
        let snapshot = talk.show().await;
        if snapshot["turn"].is_null() {
            break;
        }
        assert_eq!(snapshot["turn"]["id"], turn);
        let cursor = snapshot["cursor"].as_str().unwrap();
        let rest = talk
            .follow(cursor)
            .await
            .until(ChatEvent::is_terminal)
            .await;
        let text = snapshot["turn"]["text"].as_str().unwrap();
        seen.push(format!("{text}{}", text_of(&rest)));
    }
    let kept = talk.show().await["messages"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()["text"]
        .clone();
    assert!(!seen.is_empty());
    for text in seen {
        assert_eq!(kept, text);
    }
}

#[actix_web::test]
async fn a_cursor_of_another_history_is_gone_and_the_snapshot_heals() {
    let app = App::with_storyteller().await;
    let talk = app.talk().await;
    talk.say("c1", "떨려").await;
    let gone = talk
        .client
        .get(&format!("{}/events?after=7-7", talk.path))
        .await
        .with(410);
    assert_eq!(gone.code(), "cursor_gone");
    let cursor = talk.show().await["cursor"].as_str().unwrap().to_owned();
    let mut events = talk.follow(&cursor).await;
    let body = json!({ "text": "그래서?", "clientId": "c2" });
    talk.client
        .post(&format!("{}/messages", talk.path), &body)
        .await
        .with(202);
    let events = events.until(ChatEvent::is_terminal).await;
    assert!(matches!(events[0].chat(), ChatEvent::TurnStarted { .. }));
}

#[actix_web::test]
async fn what_goes_to_the_client_is_at_most_half_of_what_came_from_the_model() {
    let settings = clova_sim::SimSettings {
        load_tokens: Some(100),
        ..clova_sim::SimSettings::default()
    };
    let app = App::with_clova(settings).await;
    let talk = app.talk().await;
    let body = json!({ "text": "떨려", "clientId": "c1" });
    let mut events = talk
        .client
        .post_and_follow(&format!("{}/messages", talk.path), &body)
        .await;
    let all = events.until(ChatEvent::is_terminal).await;
    let deltas = all
        .iter()
        .filter(|event| matches!(event.chat(), ChatEvent::Delta { .. }))
        .count();
    assert!(deltas >= 90);
    // About 200 bytes a token come from the model's service.
    assert!(
        events.received <= deltas * 100,
        "{} bytes for {deltas} tokens",
        events.received
    );
}

#[actix_web::test]
async fn stepping_aside_moves_who_follows_and_lets_a_turn_be_heard_to_its_end() {
    let settings = clova_sim::SimSettings {
        load_tokens: Some(40),
        pace: clova_sim::Pace {
            inter_token: std::time::Duration::from_millis(5),
            ..clova_sim::Pace::default()
        },
        ..clova_sim::SimSettings::default()
    };
    let app = App::with_clova(settings).await;
    let talk = app.talk().await;
    let from = talk.snapshot["cursor"].as_str().unwrap().to_owned();
    let mut following = talk.follow(&from).await;
    let body = json!({"text": "떨려", "clientId": "c1"});
    let path = format!("{}/messages", talk.path);
    let mut turn = talk.client.post_and_follow(&path, &body).await;
    let first = turn.next().await.unwrap();
    app.duty.send_replace(false);

    let told = following.until(|event| *event == ChatEvent::Moving).await;
    assert_eq!(told.last().map(Event::chat), Some(ChatEvent::Moving));
    assert!(following.next().await.is_none(), "it ends with that");
    let rest = turn.until(ChatEvent::is_terminal).await;
    let heard: Vec<Event> = [vec![first], rest].concat();
    assert!(heard.iter().all(|event| event.chat() != ChatEvent::Moving));
    // whoever comes while it is aside is served
    let again = talk.follow(&from).await.until(ChatEvent::is_terminal).await;
    assert_eq!(text_of(&again), text_of(&heard));
}

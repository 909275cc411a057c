//! The draw: nobody chooses a card, and drawing twice is drawing once.

use std::collections::HashSet;

use futures::future::join_all;
use proto_events::chat::ChatEvent;
use serde_json::json;

use crate::app::{App, end_of};

#[actix_web::test]
async fn many_draws_at_once_draw_the_same_cards() {
    let app = App::with_storyteller().await;
    let talk = app.talk().await;
    let offer = talk
        .client
        .post(&format!("{}/offer", talk.path), &json!({}))
        .await
        .with(200)
        .json;
    let again = talk
        .client
        .post(&format!("{}/offer", talk.path), &json!({}))
        .await
        .with(200)
        .json;
    assert_eq!(
        offer, again,
        "the deck that lies ready is not shuffled again"
    );

    let path = format!("{}/draw", talk.path);
    let body = json!({ "positions": [5] });
    let draws = (0..10).map(|_| talk.client.post(&path, &body));
    let turns: HashSet<String> = join_all(draws)
        .await
        .into_iter()
        .map(|answer| answer.with(202).json["turnId"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(turns.len(), 1, "one turn");

    let snapshot = talk.show().await;
    let cursor = talk.snapshot["cursor"].as_str().unwrap();
    if !snapshot["turn"].is_null() {
        talk.follow(cursor)
            .await
            .until(ChatEvent::is_terminal)
            .await;
    }
    let other = talk
        .client
        .post(&path, &json!({ "positions": [6] }))
        .await
        .with(409);
    assert_eq!(other.code(), "already_drawn");
    assert_eq!(talk.show().await["draw"]["commitment"], offer["commitment"]);
}

#[actix_web::test]
async fn bad_positions_change_nothing() {
    let app = App::with_storyteller().await;
    let talk = app
        .talk_with(json!({ "locale": "ko", "spread": "three" }))
        .await;
    let path = format!("{}/draw", talk.path);
    for positions in [
        json!([]),
        json!([1]),
        json!([1, 1, 2]),
        json!([1, 2, 78]),
        json!([0, 1, 2, 3]),
    ] {
        let refused = talk
            .client
            .post(&path, &json!({ "positions": positions }))
            .await
            .with(400);
        assert_eq!(refused.code(), "invalid_positions", "{positions}");
    }
    for positions in [
        json!([1, 2, 256]),
        json!([1, 2, -1]),
        json!("1"),
        json!([1, 2, "3"]),
    ] {
        let refused = talk
            .client
            .post(&path, &json!({ "positions": positions }))
            .await
            .with(400);
        assert_eq!(refused.code(), "invalid_body", "{positions}");
    }
    let after = talk.show().await;
    assert_eq!(after["draw"], json!(null));
    assert_eq!(after["quota"], talk.snapshot["quota"]);
}

#[actix_web::test]
async fn a_celtic_cross_lays_ten_different_cards_on_ten_places() {
    let app = App::with_storyteller().await;
    let talk = app
        .talk_with(json!({ "locale": "en", "spread": "celtic" }))
        .await;
    let positions = [70, 3, 9, 27, 0, 77, 41, 12, 33, 50];
    let events = talk.draw(&positions).await;
    assert!(
        matches!(end_of(&events), ChatEvent::TurnCompleted { .. }),
        "{:?}",
        end_of(&events)
    );
    let cards = talk.show().await["draw"]["cards"]
        .as_array()
        .unwrap()
        .clone();
    let places: Vec<u64> = cards
        .iter()
        .map(|card| card["place"].as_u64().unwrap())
        .collect();
    assert_eq!(places, (0..10).collect::<Vec<_>>());
    let touched: Vec<u64> = cards
        .iter()
        .map(|card| card["position"].as_u64().unwrap())
        .collect();
    assert_eq!(touched, positions.map(u64::from));
    let different: HashSet<_> = cards.iter().map(|card| card["card"].to_string()).collect();
    assert_eq!(different.len(), 10);
}

#[actix_web::test]
async fn a_deck_that_many_ask_for_at_once_is_sealed_once() {
    let app = App::with_storyteller().await;
    let talk = app.talk().await;
    let path = format!("{}/offer", talk.path);
    let body = json!({ "spread": "three" });
    let offers = join_all((0..10).map(|_| talk.client.post(&path, &body))).await;
    let sealed: HashSet<String> = offers
        .into_iter()
        .map(|offer| offer.with(200).json["commitment"].to_string())
        .collect();
    assert_eq!(sealed.len(), 1);
    assert_eq!(talk.show().await["spread"], "three");
    let cursor = talk.snapshot["cursor"].as_str().unwrap();
    let told = talk.follow(cursor).await.next().await.unwrap().chat();
    let ChatEvent::DrawOffered { commitment, .. } = told else {
        panic!("{told:?}")
    };
    assert!(
        sealed.contains(&format!("\"{commitment}\"")),
        "other tabs are told"
    );
    let other = talk
        .client
        .post(&path, &json!({ "spread": "one" }))
        .await
        .with(200);
    assert!(
        !sealed.contains(&other.json["commitment"].to_string()),
        "another deck"
    );
}

#[actix_web::test]
async fn a_reading_is_known_by_its_id_also_when_another_deck_lies_ready() {
    let app = App::with_storyteller().await;
    let talk = app.talk().await;
    let events = talk.draw(&[33]).await;
    let told = events.iter().find_map(|event| match event.chat() {
        ChatEvent::ReadingCompleted { reading_id } => Some(reading_id.to_string()),
        _ => None,
    });
    let told = told.unwrap();
    for _ in 0..2 {
        let shown = talk.show().await;
        let messages = shown["messages"].as_array().unwrap();
        let known: Vec<_> = messages
            .iter()
            .filter_map(|message| message["readingId"].as_str())
            .collect();
        assert_eq!(known, [told.as_str()]);
        assert_eq!(messages.last().unwrap()["kind"], "reading");
        let offer = format!("{}/offer", talk.path);
        let _ready = talk.client.post(&offer, &json!({})).await.with(200);
    }
}

//! A whole reading, from the greeting to the last question.

use proto_events::chat::{ChatEvent, TurnKind};
use serde_json::json;
use tarot::{SealedDeck, Seed};

use crate::app::{App, end_of, text_of};

#[actix_web::test]
async fn a_worry_becomes_a_reading_that_can_be_verified() {
    let app = App::with_storyteller().await;
    let talk = app.talk().await;
    let greeting = &talk.snapshot["messages"][0];
    assert_eq!(greeting["kind"], "greeting");
    assert_eq!(
        talk.snapshot["reader"],
        json!({ "name": "storyteller", "offline": true })
    );

    talk.say("c1", "내일 면접이라 너무 떨려").await;
    let mut offered = talk.show().await["draw"].clone();
    if offered.is_null() {
        let events = talk.say("c2", "준비를 많이 못 했어").await;
        assert!(
            events
                .iter()
                .any(|event| matches!(event.chat(), ChatEvent::DrawOffered { .. }))
        );
        offered = talk.show().await["draw"].clone();
    }
    assert_eq!(offered["state"], "offered");
    assert!(
        offered.get("seed").is_none(),
        "the seed is secret until the cards are drawn"
    );
    let commitment = offered["commitment"].as_str().unwrap();

    let events = talk.draw(&[41]).await;
    let ChatEvent::TurnCompleted { message_id, .. } = end_of(&events) else {
        panic!("{:?}", end_of(&events))
    };
    let drawn = events.iter().find_map(|event| match event.chat() {
        ChatEvent::CardsDrawn { cards, seed } => Some((cards, seed)),
        _ => None,
    });
    let (cards, seed) = drawn.expect("the cards are shown before the reading");
    let deck = SealedDeck::seal(seed.parse::<Seed>().unwrap());
    assert_eq!(deck.commitment().to_string(), commitment);
    let (card, orientation) = deck.at(41).unwrap();
    assert_eq!(
        (cards[0].card.clone(), cards[0].orientation),
        (card.to_string(), orientation)
    );

    let after = talk.show().await;
    let message = after["messages"].as_array().unwrap().last().unwrap();
    assert_eq!(message["id"], message_id.to_string());
    assert_eq!(message["kind"], "reading");
    assert_eq!(message["text"], text_of(&events));
    assert_eq!(message["cards"], serde_json::to_value(&cards).unwrap());
    assert_eq!(after["followUpsLeft"], 3);
    assert_eq!(after["turn"], json!(null));
    assert_eq!(after["title"], "내일 면접이라 너무 떨려");
}

#[actix_web::test]
async fn a_reading_takes_three_questions_and_closes_gently() {
    let app = App::with_storyteller().await;
    let talk = app
        .talk_with(json!({ "locale": "en", "spread": "three" }))
        .await;
    talk.draw(&[3, 30, 77]).await;
    for (number, left) in [(1, 2), (2, 1), (3, 0)] {
        let events = talk
            .say(&format!("c{number}"), "What should I do first?")
            .await;
        assert!(matches!(end_of(&events), ChatEvent::TurnCompleted { .. }));
        assert_eq!(talk.show().await["followUpsLeft"], left);
    }
    let body = json!({ "text": "And then?", "clientId": "c4" });
    let refused = talk
        .client
        .post(&format!("{}/messages", talk.path), &body)
        .await
        .with(409);
    assert_eq!(refused.code(), "conversation_closed");
    // A new draw opens it again, once its cards are drawn.
    talk.client
        .post(&format!("{}/offer", talk.path), &json!({}))
        .await
        .with(200);
    let events = talk.draw(&[1, 2, 3]).await;
    assert!(matches!(end_of(&events), ChatEvent::TurnCompleted { .. }));
    assert_eq!(talk.show().await["followUpsLeft"], 3);
}

#[actix_web::test]
async fn the_model_is_told_the_cards_and_its_offer_seals_a_deck() {
    let app = App::with_clova(clova_sim::SimSettings::default()).await;
    let talk = app.talk().await;
    let mut offered = false;
    for turn in 0..2 {
        let events = talk
            .say(&format!("c{turn}"), "요즘 일이 손에 안 잡혀")
            .await;
        assert!(matches!(end_of(&events), ChatEvent::TurnCompleted { .. }));
        assert!(
            !text_of(&events).contains('⟦'),
            "the control marker is never shown"
        );
        offered = events
            .iter()
            .any(|event| matches!(event.chat(), ChatEvent::DrawOffered { .. }));
        if offered {
            break;
        }
    }
    assert!(
        offered,
        "the cards are offered after two answers at the latest"
    );
    let events = talk.draw(&[7]).await;
    assert!(matches!(end_of(&events), ChatEvent::TurnCompleted { .. }));
    let asked = app.sim().requests().last().unwrap().body.to_string();
    let card = talk.show().await["draw"]["cards"][0]["card"]
        .as_str()
        .unwrap()
        .to_owned();
    let card = tarot::card(card.parse().unwrap());
    assert!(
        asked.contains(card.name.ko),
        "the prompt names {}",
        card.name.ko
    );
}

#[actix_web::test]
async fn a_deck_that_lies_ready_does_not_end_the_questions_about_the_last_reading() {
    let app = App::with_storyteller().await;
    let talk = app.talk().await;
    talk.draw(&[9]).await;
    let first = talk.show().await["draw"]["cards"].clone();
    let offer = format!("{}/offer", talk.path);
    talk.client.post(&offer, &json!({})).await.with(200);
    let events = talk.say("c1", "그럼 지금 무엇부터 할까?").await;
    let ChatEvent::TurnStarted { kind, .. } = events[0].chat() else {
        panic!("{:?}", events[0])
    };
    assert_eq!(kind, TurnKind::FollowUp);
    let card = tarot::card(first[0]["card"].as_str().unwrap().parse().unwrap());
    assert!(
        text_of(&events).contains(card.name.ko),
        "about the card that was read"
    );
    assert_eq!(talk.show().await["followUpsLeft"], 2);
}

//! Trying again loses nothing.

use clova_sim::{Scenario, SimSettings};
use proto_events::chat::ChatEvent;
use serde_json::json;

use crate::app::{App, end_of, text_of};

fn scenario(name: &str) -> Scenario {
    name.parse().unwrap()
}

#[actix_web::test]
async fn a_turn_that_broke_off_goes_on_from_what_was_said() {
    let app = App::with_clova(SimSettings::default()).await;
    let talk = app.talk().await;
    app.sim().queue([scenario("error-after-n")]);
    let failed = talk.say("c1", "떨려").await;
    let ChatEvent::TurnFailed {
        turn_id,
        retryable: true,
        ..
    } = end_of(&failed)
    else {
        panic!("{:?}", end_of(&failed))
    };
    let said = text_of(&failed);
    assert!(!said.is_empty());
    let shown = talk.show().await;
    assert_eq!(shown["turn"]["state"], "failed");
    assert_eq!(shown["turn"]["text"], said, "what was said is kept");

    let path = format!("{}/turns/{turn_id}/retry", talk.path);
    let again = talk.client.post_and_follow(&path, &json!({})).await;
    let mut again = again;
    let again = again.until(ChatEvent::is_terminal).await;
    assert!(matches!(end_of(&again), ChatEvent::TurnCompleted { .. }));
    let shown = talk.show().await;
    assert_eq!(shown["turn"], json!(null));
    let kept = shown["messages"].as_array().unwrap().last().unwrap()["text"].clone();
    assert_eq!(kept, text_of(&again));
    // Tried once more it is what it is.
    talk.client.post(&path, &json!({})).await.with(202);
    assert_eq!(talk.show().await["messages"], shown["messages"]);
}

#[actix_web::test]
async fn going_on_without_trying_again_keeps_what_was_said_as_a_message() {
    let app = App::with_clova(SimSettings::default()).await;
    let talk = app.talk().await;
    app.sim().queue([scenario("error-after-n")]);
    let said = text_of(&talk.say("c1", "떨려").await);
    talk.say("c2", "괜찮아, 다른 얘기 하자").await;
    let messages = talk.show().await["messages"].clone();
    assert_eq!(messages[2]["text"], said);
    assert_eq!(messages[2]["stopped"], true);
    assert_eq!(messages[3]["clientId"], "c2");
    assert_eq!(messages[4]["role"], "reader");
}

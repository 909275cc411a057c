//! Somebody in danger is helped, not told a fortune.

use proto_events::chat::{ChatEvent, TurnKind};

use crate::app::{App, end_of, text_of};

#[actix_web::test]
async fn words_of_danger_are_answered_with_numbers_to_call_and_no_model() {
    let app = App::with_clova(clova_sim::SimSettings::default()).await;
    for (locale, words) in [
        ("ko", "이제 그만 살고 싶어"),
        ("en", "I want to kill myself"),
    ] {
        let talk = app.talk_with(serde_json::json!({ "locale": locale })).await;
        let events = talk.say("c1", words).await;
        let kind = events.iter().find_map(|event| match event.chat() {
            ChatEvent::TurnStarted { kind, .. } => Some(kind),
            _ => None,
        });
        assert_eq!(kind, Some(TurnKind::Care));
        assert!(matches!(end_of(&events), ChatEvent::TurnCompleted { .. }));
        let text = text_of(&events);
        for number in ["109", "112", "119"] {
            assert!(text.contains(number), "{number} in {text}");
        }
        let shown = talk.show().await;
        assert_eq!(shown["messages"][2]["kind"], "care");
        assert_eq!(
            shown["quota"], talk.snapshot["quota"],
            "help is not counted"
        );
    }
    assert_eq!(app.sim().counts().calls, 0, "the model is not asked");
}

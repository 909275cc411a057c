//! Every fault of the model's service has its one end, its code, and loses nothing.

use clova_sim::SimSettings;
use proto_events::chat::ChatEvent;

use crate::app::{App, end_of};

/// What a fault comes to: its code, or none where the turn is completed all the same.
const ENDS: &[(&str, Option<&str>)] = &[
    ("stall", Some("reader_timeout")),
    ("error-after-n", Some("reader_busy")),
    ("eof-without-result", Some("reader_interrupted")),
    ("eof-without-signal", None),
    ("429", Some("reader_busy")),
    ("500-html", Some("reader_unreachable")),
    ("401", Some("reader_misconfigured")),
    ("40005", Some("reader_refused")),
    ("40003", Some("reader_refused")),
    ("length", None),
    ("ai-filter-0", None),
    ("result-differs", None),
    ("thinking", None),
    ("garbage-json", Some("reader_garbled")),
    ("invalid-utf8", Some("reader_garbled")),
    ("huge-event", Some("reader_garbled")),
    ("wrong-content-type", Some("reader_garbled")),
    ("redirect", Some("reader_misconfigured")),
    ("empty", Some("reader_garbled")),
];

#[actix_web::test]
async fn every_fault_ends_the_turn_once_with_its_code() {
    for (name, expected) in ENDS {
        let settings = SimSettings {
            scenario: name.parse().unwrap(),
            ..SimSettings::default()
        };
        let app = App::with_clova(settings).await;
        let talk = app.talk().await;
        let events = talk.say("c1", "떨려").await;
        let ends = events
            .iter()
            .filter(|event| event.chat().is_terminal())
            .count();
        assert_eq!(ends, 1, "{name}");
        let code = match end_of(&events) {
            ChatEvent::TurnFailed { code, .. } => Some(code.as_str()),
            ChatEvent::TurnCompleted { .. } => None,
            other => panic!("{name}: {other:?}"),
        };
        assert_eq!(code, *expected, "{name}");
        let shown = talk.show().await;
        assert_eq!(
            shown["messages"][1]["text"], "떨려",
            "{name}: the seeker's words are kept"
        );
    }
}

#[actix_web::test]
async fn an_answer_whose_end_differs_from_its_tokens_is_shown_as_it_ended() {
    let settings = SimSettings {
        scenario: "result-differs".parse().unwrap(),
        ..SimSettings::default()
    };
    let app = App::with_clova(settings).await;
    let talk = app.talk().await;
    let events = talk.say("c1", "떨려").await;
    let kept = talk.show().await["messages"][2]["text"].clone();
    assert_eq!(kept, crate::app::text_of(&events));
}

//! Every fault of the simulator has one typed outcome.

use std::time::Duration;

use clova_sim::Scenario;
use reader::{FinishReason, ReadError};

use crate::asking::{Heard, Wire, hear, reader, sim, talk};

async fn under(wire: Wire, scenario: Scenario) -> Heard {
    let sim = sim().await;
    sim.set_scenario(scenario);
    hear(&*reader(wire, &sim), talk()).await
}

async fn fails(scenario: Scenario, expected: &ReadError) {
    for wire in Wire::ALL {
        let heard = under(wire, scenario).await;
        assert_eq!(heard.error(), expected, "{wire:?} {scenario:?}");
        assert_eq!(heard.text, "", "{wire:?} {scenario:?}");
    }
}

const BUSY: ReadError = ReadError::Busy {
    retry_after: None,
    overloaded: false,
};

#[tokio::test]
async fn refusals_before_the_answer_are_told_apart() {
    fails(Scenario::ServerHtml, &ReadError::Server { status: 500 }).await;
    fails(Scenario::ServerError, &ReadError::Server { status: 500 }).await;
    fails(Scenario::Unauthorized, &ReadError::Unauthorized).await;
    fails(Scenario::Forbidden, &ReadError::Unauthorized).await;
    fails(Scenario::TooMany, &BUSY).await;
    let wait = ReadError::Busy {
        retry_after: Some(Duration::from_secs(9)),
        overloaded: false,
    };
    fails(Scenario::TooManyRetryAfter(9), &wait).await;
    fails(Scenario::WrongContentType, &ReadError::Garbled).await;
}

#[tokio::test]
async fn clovas_codes_are_told_apart() {
    for wire in [Wire::V3, Wire::V1, Wire::ClovaCompat] {
        let error = async |scenario| under(wire, scenario).await.error().clone();
        assert_eq!(
            error(Scenario::Withheld).await,
            ReadError::Refused,
            "{wire:?}"
        );
        assert_eq!(
            error(Scenario::TooLong).await,
            ReadError::TooLong,
            "{wire:?}"
        );
        let overloaded = ReadError::Busy {
            retry_after: None,
            overloaded: true,
        };
        assert_eq!(error(Scenario::Overloaded).await, overloaded, "{wire:?}");
        let gone = error(Scenario::NoModel).await;
        assert!(
            matches!(gone, ReadError::Misconfigured { model: true, .. }),
            "{gone:?}"
        );
        let failed = error(Scenario::ErrorBodyWith200).await;
        assert_eq!(failed, ReadError::Server { status: 500 }, "{wire:?}");
    }
}

#[tokio::test]
async fn a_redirect_is_never_followed() {
    for wire in Wire::ALL {
        let sim = sim().await;
        sim.set_scenario(Scenario::Redirect);
        let heard = hear(&*reader(wire, &sim), talk()).await;
        assert!(matches!(
            heard.error(),
            ReadError::Misconfigured { model: false, .. }
        ));
        assert_eq!(sim.counts().calls, 1);
    }
}

#[tokio::test]
async fn an_error_whose_body_is_a_plain_string_is_understood() {
    let heard = under(Wire::PlainCompat, Scenario::StringError).await;
    assert!(matches!(
        heard.error(),
        ReadError::Misconfigured { model: false, .. }
    ));
}

#[tokio::test]
async fn an_error_in_mid_stream_keeps_what_was_said() {
    for wire in Wire::ALL {
        let heard = under(wire, Scenario::ErrorAfter(3)).await;
        assert!(!heard.text.is_empty());
        let expected = match wire {
            // a plain server's code is an HTTP status
            Wire::PlainCompat => BUSY,
            _ => ReadError::Busy {
                retry_after: None,
                overloaded: true,
            },
        };
        assert_eq!(heard.error(), &expected, "{wire:?}");
    }
}

#[tokio::test]
async fn an_end_without_confirmation_and_a_broken_connection_are_interruptions() {
    for wire in Wire::ALL {
        for scenario in [Scenario::EofWithoutResult, Scenario::Cut(3)] {
            let heard = under(wire, scenario).await;
            assert!(!heard.text.is_empty());
            assert_eq!(
                heard.error(),
                &ReadError::Interrupted,
                "{wire:?} {scenario:?}"
            );
        }
    }
}

#[tokio::test]
async fn garbage_in_mid_stream_keeps_what_was_said() {
    for wire in Wire::ALL {
        for scenario in [
            Scenario::GarbageJson,
            Scenario::InvalidUtf8,
            Scenario::HugeEvent,
        ] {
            let heard = under(wire, scenario).await;
            assert!(
                !heard.text.is_empty() && heard.text.len() < 1_000,
                "{wire:?} {scenario:?}"
            );
            assert_eq!(heard.error(), &ReadError::Garbled, "{wire:?} {scenario:?}");
        }
    }
}

#[tokio::test]
async fn an_answer_without_a_word_is_no_answer() {
    fails(Scenario::Empty, &ReadError::Garbled).await;
}

#[tokio::test]
async fn a_missing_last_signal_does_not_matter() {
    for wire in Wire::ALL {
        let heard = under(wire, Scenario::EofWithoutSignal).await;
        assert_eq!(heard.finish().reason, FinishReason::Stop, "{wire:?}");
        assert_eq!(heard.offers, 1);
    }
}

#[tokio::test]
async fn an_answer_cut_off_by_its_length_says_so() {
    for wire in Wire::ALL {
        assert_eq!(
            under(wire, Scenario::Length).await.finish().reason,
            FinishReason::Length
        );
    }
}

#[tokio::test]
async fn an_alarming_filter_flags_the_answer() {
    for wire in Wire::ALL {
        let heard = under(wire, Scenario::Flagged).await;
        assert_eq!(heard.finish().flagged, wire.is_native(), "{wire:?}");
        let filtered = heard.finish().reason == FinishReason::Filtered;
        assert_eq!(filtered, !wire.is_native(), "{wire:?}");
    }
}

#[tokio::test]
async fn a_confirmed_text_that_differs_corrects_the_streamed_one() {
    for wire in [Wire::V3, Wire::V1] {
        let heard = under(wire, Scenario::ResultDiffers).await;
        let corrected = heard.finish().corrected.clone().unwrap();
        assert_ne!(corrected, heard.text);
        assert!(
            corrected.ends_with("(고침)") && !corrected.contains('⟦'),
            "{corrected}"
        );
    }
}

#[tokio::test]
async fn thoughts_are_never_heard() {
    for wire in Wire::ALL {
        let heard = under(wire, Scenario::Thinking).await;
        assert!(!heard.text.contains("사용자"), "{wire:?}: {}", heard.text);
        assert!(heard.finish().corrected.is_none());
    }
}

#[tokio::test]
async fn a_tool_call_offers_the_cards() {
    for wire in [Wire::V3, Wire::ClovaCompat, Wire::PlainCompat] {
        let heard = under(wire, Scenario::ToolCall).await;
        assert_eq!((heard.offers, heard.text.as_str()), (1, ""), "{wire:?}");
    }
}

use clova_sim::{ClovaSim, Framing, Scenario, SimSettings};
use futures::StreamExt as _;
use reader::{ClovaAuth, FinishReason, Purpose, ReadEvent, ReadRequest, Secret, names_exactly};

use crate::asking::{Heard, Wire, cards, hear, reader, reading, settings, sim, talk};

#[tokio::test]
async fn a_talk_is_heard_and_its_marker_becomes_an_offer() {
    for wire in Wire::ALL {
        let sim = sim().await;
        let heard = hear(&*reader(wire, &sim), talk()).await;
        assert!(heard.text.chars().count() > 20, "{wire:?}: {}", heard.text);
        assert!(!heard.text.contains(['⟦', '⟧']), "{wire:?}: {}", heard.text);
        assert_eq!(heard.offers, 1, "{wire:?}");
        let finish = heard.finish();
        assert_eq!((finish.reason, finish.flagged), (FinishReason::Stop, false));
        assert_eq!(finish.corrected, None, "{wire:?}");
        assert_eq!(
            finish.usage.is_some(),
            wire != Wire::ClovaCompat,
            "{wire:?}"
        );
    }
}

#[tokio::test]
async fn an_offer_that_is_not_allowed_is_passed_over_in_silence() {
    let sim = sim().await;
    let reader = reader(Wire::V3, &sim);
    let mut request = talk();
    request.purpose = Purpose::Talk {
        turn: 4,
        may_offer: false,
    };
    request
        .history
        .push(reader::Utterance::reader("⟦draw⟧ 를 써 줘"));
    assert_eq!(hear(&*reader, request).await.offers, 0);
}

#[tokio::test]
async fn a_reading_names_the_drawn_cards() {
    for wire in Wire::ALL {
        let sim = sim().await;
        let heard = hear(&*reader(wire, &sim), reading()).await;
        names_exactly(&heard.text, &cards(), reading().locale).unwrap();
    }
}

#[tokio::test]
async fn however_the_bytes_are_split_and_framed_the_answer_is_the_same() {
    for wire in Wire::ALL {
        let mut expected: Option<Heard> = None;
        for split in [None, Some(1), Some(2), Some(5), Some(17), Some(333)] {
            for (space, crlf) in [(false, false), (true, false), (false, true), (true, true)] {
                let framing = Framing { space, crlf, split };
                let settings = SimSettings {
                    framing,
                    ..SimSettings::default()
                };
                let sim = ClovaSim::start(settings).await.unwrap();
                let heard = hear(&*reader(wire, &sim), talk()).await;
                assert!(!heard.text.contains('\u{FFFD}'));
                let expected = expected.get_or_insert_with(|| heard.clone());
                assert_eq!(&heard, expected, "{wire:?} {framing:?}");
            }
        }
    }
}

#[tokio::test]
async fn what_clova_is_sent_is_what_it_documents() {
    let sim = sim().await;
    hear(&*reader(Wire::V3, &sim), talk()).await;
    hear(&*reader(Wire::V1, &sim), talk()).await;
    let mut legacy = settings(Wire::V3, &format!("{}/serviceapp/", sim.base_url()));
    legacy.clova.auth = ClovaAuth::Legacy;
    legacy.clova.apigw_key = Secret::new("gateway-key");
    legacy.clova.model = "HCX-007".into();
    hear(&*reader::open(legacy).unwrap(), talk()).await;

    let [v3, v1, old] = &sim.requests()[..] else {
        panic!("three requests")
    };
    assert_eq!(v3.path, "/v3/chat-completions/HCX-005");
    assert_eq!(v3.headers["authorization"], "Bearer nv-test");
    assert_eq!(v3.headers["accept"], "text/event-stream");
    assert_eq!(v3.headers["x-ncp-clovastudio-request-id"], "request-7");
    assert!(!v3.headers.contains_key("accept-encoding"));
    let roles = |body: &serde_json::Value| -> Vec<String> {
        let messages = body["messages"].as_array().unwrap();
        messages
            .iter()
            .map(|message| message["role"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(roles(&v3.body), ["system", "user", "assistant", "user"]);
    assert!(v3.body["maxTokens"].is_u64() && v3.body["repetitionPenalty"].is_number());

    assert_eq!(v1.path, "/v1/chat-completions/HCX-003");
    assert!(v1.body["repeatPenalty"].is_number() && v1.body.get("repetitionPenalty").is_none());

    assert_eq!(old.path, "/serviceapp/v3/chat-completions/HCX-007");
    assert!(!old.headers.contains_key("authorization"));
    assert_eq!(old.headers["x-ncp-clovastudio-api-key"], "nv-test");
    assert_eq!(old.headers["x-ncp-apigw-api-key"], "gateway-key");
    assert!(old.body["maxCompletionTokens"].is_u64() && old.body.get("maxTokens").is_none());
}

#[tokio::test]
async fn a_broken_answer_goes_on_where_it_broke_off() {
    for wire in Wire::ALL {
        let sim = sim().await;
        let reader = reader(wire, &sim);
        assert!(reader.can_continue());
        let whole = hear(&*reader, reading()).await.text;
        for part in [3, 40, 90] {
            let said: String = whole.chars().take(part).collect();
            let rest = hear(
                &*reader,
                ReadRequest {
                    said: said.clone(),
                    ..reading()
                },
            )
            .await;
            assert_eq!(said + &rest.text, whole, "{wire:?}");
        }
    }
}

#[tokio::test]
async fn an_answer_that_is_dropped_stops_at_its_source() {
    for wire in Wire::ALL {
        let sim = sim().await;
        sim.set_scenario(Scenario::Stall(2));
        let mut answer = reader(wire, &sim).read(talk()).await.unwrap();
        assert!(matches!(answer.next().await, Some(Ok(ReadEvent::Text(_)))));
        assert_eq!(sim.counts().cancelled, 0);
        drop(answer);
        while sim.counts().cancelled == 0 {
            tokio::task::yield_now().await;
        }
    }
}

#[tokio::test]
async fn the_same_seed_gets_the_same_answer() {
    let sim = sim().await;
    let reader = reader(Wire::V3, &sim);
    assert_eq!(hear(&*reader, talk()).await, hear(&*reader, talk()).await);
}

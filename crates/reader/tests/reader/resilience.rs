use std::time::Duration;

use clova_sim::Scenario::{self, Ordinary};
use futures::StreamExt as _;
use reader::{ReadError, ReadEvent, ReaderSettings, Utterance};

use crate::asking::{Wire, hear, settings, sim, talk};

fn patient(base_url: &str) -> ReaderSettings {
    let mut settings = settings(Wire::V3, base_url);
    settings.limits.retries = 2;
    settings
}

#[tokio::test]
async fn passing_troubles_before_the_first_word_are_not_noticed() {
    for trouble in [
        Scenario::TooMany,
        Scenario::TooManyRetryAfter(0),
        Scenario::ServerHtml,
        Scenario::ServerError,
        Scenario::Overloaded,
        Scenario::Cut(0),
        Scenario::ErrorAfter(0),
    ] {
        let sim = sim().await;
        let reader = reader::open(patient(&sim.base_url())).unwrap();
        sim.queue([trouble, trouble, Ordinary]);
        let heard = hear(&*reader, talk()).await;
        heard.finish();
        assert_eq!(sim.counts().calls, 3, "{trouble:?}");
    }
}

#[tokio::test]
async fn the_budget_of_retries_ends() {
    let sim = sim().await;
    sim.set_scenario(Scenario::ServerError);
    let heard = hear(&*reader::open(patient(&sim.base_url())).unwrap(), talk()).await;
    assert_eq!(heard.error(), &ReadError::Server { status: 500 });
    assert_eq!(sim.counts().calls, 3);
}

#[tokio::test]
async fn what_cannot_help_is_not_tried_again() {
    for scenario in [
        Scenario::Withheld,
        Scenario::Redirect,
        Scenario::WrongContentType,
        Scenario::NoModel,
        Scenario::TooManyRetryAfter(60),
        // after the first word nothing is said twice
        Scenario::Cut(2),
        Scenario::ErrorAfter(2),
        Scenario::EofWithoutResult,
    ] {
        let sim = sim().await;
        sim.set_scenario(scenario);
        hear(&*reader::open(patient(&sim.base_url())).unwrap(), talk())
            .await
            .error();
        assert_eq!(sim.counts().calls, 1, "{scenario:?}");
    }
}

#[tokio::test]
async fn a_conversation_that_is_too_long_is_shortened_once() {
    let sim = sim().await;
    let reader = reader::open(patient(&sim.base_url())).unwrap();
    let mut request = talk();
    for n in 0..10 {
        request.history.push(Utterance::reader(format!("대답 {n}")));
        request.history.push(Utterance::seeker(format!("물음 {n}")));
    }
    sim.queue([Scenario::TooLong, Ordinary]);
    hear(&*reader, request.clone()).await.finish();
    let lengths: Vec<usize> = sim
        .requests()
        .iter()
        .map(|request| request.body["messages"].as_array().unwrap().len())
        .collect();
    assert!(lengths[1] < lengths[0], "{lengths:?}");
    let newest = &sim.requests()[1].body["messages"];
    assert_eq!(
        newest.as_array().unwrap().last().unwrap()["content"],
        "물음 9"
    );

    sim.set_scenario(Scenario::TooLong);
    assert_eq!(hear(&*reader, request).await.error(), &ReadError::TooLong);
    assert_eq!(sim.counts().calls, 4);
}

#[tokio::test]
async fn another_model_answers_where_the_first_is_missing_or_overloaded() {
    for trouble in [Scenario::NoModel, Scenario::Overloaded] {
        let sim = sim().await;
        let mut settings = patient(&sim.base_url());
        settings.clova.fallback_model = Some("HCX-DASH-002".into());
        sim.queue([trouble, Ordinary]);
        hear(&*reader::open(settings).unwrap(), talk())
            .await
            .finish();
        assert_eq!(sim.requests()[1].path, "/v3/chat-completions/HCX-DASH-002");
    }
}

#[tokio::test]
async fn a_refused_key_opens_the_circuit_at_once() {
    let sim = sim().await;
    sim.set_scenario(Scenario::Unauthorized);
    let reader = reader::open(patient(&sim.base_url())).unwrap();
    assert_eq!(
        hear(&*reader, talk()).await.error(),
        &ReadError::Unauthorized
    );
    for _ in 0..5 {
        assert_eq!(hear(&*reader, talk()).await.error(), &ReadError::Open);
    }
    assert_eq!(sim.counts().calls, 1);
}

#[tokio::test]
async fn a_service_that_fails_in_a_row_is_left_alone_and_then_tried_again() {
    let sim = sim().await;
    sim.set_scenario(Scenario::ServerError);
    let mut settings = settings(Wire::V3, &sim.base_url());
    settings.limits.breaker_failures = 3;
    settings.limits.breaker_rest = Duration::from_millis(60);
    let reader = reader::open(settings).unwrap();
    for _ in 0..3 {
        assert_eq!(
            hear(&*reader, talk()).await.error(),
            &ReadError::Server { status: 500 }
        );
    }
    assert_eq!(hear(&*reader, talk()).await.error(), &ReadError::Open);
    sim.set_scenario(Ordinary);
    while hear(&*reader, talk()).await.end.unwrap().is_err() {
        tokio::task::yield_now().await;
    }
    assert_eq!(sim.counts().calls, 4);
}

#[tokio::test]
async fn one_answer_too_many_at_a_time_is_refused_at_once() {
    let sim = sim().await;
    sim.queue([Scenario::Stall(1)]);
    let mut settings = settings(Wire::V3, &sim.base_url());
    settings.limits.concurrent = 1;
    let reader = reader::open(settings).unwrap();
    let mut first = reader.read(talk()).await.unwrap();
    assert!(matches!(first.next().await, Some(Ok(ReadEvent::Text(_)))));
    assert_eq!(hear(&*reader, talk()).await.error(), &ReadError::busy());
    drop(first);
    hear(&*reader, talk()).await.finish();
}

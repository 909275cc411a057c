use std::net::TcpListener;
use std::time::Duration;

use clova_sim::Scenario;
use reader::{ReadError, Stage};

use crate::asking::{Wire, hear, settings, sim, talk};

const SOON: Duration = Duration::from_millis(80);

#[tokio::test]
async fn silence_before_the_first_word_is_a_timeout() {
    for scenario in [
        Scenario::Silent,
        Scenario::SlowFirstByte(Duration::from_secs(60)),
    ] {
        for wire in Wire::ALL {
            let sim = sim().await;
            sim.set_scenario(scenario);
            let mut settings = settings(wire, &sim.base_url());
            settings.deadlines.first_token = SOON;
            let heard = hear(&*reader::open(settings).unwrap(), talk()).await;
            assert_eq!(
                heard.error(),
                &ReadError::Timeout {
                    stage: Stage::FirstToken
                }
            );
            while sim.counts().cancelled == 0 {
                tokio::task::yield_now().await;
            }
        }
    }
}

#[tokio::test]
async fn silence_in_the_middle_is_a_timeout_that_keeps_what_was_said() {
    for wire in Wire::ALL {
        let sim = sim().await;
        sim.set_scenario(Scenario::Stall(3));
        let mut settings = settings(wire, &sim.base_url());
        settings.deadlines.idle = SOON;
        let heard = hear(&*reader::open(settings).unwrap(), talk()).await;
        assert!(!heard.text.is_empty());
        assert_eq!(
            heard.error(),
            &ReadError::Timeout { stage: Stage::Idle },
            "{wire:?}"
        );
        while sim.counts().cancelled == 0 {
            tokio::task::yield_now().await;
        }
    }
}

#[tokio::test]
async fn a_port_where_nobody_listens_is_unreachable() {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let settings = settings(Wire::V3, &format!("http://127.0.0.1:{port}"));
    let heard = hear(&*reader::open(settings).unwrap(), talk()).await;
    assert_eq!(heard.error(), &ReadError::Unreachable);
}

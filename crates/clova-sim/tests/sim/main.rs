//! The simulator over real sockets.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use clova_sim::{ClovaSim, Framing, Running, Scenario, SimSettings};
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};

async fn sim() -> Running {
    ClovaSim::start(SimSettings::default()).await.unwrap()
}

fn post(sim: &Running, path: &str, body: &Value) -> RequestBuilder {
    Client::builder()
        .no_proxy()
        .build()
        .unwrap()
        .post(format!("{}{path}", sim.base_url()))
        .bearer_auth("nv-test")
        .header("accept", "text/event-stream")
        .json(body)
}

fn talk() -> Value {
    json!({ "messages": [
        { "role": "system", "content": "너는 소라고둥이야. 끝에 ⟦draw⟧" },
        { "role": "user", "content": "내일 시험이라 떨려" },
        { "role": "assistant", "content": "많이 떨리겠다. 뭐가 제일 걱정돼?" },
        { "role": "user", "content": "다 틀릴까 봐" },
    ] })
}

const V3: &str = "/testapp/v3/chat-completions/HCX-005";

#[tokio::test]
async fn an_answer_is_streamed_in_the_documented_shape_and_ends_with_the_marker() {
    let sim = sim().await;
    let response = post(&sim, V3, &talk()).send().await.unwrap();
    assert_eq!(response.status(), 200);
    let kind = response.headers()["content-type"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(kind.starts_with("text/event-stream"));
    let text = response.text().await.unwrap();
    let events: Vec<&str> = text
        .split("\n\n")
        .filter(|event| !event.is_empty())
        .collect();
    let data = |event: &str| -> Value {
        serde_json::from_str(event.rsplit_once("\ndata:").unwrap().1).unwrap()
    };
    let said: String = events
        .iter()
        .filter(|event| event.contains("\nevent:token\n"))
        .map(|event| {
            data(event)["message"]["content"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    let [.., result, signal] = &events[..] else {
        panic!("too short")
    };
    assert!(result.contains("\nevent:result\n"));
    assert_eq!(data(result)["message"]["content"], said);
    assert!(said.ends_with("⟦draw⟧"), "{said}");
    assert!(signal.ends_with("event:signal\ndata:{\"data\":\"[DONE]\"}"));
    assert_eq!(sim.counts().finished, 1);
}

#[tokio::test]
async fn the_same_request_gets_the_same_answer_however_it_is_split() {
    let whole = sim().await;
    let expected = post(&whole, V3, &talk())
        .send()
        .await
        .unwrap()
        .bytes()
        .await
        .unwrap();
    for split in [1, 7, 61] {
        let framing = Framing {
            split: Some(split),
            ..Framing::default()
        };
        let sim = ClovaSim::start(SimSettings {
            framing,
            ..SimSettings::default()
        })
        .await
        .unwrap();
        let bytes = post(&sim, V3, &talk())
            .send()
            .await
            .unwrap()
            .bytes()
            .await
            .unwrap();
        assert_eq!(bytes, expected, "split at {split}");
    }
}

#[tokio::test]
async fn what_clova_refuses_is_refused_with_its_code() {
    let sim = sim().await;
    let user = json!([{ "role": "user", "content": "안녕" }]);
    let twice = json!([
        { "role": "system", "content": "a" }, { "role": "system", "content": "b" },
        { "role": "user", "content": "안녕" },
    ]);
    let cases = [
        (V3, json!({ "messages": twice }), "40001"),
        (
            "/v3/chat-completions/HCX-002",
            json!({ "messages": user }),
            "40082",
        ),
        (
            "/v3/chat-completions/GPT",
            json!({ "messages": user }),
            "40080",
        ),
        (
            "/v1/chat-completions/HCX-005",
            json!({ "messages": user }),
            "40084",
        ),
        (
            V3,
            json!({ "messages": user, "maxTokens": 9, "maxCompletionTokens": 9 }),
            "40001",
        ),
        (V3, json!({ "messages": user, "temperature": 1.1 }), "40001"),
        (
            V3,
            json!({ "messages": user, "repetitionPenalty": 3.0 }),
            "40001",
        ),
        (V3, json!({ "messages": user, "maxTokens": 9_999 }), "40001"),
        (
            "/v3/chat-completions/HCX-007",
            json!({ "messages": user, "maxTokens": 9 }),
            "40001",
        ),
        (
            "/v1/chat-completions/HCX-003",
            json!({ "messages": user, "temperature": 0 }),
            "40001",
        ),
        (
            V3,
            json!({ "messages": [{ "role": "user", "content": "" }] }),
            "40004",
        ),
        (V3, json!({ "messages": [] }), "40001"),
    ];
    for (path, body, code) in cases {
        let response = post(&sim, path, &body).send().await.unwrap();
        assert_eq!(response.status(), 400, "{body}");
        let answer: Value = response.json().await.unwrap();
        assert_eq!(answer["status"]["code"], code, "{body}");
    }
    let body = json!({ "model": "HCX-005", "messages": user, "stream": true,
        "stream_options": { "include_usage": true } });
    let response = post(&sim, "/v1/openai/chat/completions", &body)
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 400);
    assert_eq!(
        response.json::<Value>().await.unwrap()["error"]["code"],
        "40002"
    );
    let response = post(&sim, "/v1/chat/completions", &body)
        .send()
        .await
        .unwrap();
    assert!(response.text().await.unwrap().contains("\"total_tokens\""));
}

#[tokio::test]
async fn keys_are_checked() {
    let sim = sim().await;
    let client = Client::builder().no_proxy().build().unwrap();
    let url = format!("{}{V3}", sim.base_url());
    let code = async |request: RequestBuilder| {
        let response = request.json(&talk()).send().await.unwrap();
        let status = response.status().as_u16();
        let body: Value = response.json().await.unwrap();
        (
            status,
            body["status"]["code"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        )
    };
    assert_eq!(code(client.post(&url)).await, (401, "40100".into()));
    assert_eq!(
        code(client.post(&url).bearer_auth("wrong")).await,
        (401, "40104".into())
    );
    let legacy = client
        .post(&url)
        .header("x-ncp-clovastudio-api-key", "old")
        .header("x-ncp-apigw-api-key", "gateway");
    assert_eq!(code(legacy).await, (200, "20000".into()));
}

#[tokio::test]
async fn scenarios_come_from_the_header_the_message_the_queue_and_the_default() {
    let sim = sim().await;
    sim.queue([Scenario::TooMany]);
    let status = async |request: RequestBuilder| request.send().await.unwrap().status().as_u16();
    let headed = post(&sim, V3, &talk()).header("x-clova-sim-scenario", "500");
    assert_eq!(status(headed).await, 500);
    let mut spoken = talk();
    spoken["messages"][3]["content"] = "!sim:401 안녕".into();
    assert_eq!(status(post(&sim, V3, &spoken)).await, 401);
    assert_eq!(status(post(&sim, V3, &talk())).await, 429);
    assert_eq!(status(post(&sim, V3, &talk())).await, 200);
    let control = post(&sim, "/control", &json!({ "scenario": "40005" }));
    assert_eq!(status(control).await, 200);
    assert_eq!(status(post(&sim, V3, &talk())).await, 400);
    assert_eq!(sim.counts().calls, 5);
    assert_eq!(sim.requests().len(), 5);
}

#[tokio::test]
async fn the_quota_of_a_minute_is_counted_for_each_model() {
    let settings = SimSettings {
        requests_per_minute: Some(1),
        ..SimSettings::default()
    };
    let sim = ClovaSim::start(settings).await.unwrap();
    let status = async |path| {
        post(&sim, path, &talk())
            .send()
            .await
            .unwrap()
            .status()
            .as_u16()
    };
    assert_eq!(status(V3).await, 200);
    assert_eq!(status(V3).await, 429);
    assert_eq!(status("/v3/chat-completions/HCX-DASH-002").await, 200);
}

#[tokio::test]
async fn a_client_that_leaves_is_counted() {
    let sim = sim().await;
    sim.set_scenario(Scenario::Stall(2));
    let mut response = post(&sim, V3, &talk()).send().await.unwrap();
    assert!(response.chunk().await.unwrap().is_some());
    assert_eq!(sim.counts().active, 1);
    drop(response);
    while sim.counts().cancelled == 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(sim.counts().active, 0);
}

#[tokio::test]
async fn the_load_mode_sends_the_tokens_it_is_told() {
    let sim = sim().await;
    let load = post(&sim, V3, &talk()).header("x-clova-sim-tokens", "250");
    let text = load.send().await.unwrap().text().await.unwrap();
    assert_eq!(
        text.matches("event:token").count(),
        251,
        "the last one carries the reason"
    );
    assert_eq!(text.matches("event:result").count(), 1);
    let event = text.split("\n\n").next().unwrap();
    assert!((170..240).contains(&event.len()), "{event}");
}

#[tokio::test]
async fn a_broken_connection_is_broken_after_what_was_said() {
    let sim = sim().await;
    sim.set_scenario(Scenario::Cut(2));
    let mut response = post(&sim, V3, &talk()).send().await.unwrap();
    let mut bytes = Vec::new();
    let error = loop {
        match response.chunk().await {
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => panic!("it ended in good order"),
            Err(error) => break error,
        }
    };
    assert!(!error.is_timeout());
    assert_eq!(
        String::from_utf8(bytes)
            .unwrap()
            .matches("event:token")
            .count(),
        2
    );
}

//! What a process tells about itself: traces, reports, logs, metrics.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clova_sim::{ClovaSim, Scenario, SimSettings};
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::trace::v1::Span;
use proto_events::chat::ChatEvent;
use reqwest::Method;
use serde_json::{Value, json};
use tempfile::TempDir;
use testkit::{Client, Events, eventually, free_port, tamper};

use crate::conch::{Conch, open, sign_in};
use crate::sink::Sink;

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const CALLER: &str = "00f067aa0ba902b7";

/// Says something in a trace, and listens to the end of the answer.
async fn say(client: &Client, path: &str, text: &str) -> ChatEvent {
    let message = json!({ "text": text, "clientId": "one" });
    let request = client.request(Method::POST, &format!("{path}/messages"));
    let request = request
        .header("traceparent", format!("00-{TRACE}-{CALLER}-00"))
        .header("accept", "text/event-stream");
    let mut events = Events::of(request.json(&message).send().await.unwrap());
    let heard = events.until(ChatEvent::is_terminal).await;
    assert!(
        events.next().await.is_none(),
        "the stream ends with the turn"
    );
    heard.last().unwrap().chat()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The spans of our trace by name, and what the service calls itself.
fn spans(collector: &Sink) -> (BTreeMap<String, Span>, BTreeMap<String, String>) {
    let (mut spans, mut resource) = (BTreeMap::new(), BTreeMap::new());
    for taken in collector.taken() {
        assert_eq!(taken.path, "/v1/traces");
        let batch: ExportTraceServiceRequest = prost::Message::decode(&*taken.body).unwrap();
        for of_resource in batch.resource_spans {
            for attribute in of_resource.resource.unwrap().attributes {
                let value = format!("{:?}", attribute.value);
                resource.insert(attribute.key, value);
            }
            for span in of_resource.scope_spans.into_iter().flat_map(|it| it.spans) {
                if hex(&span.trace_id) == TRACE {
                    spans.insert(span.name.clone(), span);
                }
            }
        }
    }
    (spans, resource)
}

#[tokio::test]
async fn one_trace_spans_the_request_the_turn_and_the_call_to_the_model() {
    let (data, collector) = (TempDir::new().unwrap(), Sink::start().await);
    let sim = ClovaSim::start(SimSettings::default()).await.unwrap();
    let endpoint = format!("http://{}/", collector.address);
    let clova = sim.base_url();
    let flags = [
        ("otlp-endpoint", endpoint.as_str()),
        ("clova-base-url", &clova),
        ("clova-api-key", "nv-test"),
    ];
    let conch = Conch::start(data.path(), &flags).await;
    let guest = conch.guest().await;
    let (path, _) = open(&guest).await;
    let end = say(&guest, &path, "요즘 마음이 복잡해요").await;
    assert!(matches!(end, ChatEvent::TurnCompleted { .. }), "{end:?}");
    let asked = sim.requests().pop().unwrap().headers["traceparent"].clone();
    assert!(conch.terminate().await.success());

    let (spans, resource) = spans(&collector);
    let request = &spans["POST /api/chat/conversations/{id}/messages"];
    let (turn, call) = (&spans["turn"], &spans["ask the model"]);
    assert_eq!(hex(&request.parent_span_id), CALLER);
    assert_eq!(turn.parent_span_id, request.span_id);
    assert_eq!(call.parent_span_id, turn.span_id);
    assert_eq!(asked, format!("00-{TRACE}-{}-01", hex(&call.span_id)));
    assert!(turn.end_time_unix_nano >= call.end_time_unix_nano);
    assert!(call.end_time_unix_nano > call.start_time_unix_nano);
    assert!(resource["service.name"].contains("magic-conch"));
    assert!(resource["service.version"].contains(env!("CARGO_PKG_VERSION")));
    for taken in collector.taken() {
        let body = String::from_utf8_lossy(&taken.body);
        assert!(!body.contains("복잡"), "a trace holds what somebody said");
    }
}

#[tokio::test]
async fn without_a_collector_the_model_still_hears_the_trace_and_so_does_the_log() {
    let data = TempDir::new().unwrap();
    let sim = ClovaSim::start(SimSettings::default()).await.unwrap();
    sim.set_scenario(Scenario::Unauthorized);
    let clova = sim.base_url();
    let flags = [
        // nobody is there: that is said once, and disturbs nothing
        ("otlp-endpoint", "http://127.0.0.1:9"),
        ("otlp-ratio", "1"),
        ("clova-base-url", &clova),
        ("clova-api-key", "nv-test"),
        ("log-format", "json"),
    ];
    let log = data.path().join("log");
    let conch = Conch::start_logging_to(&log, data.path(), &flags).await;
    let guest = conch.guest().await;
    let (path, _) = open(&guest).await;
    let end = say(&guest, &path, "안녕하세요").await;
    assert!(matches!(end, ChatEvent::TurnFailed { .. }), "{end:?}");
    let asked = sim.requests().pop().unwrap().headers["traceparent"].clone();
    assert!(asked.starts_with(&format!("00-{TRACE}-")), "{asked}");
    assert!(conch.terminate().await.success());

    let log = fs::read_to_string(log).unwrap();
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let said = |sentence: &str| -> Vec<&Value> {
        let is_it = |line: &&Value| line["message"] == sentence;
        lines.iter().filter(is_it).collect()
    };
    let failed = said("the reader failed");
    assert_eq!(failed[0]["trace_id"], TRACE, "{log}");
    assert_eq!(said("the collector takes no traces").len(), 1, "{log}");
}

#[tokio::test]
async fn an_error_is_reported_without_a_word_of_anybody() {
    const CANARY: &str = "kanarienvogel";
    let (data, taker) = (TempDir::new().unwrap(), Sink::start().await);
    let dsn = data.path().join("dsn");
    fs::write(&dsn, format!("http://key@{}/7\n", taker.address)).unwrap();
    let flags = [
        ("sentry-dsn-file", dsn.to_str().unwrap()),
        ("environment", "test"),
        ("trusted-proxies", "127.0.0.1/32"),
    ];
    let conch = Conch::start(data.path(), &flags).await;
    let guest = conch.guest().await;
    let (path, _) = open(&guest).await;
    let database = format!("sqlite:{}", data.path().join("chat.db").display());
    let change = format!("UPDATE messages SET role = '{CANARY}'");
    tamper(&database, &change).await;
    let message = json!({ "text": format!("{CANARY}!"), "clientId": CANARY });
    let request = guest.request(Method::POST, &format!("{path}/messages"));
    let request = request
        .header("traceparent", format!("00-{TRACE}-{CALLER}-01"))
        .header("x-request-id", "of-this-very-request")
        .header("x-forwarded-for", "203.0.113.77")
        .header("user-agent", CANARY);
    let failed = guest.send(request.json(&message)).await.with(500);
    assert_eq!(failed.code(), "internal");
    let session = guest.cookie("conch_session").unwrap();
    assert!(conch.terminate().await.success());

    let taken = taker.taken();
    let reports: Vec<String> = taken
        .iter()
        .map(|it| format!("{}{}", it.head, String::from_utf8_lossy(&it.body)))
        .collect();
    let report = reports
        .iter()
        .find(|report| report.contains("a request failed"))
        .expect("a report");
    assert_eq!(taken[0].path, "/api/7/envelope/");
    for word in [
        TRACE,
        "of-this-very-request",
        "magic-conch@",
        "test",
        "internal",
    ] {
        assert!(report.contains(word), "{word} is not in {report}");
    }
    for report in &reports {
        for word in [CANARY, &session, "203.0.113.77"] {
            assert!(!report.contains(word), "{word} is in {report}");
        }
    }
}

/// The page of metrics.
async fn page(admin: &str) -> String {
    let answer = reqwest::get(format!("http://{admin}/metrics")).await;
    answer.unwrap().text().await.unwrap()
}

/// The value of a series; its labels are as they stand on the page.
fn value(page: &str, series: &str) -> f64 {
    let line = page
        .lines()
        .find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("{series} is not in {page}"))
        .parse()
        .unwrap()
}

#[tokio::test]
async fn the_metrics_are_true() {
    let data = TempDir::new().unwrap();
    let sim = ClovaSim::start(SimSettings::default()).await.unwrap();
    let (clova, admin) = (sim.base_url(), format!("127.0.0.1:{}", free_port()));
    let flags = [
        ("admin-listen", admin.as_str()),
        ("clova-base-url", &clova),
        ("clova-api-key", "nv-test"),
    ];
    let conch = Conch::start(data.path(), &flags).await;
    let before = page(&admin).await;
    for nothing in [
        "conch_upstream_errors_total{code=\"reader_misconfigured\"}",
        "conch_turns_total{ending=\"completed\"}",
        "conch_turns_running",
        "conch_streams_open",
        "conch_sockets_open",
        "conch_seats_taken",
        "conch_calls_begun_total",
    ] {
        assert_eq!(value(&before, nothing), 0.0, "{nothing}");
    }

    let guest = conch.guest().await;
    let (path, snapshot) = open(&guest).await;
    let stream = format!(
        "{path}/events?after={}",
        snapshot["cursor"].as_str().unwrap()
    );
    let _listening = guest.follow(&stream).await;
    let end = say(&guest, &path, "안녕하세요").await;
    assert!(matches!(end, ChatEvent::TurnCompleted { .. }), "{end:?}");
    sim.set_scenario(Scenario::Unauthorized);
    let (other, _) = open(&guest).await;
    say(&guest, &other, "안녕하세요").await;
    let host = conch.guest().await;
    sign_in(&conch, &host, "demo-star").await;
    host.post("/api/auth/member/expert", &json!({})).await;
    let _room = host.post("/api/rooms/", &json!({})).await.with(201);

    let page = eventually("the room is counted", Duration::from_secs(10), || async {
        let page = page(&admin).await;
        (value(&page, "conch_rooms_open") == 1.0).then_some(page)
    })
    .await;
    let messages =
        "service=\"chat\",method=\"POST\",route=\"/api/chat/conversations/{id}/messages\"";
    for (series, expected) in [
        ("conch_first_token_seconds_count", 1.0),
        ("conch_turns_total{ending=\"completed\"}", 1.0),
        ("conch_turns_total{ending=\"failed\"}", 1.0),
        ("conch_turns_running", 0.0),
        (
            "conch_upstream_errors_total{code=\"reader_misconfigured\"}",
            1.0,
        ),
        ("conch_streams_open", 1.0),
        ("conch_outbox_waiting{service=\"chat\"}", 0.0),
        ("conch_outbox_oldest_seconds{service=\"chat\"}", 0.0),
        ("conch_ready", 1.0),
        ("conch_on_duty", 1.0),
        ("conch_log_lines_dropped_total", 0.0),
        (
            &format!("conch_http_requests_total{{{messages},status=\"200\"}}"),
            2.0,
        ),
        (
            &format!("conch_http_response_head_seconds_count{{{messages}}}"),
            2.0,
        ),
        ("conch_topic_waiting{topic=\"chat\",group=\"results\"}", 0.0),
        (
            "conch_topic_oldest_seconds{topic=\"chat\",group=\"results\"}",
            0.0,
        ),
    ] {
        assert_eq!(value(&page, series), expected, "{series}");
    }
    let took = value(&page, "conch_first_token_seconds_sum");
    assert!(took > 0.0 && took < 5.0, "{took}");
    assert!(value(&page, "process_resident_memory_bytes") > 1e6);
    assert!(value(&page, "process_open_fds") > 5.0);
    assert!(value(&page, "process_start_time_seconds") > 1.7e9);
    let built = format!(
        "conch_build_info{{service=\"magic-conch\",version=\"{}\"",
        env!("CARGO_PKG_VERSION")
    );
    assert!(page.contains(&built), "{page}");
}

/// A pipe takes 64 KiB, and a request is told in some hundred bytes.
#[tokio::test]
async fn nobody_waits_for_who_reads_the_log() {
    let data = TempDir::new().unwrap();
    let flags = [("log", "info"), ("log-format", "json")];
    let conch = Conch::start_unread(data.path(), &flags).await;
    let guest = conch.guest().await;
    for number in 0..1_000 {
        let answer = guest.get("/api/chat/cards");
        let answer = tokio::time::timeout(Duration::from_secs(10), answer).await;
        let answer = answer.unwrap_or_else(|_| panic!("request {number} is not answered"));
        answer.with(200);
    }
    assert!(conch.terminate().await.success());
}

/// Everything in a text that is the name of a series of ours or of the process.
fn names(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    text.split(|c| !is_part(c))
        .filter(|word| word.starts_with("conch_") || word.starts_with("process_"))
        .map(|word| {
            let of_histogram = ["_bucket", "_count", "_sum"];
            let whole = of_histogram.iter().find_map(|end| word.strip_suffix(end));
            whole.unwrap_or(word).to_owned()
        })
        .collect()
}

fn rust_sources(folder: &Path, found: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn alerts_and_dashboards_look_at_nothing_that_is_not_counted() {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = String::new();
    for part in ["crates", "services"] {
        for entry in fs::read_dir(root.join(part)).unwrap() {
            let source = entry.unwrap().path().join("src");
            if source.is_dir() && !source.ends_with("web/src") {
                rust_sources(&source, &mut sources);
            }
        }
    }
    let counted = names(&sources);
    for file in ["rules.yml", "rules.test.yml", "dashboard.json"] {
        let text = fs::read_to_string(root.join("services/monitoring").join(file)).unwrap();
        let looked_at = names(&text);
        assert!(!looked_at.is_empty(), "{file} looks at nothing");
        let unknown: Vec<_> = looked_at.difference(&counted).collect();
        assert!(unknown.is_empty(), "{file} looks at {unknown:?}");
    }
}

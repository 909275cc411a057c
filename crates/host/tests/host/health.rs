use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use host::{Listen, ServeOptions, Service};
use serde_json::{Value, json};

use crate::site::Site;

async fn body(response: reqwest::Response) -> (u16, Value) {
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test]
async fn a_process_is_ready_while_what_it_needs_answers() {
    let works = Arc::new(AtomicBool::new(true));
    let database = Arc::clone(&works);
    let service = Service::new("chat", |_| {}).ready_when("database", move || {
        let works = database.load(Ordering::SeqCst);
        async move {
            if works {
                Ok(())
            } else {
                Err("secret host is away")
            }
        }
    });
    let site = Site::serve(vec![service]);
    let (status, report) = body(site.get("/readyz").await).await;
    assert_eq!(status, 200);
    let checks = json!([{"name": "chat.database", "ok": true}]);
    assert_eq!(report, json!({"status": "ready", "checks": checks}));

    works.store(false, Ordering::SeqCst);
    let (status, report) = body(site.get("/readyz").await).await;
    assert_eq!(status, 503);
    let checks = json!([{"name": "chat.database", "ok": false}]);
    assert_eq!(report, json!({"status": "unready", "checks": checks}));
    assert_eq!(
        site.get("/healthz").await.status(),
        200,
        "alive all the while"
    );
}

#[tokio::test]
async fn a_dependency_that_hangs_is_not_waited_for() {
    let service = Service::new("chat", |_| {}).ready_when(
        "database",
        std::future::pending::<Result<(), std::io::Error>>,
    );
    let site = Site::serve(vec![service]);
    let asked = std::time::Instant::now();
    assert_eq!(site.get("/readyz").await.status(), 503);
    assert!(asked.elapsed().as_millis() < 1900);
}

#[tokio::test]
async fn metrics_are_on_the_admin_port_only() {
    let mut options = ServeOptions::for_tests();
    options.admin_listen = Some(([127, 0, 0, 1], 0).into());
    let site = Site::serve_with(vec![Service::new("chat", |_| {})], options);
    assert_eq!(site.get("/unknown").await.status(), 404);
    assert_eq!(site.get("/metrics").await.status(), 404);
    let admin = site.admin_url.clone().unwrap();
    let page = site
        .http
        .get(format!("{admin}/metrics"))
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), 200);
    let page = page.text().await.unwrap();
    // the recorder is the process's, which is shared with the other tests
    let counted = |line: &str| {
        line.starts_with("conch_http_requests_total")
            && ["method=\"GET\"", "route=\"unmatched\"", "status=\"404\""]
                .iter()
                .all(|label| line.contains(label))
    };
    assert!(page.lines().any(counted), "{page}");
    assert!(
        page.contains("conch_http_response_head_seconds_bucket"),
        "{page}"
    );
    assert_eq!(
        site.http
            .get(format!("{admin}/readyz"))
            .send()
            .await
            .unwrap()
            .status(),
        200
    );
}

#[tokio::test]
async fn the_health_question_tells_by_its_outcome() {
    let site = Site::serve(vec![Service::new("chat", |_| {})]);
    let listen = Listen::parse(site.url.trim_start_matches("http://"), "--listen").unwrap();
    let asked = listen.clone();
    tokio::task::spawn_blocking(move || host::health::ask(&asked))
        .await
        .unwrap()
        .unwrap();
    site.shutdown.begin();
    site.ended().await.unwrap();
    let answer = tokio::task::spawn_blocking(move || host::health::ask(&listen))
        .await
        .unwrap();
    assert!(answer.is_err());
}

#[tokio::test]
async fn the_health_question_finds_a_unix_socket() {
    let folder = tempfile::tempdir().unwrap();
    let listen = Listen::Unix(folder.path().join("blue.sock"));
    let ready = Arc::new(AtomicBool::new(true));
    let works = Arc::clone(&ready);
    let service = Service::new("chat", |_| {}).ready_when("it", move || {
        let works = works.load(Ordering::SeqCst);
        async move { if works { Ok(()) } else { Err("no") } }
    });
    let options = ServeOptions {
        listen: listen.clone(),
        ..ServeOptions::for_tests()
    };
    let _site = Site::serve_with(vec![service], options);
    let ask = || {
        let listen = listen.clone();
        tokio::task::spawn_blocking(move || host::health::ask(&listen))
    };
    ask().await.unwrap().unwrap();
    ready.store(false, Ordering::SeqCst);
    assert!(
        ask()
            .await
            .unwrap()
            .unwrap_err()
            .to_string()
            .contains("503")
    );
}

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use actix_web::HttpResponse;
use actix_web::web::get;
use bytes::{Bytes, BytesMut};
use host::{HostError, Listen, ServeOptions, Server, Service, Shutdown};
use http_kit::{EventSource, Progress, StreamOptions, event_stream};
use tokio::sync::Notify;

use crate::site::Site;

struct Silence;

impl EventSource for Silence {
    fn poll_frames(&mut self, _: &mut Context<'_>, _: &mut BytesMut) -> Poll<Progress> {
        Poll::Pending
    }
}

const FAREWELL: &str = "data:{\"type\":\"moving\"}\n\n";

/// A service with a silent stream that ends with the shutdown it is given.
fn streaming(shutdown: &Shutdown) -> Service {
    let stop = shutdown.soft.clone();
    Service::new("chat", move |app| {
        let stop = stop.clone();
        let follow = move || {
            let options = StreamOptions::default()
                .stopped_by(stop.clone(), Bytes::from_static(FAREWELL.as_bytes()));
            async move { event_stream(Silence, options) }
        };
        app.route("/events", get().to(follow));
    })
}

#[tokio::test]
async fn an_open_stream_is_told_to_move_at_once_and_the_process_ends() {
    let shutdown = Shutdown::new();
    let service = streaming(&shutdown);
    let server = Server::bind(vec![service], ServeOptions::for_tests(), shutdown.clone()).unwrap();
    let url = format!("{}/events", server.url());
    let served = tokio::spawn(server.run_until_stopped());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut stream = http.get(url).send().await.unwrap();
    stream.chunk().await.unwrap().unwrap();

    let began = Instant::now();
    shutdown.begin();
    assert_eq!(stream.chunk().await.unwrap().unwrap(), FAREWELL);
    assert_eq!(stream.chunk().await.unwrap(), None);
    assert!(
        began.elapsed() < Duration::from_secs(1),
        "{:?}",
        began.elapsed()
    );
    served.await.unwrap().unwrap();
    assert!(
        began.elapsed() < Duration::from_secs(3),
        "{:?}",
        began.elapsed()
    );
}

#[tokio::test]
async fn while_it_drains_a_process_is_not_ready_but_still_answers() {
    let drained = Arc::new(Notify::new());
    let until = Arc::clone(&drained);
    let service = Service::new("chat", |app| {
        app.route("/work", get().to(HttpResponse::Ok));
    })
    .drain(move || async move { until.notified().await });
    let site = Site::serve(vec![service]);
    assert_eq!(site.get("/readyz").await.status(), 200);
    site.shutdown.begin();
    let response = site.get("/readyz").await;
    assert_eq!(response.status(), 503);
    assert!(response.text().await.unwrap().contains("draining"));
    assert_eq!(site.get("/work").await.status(), 200);
    drained.notify_one();
    site.ended().await.unwrap();
}

#[tokio::test]
async fn draining_is_bounded() {
    let service = Service::new("chat", |_| {}).drain(std::future::pending);
    let options = ServeOptions {
        drain: Duration::from_millis(200),
        ..ServeOptions::for_tests()
    };
    let site = Site::serve_with(vec![service], options);
    let began = Instant::now();
    site.shutdown.begin();
    site.ended().await.unwrap();
    assert!(began.elapsed() >= Duration::from_millis(200));
    assert!(began.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn force_stops_a_drain_at_once() {
    let service = Service::new("chat", |_| {}).drain(std::future::pending);
    let options = ServeOptions {
        drain: Duration::from_secs(60),
        ..ServeOptions::for_tests()
    };
    let site = Site::serve_with(vec![service], options);
    site.shutdown.begin();
    site.shutdown.force();
    tokio::time::timeout(Duration::from_secs(3), site.ended())
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn a_request_that_was_accepted_is_answered() {
    let arrived = Arc::new(Notify::new());
    let go_on = Arc::new(Notify::new());
    let (here, on) = (Arc::clone(&arrived), Arc::clone(&go_on));
    let service = Service::new("chat", move |app| {
        let (arrived, go_on) = (Arc::clone(&here), Arc::clone(&on));
        let slow = move || {
            let (arrived, go_on) = (Arc::clone(&arrived), Arc::clone(&go_on));
            async move {
                arrived.notify_one();
                go_on.notified().await;
                "whole"
            }
        };
        app.route("/slow", get().to(slow));
    });
    let site = Site::serve(vec![service]);
    let request = tokio::spawn(site.http.get(format!("{}/slow", site.url)).send());
    arrived.notified().await;
    let shutdown = site.shutdown.clone();
    let ended = tokio::spawn(site.ended());
    shutdown.begin();
    go_on.notify_one();
    assert_eq!(
        request.await.unwrap().unwrap().text().await.unwrap(),
        "whole"
    );
    ended.await.unwrap().unwrap();
}

#[tokio::test]
async fn tasks_end_with_the_process_and_are_waited_for() {
    let cleaned = Arc::new(AtomicBool::new(false));
    let done = Arc::clone(&cleaned);
    let service = Service::new("chat", |_| {}).task("sweeper", move |shutdown| async move {
        shutdown.hard.cancelled().await;
        tokio::task::yield_now().await;
        done.store(true, Ordering::SeqCst);
        Ok(())
    });
    let site = Site::serve(vec![service]);
    site.shutdown.begin();
    site.ended().await.unwrap();
    assert!(cleaned.load(Ordering::SeqCst));
}

#[tokio::test]
async fn a_task_that_fails_stops_the_process_with_its_name() {
    let failing =
        Service::new("chat", |_| {}).task("listener", async |_| Err("the topic is gone".into()));
    let error = Site::serve(vec![failing]).ended().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "the task listener of chat ended: the topic is gone"
    );
    assert_eq!(error.exit_code(), 1);

    let panicking = Service::new("chat", |_| {}).task("listener", async |_| panic!("on purpose"));
    let error = Site::serve(vec![panicking]).ended().await.unwrap_err();
    assert!(matches!(
        error,
        HostError::Task {
            task: "listener",
            ..
        }
    ));
}

#[tokio::test]
async fn a_busy_port_is_named_in_one_sentence() {
    let site = Site::serve(vec![]);
    let taken = Listen::parse(site.url.trim_start_matches("http://"), "--listen").unwrap();
    let options = ServeOptions {
        listen: taken,
        ..ServeOptions::for_tests()
    };
    let Err(error) = Server::bind(vec![], options, Shutdown::new()) else {
        panic!("two servers on one port");
    };
    let address = site.url.trim_start_matches("http://");
    let sentence = format!("cannot listen on {address}: the address is in use by another process");
    assert_eq!(error.to_string(), sentence);
}

#[tokio::test]
async fn a_socket_left_behind_is_replaced_and_a_living_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("blue.sock");
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    assert!(path.exists());
    let listen = Listen::Unix(path);
    let options = ServeOptions {
        listen: listen.clone(),
        ..ServeOptions::for_tests()
    };
    let _site = Site::serve_with(vec![], options.clone());
    let Err(error) = Server::bind(vec![], options, Shutdown::new()) else {
        panic!("two servers on one socket");
    };
    assert!(matches!(error, HostError::AddressInUse { .. }), "{error}");
}

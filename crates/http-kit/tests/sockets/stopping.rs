use std::time::{Duration, Instant};

use actix_web::HttpRequest;
use actix_web::web::get;
use host::{Listen, ServeOptions, Service, Shutdown};
use http_kit::ws;
use testkit::{Running, SignalSocket};
use tokio::net::UnixStream;
use tokio_tungstenite::tungstenite::Message;

use crate::place::{Place, rules};
use futures::{SinkExt, StreamExt};
use tokio_tungstenite::client_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

#[tokio::test]
async fn sockets_are_told_to_move_before_the_server_stops() {
    let mut place = Place::echoing(rules());
    let mut sockets = Vec::new();
    for _ in 0..20 {
        let mut socket = place.open().await;
        socket.say(&1).await;
        assert_eq!(socket.hear::<u8>().await, 1);
        sockets.push(socket);
    }
    let ends = futures::future::join_all(sockets.into_iter().map(SignalSocket::end));
    let since = Instant::now();
    let (ends, ()) = tokio::join!(ends, place.running.stop());
    assert_eq!(ends, [Some(4005); 20]);
    assert!(since.elapsed() < Duration::from_secs(2));
    assert!(place.ended.try_recv().is_ok());
}

#[tokio::test]
async fn a_server_does_not_wait_for_ever_for_who_stays() {
    let service = Service::new("stubborn", |config| {
        let open = async |request: HttpRequest| {
            let stays = async |socket| {
                let _socket: ws::Socket = socket;
                std::future::pending().await
            };
            ws::accept(&request, rules().into(), stays)
        };
        config.route("/socket", get().to(open));
    });
    let options = ServeOptions {
        close: Duration::from_secs(1),
        ..ServeOptions::for_tests()
    };
    let running = Running::serve_with(vec![service], options, Shutdown::new());
    let socket = SignalSocket::open(running.url(), "/socket").await;
    let since = Instant::now();
    running.stop().await;
    let took = since.elapsed();
    assert!(took < Duration::from_secs(4), "{took:?}");
    assert_eq!(socket.end().await, None);
}

#[tokio::test]
async fn sockets_pass_through_a_unix_socket() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("conch.sock");
    let options = ServeOptions {
        listen: Listen::Unix(path.clone()),
        ..ServeOptions::for_tests()
    };
    let place = Place::echoing_with(rules(), options);
    // as a proxy passes it on
    let mut request = "ws://conch.example/socket".into_client_request().unwrap();
    for (name, value) in [
        ("origin", "https://conch.example"),
        ("sec-websocket-protocol", "conch.v1"),
        ("x-forwarded-for", "192.0.2.7"),
    ] {
        request.headers_mut().insert(name, value.parse().unwrap());
    }
    let stream = UnixStream::connect(path).await.unwrap();
    let (mut frames, _) = client_async(request, stream).await.unwrap();
    frames.send(Message::text("hello")).await.unwrap();
    let answer = frames.next().await.unwrap().unwrap();
    assert_eq!(answer, Message::text("hello"));
    let (_, last) = tokio::join!(place.running.stop(), frames.next());
    assert!(
        matches!(last.unwrap().unwrap(), Message::Close(Some(end)) if u16::from(end.code) == 4005)
    );
}

#[tokio::test]
async fn open_sockets_are_counted() {
    let admin = std::net::SocketAddr::from(([127, 0, 0, 1], testkit::free_port()));
    let options = ServeOptions {
        admin_listen: Some(admin),
        ..ServeOptions::for_tests()
    };
    let place = Place::echoing_with(rules(), options);
    let _socket = place.open().await;
    let page = reqwest::get(format!("http://{admin}/metrics"))
        .await
        .unwrap();
    let page = page.text().await.unwrap();
    // other tests of this process open sockets, too
    let line = page
        .lines()
        .find(|line| line.starts_with("conch_sockets_open "));
    let open: f64 = line.unwrap().rsplit(' ').next().unwrap().parse().unwrap();
    assert!(open >= 1.0, "{open}");
}

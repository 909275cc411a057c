//! What must be refused.

use proto_events::error::ErrorCode;
use proto_events::signal::{ClientSignal, ServerSignal, close};
use reqwest::Method;
use serde_json::json;
use testkit::SignalSocket;

use crate::app::{App, SDP, hello};

#[actix_web::test]
async fn only_experts_open_rooms_and_not_too_many() {
    let app = App::new().await;
    let guest = app.guest(5).post("/api/rooms/", &json!({})).await;
    assert_eq!(guest.with(403).code(), "forbidden");
    app.stranger()
        .post("/api/rooms/", &json!({}))
        .await
        .with(401);
    let mut opened = Vec::new();
    for _ in 0..3 {
        opened.insert(0, app.open(&json!({})).await.id);
        app.clock.advance(time::Duration::minutes(1));
    }
    let more = app.expert().post("/api/rooms/", &json!({})).await;
    assert_eq!(more.with(409).code(), "too_many_rooms");
    // and those that are in the way are found from anywhere
    let open = app.expert().get("/api/rooms/open").await.with(200).json;
    let open = open["rooms"].as_array().unwrap();
    assert!(open.iter().map(|room| &room["id"]).eq(&opened));
    let nothing = app.guest(5).get("/api/rooms/open").await.with(200).json;
    assert_eq!(nothing["rooms"], json!([]));
    app.stranger().get("/api/rooms/open").await.with(401);
}

#[actix_web::test]
async fn a_room_that_has_ended_makes_room_for_another_and_lends_no_relay() {
    let app = App::set(|settings| settings.rooms_per_expert = 1).await;
    let room = app.open(&json!({})).await;
    let ice = app
        .as_seat(&room.token, Method::GET, &room.path("ice"), None)
        .await
        .with(200);
    assert_eq!(ice.headers["cache-control"], "no-store");
    let server = &ice.json["iceServers"][0];
    let (until, holder) = server["username"]
        .as_str()
        .unwrap()
        .split_once(':')
        .unwrap();
    let now = app.clock.now().unix_timestamp();
    assert_eq!(until.parse::<i64>().unwrap(), now + 600);
    assert_eq!(holder, format!("{}.h", room.id));
    let end = format!("/api/rooms/{}", room.id);
    app.as_seat(&room.token, Method::DELETE, &end, None)
        .await
        .with(204);
    app.clock.advance(time::Duration::minutes(10));
    let ice = app
        .as_seat(&room.token, Method::GET, &room.path("ice"), None)
        .await;
    assert_eq!(ice.with(410).code(), "room_ended");
    app.open(&json!({})).await;
}

#[actix_web::test]
async fn nobody_sits_down_without_the_token_of_a_seat_of_this_room() {
    let app = App::new().await;
    let (room, other) = (app.open(&json!({})).await, app.open(&json!({})).await);
    let forged = "A".repeat(43);
    let invite_as_seat = &room.invite;
    for token in [&*other.token, &forged, invite_as_seat, "", "g1"] {
        let page = app.sit(&room, token, "some-page").await;
        assert_eq!(page.end().await, Some(close::REFUSED), "{token}");
        let ice = app
            .as_seat(token, Method::GET, &room.path("ice"), None)
            .await;
        assert_eq!(ice.with(401).code(), "seat_refused");
    }
    let nowhere = "/api/rooms/0000000000000000000000/signal";
    let mut socket = SignalSocket::open(app.url(), nowhere).await;
    socket.say(&hello(&room.token, "some-page", None)).await;
    assert_eq!(socket.end().await, Some(close::REFUSED));
}

#[actix_web::test]
async fn a_socket_is_opened_by_our_own_pages_only() {
    let app = App::new().await;
    let room = app.open(&json!({})).await;
    let path = room.path("signal");
    let (url, own) = (app.url(), app.url().to_owned());
    let foreign = [
        String::new(),
        "null".into(),
        "https://conch.example".into(),
        format!("{own}.evil.example"),
        own.replace("http://", "http://user@"),
        own.replace("127.0.0.1", "127.0.0.2"),
        format!("{own}0"),
    ];
    for origin in foreign {
        let asked = SignalSocket::ask(url, &path, &[("origin", &origin)]).await;
        assert_eq!(asked.err(), Some(403), "{origin:?}");
    }
    let other = SignalSocket::ask(url, &path, &[("sec-websocket-protocol", "conch.v9")]).await;
    assert_eq!(other.err(), Some(426));
    assert!(SignalSocket::ask(url, &path, &[]).await.is_ok());
}

#[actix_web::test]
async fn there_is_one_guest_at_the_table() {
    let app = App::new().await;
    let (room, ..) = app.together().await;
    let third = app.guest(6).post(&room.path("knock"), &room.knock()).await;
    assert_eq!(third.with(409).code(), "room_full");
}

#[actix_web::test]
async fn a_guest_says_nothing_that_is_the_hosts() {
    let app = App::new().await;
    let room = app.open(&json!({})).await;
    let mut host = app.sit(&room, &room.token, "host-page").await;
    host.welcome().await;
    let knocked = app.knock(&room, 5).await;
    let other = app.knock(&room, 6).await;
    let mut waiting = app.sit(&room, &knocked.token, "guest-page").await;
    waiting.welcome().await;
    let orders = |seat: &str| {
        [
            ClientSignal::Admit { seat: seat.into() },
            ClientSignal::Deny {
                seat: seat.into(),
                block: true,
            },
            ClientSignal::Hold {
                seat: seat.into(),
                message: "wait".into(),
            },
        ]
    };
    // At the door first, at the table then: for oneself, for somebody else, for the host, for nobody.
    for is_seated in [false, true] {
        if is_seated {
            let admit = room.path(&format!("seats/{}/admit", knocked.seat));
            app.as_seat(&room.token, Method::POST, &admit, None)
                .await
                .with(204);
            assert!(matches!(
                waiting.hear().await,
                ServerSignal::Admitted { .. }
            ));
        }
        for seat in [&*knocked.seat, &other.seat, "h", "g99", "", "가"] {
            for order in orders(seat) {
                waiting.say(&order).await;
                let said = waiting.hear().await;
                let refused = ServerSignal::Error {
                    code: ErrorCode::NotHost,
                    message: "only the host may do this".into(),
                };
                assert_eq!(said, refused, "{order:?}");
            }
        }
        for (method, path) in [
            (Method::POST, "seats/g2/admit"),
            (Method::DELETE, ""),
            (Method::POST, "invites"),
            (Method::GET, "invites"),
            (Method::DELETE, "invites/1"),
            (Method::PUT, "record"),
        ] {
            let path = room.path(path);
            let path = path.trim_end_matches('/');
            let body = match path.rsplit('/').next() {
                Some("record" | "invites") => Some(json!({})),
                _ => None,
            };
            let answer = app.as_seat(&knocked.token, method, path, body).await;
            assert_eq!(answer.with(403).code(), "not_host", "{path}");
        }
    }
}

#[actix_web::test]
async fn nobody_at_the_door_hears_what_is_negotiated() {
    let app = App::new().await;
    let room = app.open(&json!({})).await;
    let mut host = app.sit(&room, &room.token, "host-page").await;
    host.welcome().await;
    let knocked = app.knock(&room, 5).await;
    host.hear().await;
    let mut guest = app.sit(&room, &knocked.token, "guest-page").await;
    guest.welcome().await;
    host.hear().await;
    host.offer("guest-page", SDP).await;
    let said = host.hear().await;
    assert!(
        matches!(
            said,
            ServerSignal::Error {
                code: ErrorCode::NotSeated,
                ..
            }
        ),
        "{said:?}"
    );
    assert!(guest.ping().await.is_empty(), "nothing reaches the door");
    // Nor does it after they were sent away.
    host.say(&ClientSignal::Deny {
        seat: knocked.seat,
        block: false,
    })
    .await;
    host.offer("guest-page", SDP).await;
    assert!(matches!(guest.hear().await, ServerSignal::Denied { .. }));
    assert_eq!(guest.end().await, Some(close::ENDED));
}

#[actix_web::test]
async fn signals_stay_in_their_room() {
    let app = App::new().await;
    let (_, mut host, mut guest) = app.together().await;
    let other = app.open(&json!({})).await;
    let mut elsewhere = app.sit(&other, &other.token, "elsewhere").await;
    elsewhere.welcome().await;
    elsewhere.offer("guest-page", SDP).await;
    elsewhere.offer("host-page", SDP).await;
    for _ in 0..2 {
        let said = elsewhere.hear().await;
        assert!(matches!(
            said,
            ServerSignal::Error {
                code: ErrorCode::NotSeated,
                ..
            }
        ));
    }
    assert!(host.ping().await.is_empty());
    assert!(guest.ping().await.is_empty());
}

#[actix_web::test]
async fn addresses_are_hidden_where_they_are_to_be_hidden_whatever_a_page_sends() {
    let app = App::new().await;
    let room = app.open(&json!({})).await;
    let mut host = app.sit(&room, &room.token, "host-page").await;
    host.welcome().await;
    let mut knock = room.knock();
    knock["relayOnly"] = json!(true);
    let answer = app
        .guest(5)
        .post(&room.path("knock"), &knock)
        .await
        .with(202);
    let knocked = crate::app::Knocked::from(&answer);
    host.hear().await;
    let mut guest = app.sit(&room, &knocked.token, "guest-page").await;
    let welcome = guest.welcome().await;
    assert!(matches!(welcome, ServerSignal::Welcome { room, .. } if room.relay_only));
    let ice = app
        .as_seat(&knocked.token, Method::GET, &room.path("ice"), None)
        .await;
    assert_eq!(ice.with(200).json["relayOnly"], true);
    host.hear().await;
    let direct = "candidate:1 1 udp 2122260223 192.0.2.1 60769 typ host";
    let relayed = "candidate:3 1 udp 41885439 203.0.113.9 50000 typ relay raddr 0.0.0.0 rport 0";
    let sdp = format!("v=0\r\na={direct}\r\na={relayed}\r\n");
    guest.offer("host-page", &sdp).await;
    guest.candidate("host-page", direct).await;
    guest.candidate("host-page", relayed).await;
    let ServerSignal::Describe { description, .. } = host.hear().await else {
        panic!("an offer");
    };
    assert_eq!(description.sdp, format!("v=0\r\na={relayed}\r\n"));
    let ServerSignal::Candidate { candidate, .. } = host.hear().await else {
        panic!("a candidate");
    };
    assert_eq!(candidate.candidate, relayed);
    // And the host's, from the moment that they sit together.
    host.say(&ClientSignal::Admit { seat: knocked.seat }).await;
    assert_eq!(host.hear().await, ServerSignal::RelayOnly);
    assert!(matches!(host.hear().await, ServerSignal::Admitted { .. }));
    guest.hear().await;
    host.candidate("guest-page", direct).await;
    host.candidate("guest-page", relayed).await;
    let ServerSignal::Candidate { candidate, .. } = guest.hear().await else {
        panic!("a candidate");
    };
    assert_eq!(candidate.candidate, relayed);
}

#[actix_web::test]
async fn what_is_no_signal_ends_its_own_socket_and_no_other() {
    let app = App::set(|settings| settings.rooms_per_expert = 50).await;
    let (_, mut host, mut guest) = app.together().await;
    let bad = [
        "",
        "{}",
        "[]",
        "null",
        "hello",
        r#"{"type":"admit"}"#,
        r#"{"type":"admit","seat":"g1","as":"host"}"#,
        r#"{"type":"welcome"}"#,
        r#"{"type":"describe","address":{},"description":{}}"#,
    ];
    for text in bad {
        let room = app.open(&json!({})).await;
        let mut page = app.sit(&room, &room.token, "some-page").await;
        page.welcome().await;
        page.socket.send_text(text).await;
        let said = page.hear().await;
        assert!(
            matches!(
                said,
                ServerSignal::Error {
                    code: ErrorCode::InvalidSignal,
                    ..
                }
            ),
            "{text}"
        );
        assert_eq!(page.end().await, Some(close::MISBEHAVED), "{text}");
    }
    let before = [
        r#"{"type":"ping"}"#,
        "nonsense",
        r#"{"type":"hello","seatToken":"x","session":"short"}"#,
    ];
    for text in before {
        let room = app.open(&json!({})).await;
        let mut socket = SignalSocket::open(app.url(), &room.path("signal")).await;
        socket.send_text(text).await;
        assert_eq!(socket.end().await, Some(close::NO_HELLO), "{text}");
    }
    host.offer("guest-page", SDP).await;
    assert!(matches!(guest.hear().await, ServerSignal::Describe { .. }));
}

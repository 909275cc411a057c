//! A consultation over two instances on Redis and MariaDB, and what happens to it when something dies.

use std::time::{Duration, Instant};

use proto_events::signal::{
    Address, ClientSignal, Description, DescriptionKind, ServerFrame, ServerSignal, Standing,
};
use reqwest::Method;
use serde_json::{Value, json};
use tempfile::TempDir;
use testkit::{Client, SignalSocket, eventually};

use crate::conch::{Conch, sign_in};
use crate::servers::Servers;

/// A page on its seat, wherever it is connected.
struct Page {
    socket: SignalSocket,
    cursor: String,
    said: u64,
}

impl Page {
    /// Sits down on an instance; answers what it was welcomed with.
    async fn sit(
        conch: &Conch,
        room: &str,
        token: &str,
        session: &str,
        before: Option<Page>,
    ) -> (Self, ServerSignal) {
        let path = format!("/api/rooms/{room}/signal");
        let mut socket = SignalSocket::open(&conch.url, &path).await;
        let (cursor, said) = before.map_or((None, 0), |page| (Some(page.cursor), page.said));
        socket
            .say(&ClientSignal::Hello {
                seat_token: token.to_owned(),
                session: session.to_owned(),
                cursor,
            })
            .await;
        let mut page = Self {
            socket,
            cursor: String::new(),
            said,
        };
        let welcome = page.hear().await;
        assert!(
            matches!(welcome, ServerSignal::Welcome { .. }),
            "{welcome:?}"
        );
        (page, welcome)
    }

    async fn hear(&mut self) -> ServerSignal {
        let frame: ServerFrame = self.socket.hear().await;
        self.cursor = frame.cursor.unwrap_or_else(|| self.cursor.clone());
        frame.signal
    }

    async fn offer(&mut self, to: &str) {
        self.said += 1;
        let offer = ClientSignal::Describe {
            address: Address {
                to: to.to_owned(),
                number: self.said,
                attempt: 0,
            },
            description: Description {
                kind: DescriptionKind::Offer,
                sdp: format!("v=0\r\ns={}\r\n", self.said),
            },
        };
        self.socket.say(&offer).await;
    }

    /// The number of the next thing negotiated; how things stand is passed over.
    async fn negotiated(&mut self) -> u64 {
        loop {
            match self.hear().await {
                ServerSignal::Describe { address, .. } => return address.number,
                ServerSignal::PeerLeft { .. } => panic!("nobody has left"),
                _ => {}
            }
        }
    }
}

struct Table {
    room: String,
    host: String,
    guest: String,
}

/// An expert, by the demo login, and a client at one table; each on another instance.
async fn table(here: &Conch, there: &Conch) -> (Table, Page, Page) {
    let (table, seat, mut hosts, mut guests) = door(here, there).await;
    admit(&seat, &mut hosts, &mut guests).await;
    (table, hosts, guests)
}

/// The two while one of them still waits at the door, and the seat that is for them.
async fn door(here: &Conch, there: &Conch) -> (Table, String, Page, Page) {
    let expert = Client::stranger(&here.url);
    sign_in(here, &expert, "demo-star").await;
    expert.post("/api/auth/member/expert", &json!({})).await;
    let opened = expert.post("/api/rooms/", &json!({})).await.with(201).json;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let room = text(&opened["id"]);
    let host = text(&opened["seatToken"]);
    let (mut hosts, _) = Page::sit(here, &room, &host, "host-page", None).await;
    let knock = json!({
        "invite": opened["invite"]["token"], "nickname": "바다", "camera": true, "microphone": true,
    });
    let path = format!("/api/rooms/{room}/knock");
    let knocked = there.guest().await.post(&path, &knock).await.with(202).json;
    assert!(matches!(hosts.hear().await, ServerSignal::Knocked { .. }));
    let guest = text(&knocked["seatToken"]);
    let (guests, _) = Page::sit(there, &room, &guest, "guest-page", None).await;
    hosts.hear().await;
    let seat = text(&knocked["seat"]);
    (Table { room, host, guest }, seat, hosts, guests)
}

async fn admit(seat: &str, hosts: &mut Page, guests: &mut Page) {
    let seat = seat.to_owned();
    hosts.socket.say(&ClientSignal::Admit { seat }).await;
    assert!(matches!(hosts.hear().await, ServerSignal::Admitted { .. }));
    assert!(matches!(guests.hear().await, ServerSignal::Admitted { .. }));
}

#[tokio::test]
async fn a_killed_instance_ends_no_consultation_and_nobody_is_said_to_have_left() {
    let Some(servers) = Servers::start().await else {
        return;
    };
    let data = TempDir::new().unwrap();
    let flags = servers.flags(&[]);
    let first = Conch::start(data.path(), &flags).await;
    let second = Conch::start(data.path(), &flags).await;
    let (table, mut host, mut guest) = table(&first, &second).await;
    host.offer("guest-page").await;
    assert_eq!(guest.negotiated().await, 1);
    first.kill().await;
    // What is said meanwhile waits.
    guest.offer("host-page").await;
    guest.offer("host-page").await;
    let back = Instant::now();
    let (mut host, welcome) =
        Page::sit(&second, &table.room, &table.host, "host-page", Some(host)).await;
    assert!(back.elapsed() < Duration::from_secs(2));
    let ServerSignal::Welcome {
        resumed,
        standing,
        peer,
        ..
    } = welcome
    else {
        unreachable!()
    };
    assert!(resumed);
    assert_eq!(standing, Standing::Seated);
    assert_eq!(peer.unwrap().session.as_deref(), Some("guest-page"));
    assert_eq!(host.negotiated().await, 1);
    assert_eq!(host.negotiated().await, 2);
    host.offer("guest-page").await;
    assert_eq!(guest.negotiated().await, 2);
}

#[tokio::test]
async fn a_ghost_is_seen_within_forty_five_seconds() {
    let Some(servers) = Servers::start().await else {
        return;
    };
    let data = TempDir::new().unwrap();
    let flags = servers.flags(&[]);
    let first = Conch::start(data.path(), &flags).await;
    let second = Conch::start(data.path(), &flags).await;
    let (_, host, mut guest) = table(&first, &second).await;
    // The instance and the browser that it served go at once: nobody says so.
    first.kill().await;
    drop(host);
    let killed = Instant::now();
    loop {
        // a page waits for longer than a test does: it asks in between
        guest.socket.say(&ClientSignal::Ping).await;
        match guest.hear().await {
            ServerSignal::PeerAway { .. } => break,
            ServerSignal::Pong => tokio::time::sleep(Duration::from_secs(1)).await,
            other => panic!("{other:?}"),
        }
        assert!(killed.elapsed() < Duration::from_secs(45));
    }
}

#[tokio::test]
async fn redis_may_die_and_room_seats_and_decisions_are_kept() {
    let Some(mut servers) = Servers::start().await else {
        return;
    };
    let data = TempDir::new().unwrap();
    let flags: Vec<(String, String)> = servers
        .flags(&[])
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let flags: Vec<(&str, &str)> = flags
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    let first = Conch::start(data.path(), &flags).await;
    let second = Conch::start(data.path(), &flags).await;
    let (table, seat, mut host, mut guest) = door(&first, &second).await;
    // Redis may answer before it has written: the admission is what it loses with its last moments.
    let before = servers.redis.copy();
    admit(&seat, &mut host, &mut guest).await;
    host.offer("guest-page").await;
    servers.redis.fall_back(&before).await;
    let view = format!("/api/rooms/{}", table.room);
    eventually(
        "the room is there again",
        Duration::from_secs(15),
        || async {
            let view = Client::stranger(&first.url).get(&view).await;
            (view.status == 200 && view.json["status"] == "open").then_some(())
        },
    )
    .await;
    let (mut host, welcome) =
        Page::sit(&first, &table.room, &table.host, "host-page", Some(host)).await;
    assert!(matches!(
        welcome,
        ServerSignal::Welcome { peer: Some(_), .. }
    ));
    let (mut guest, welcome) = Page::sit(
        &second,
        &table.room,
        &table.guest,
        "guest-page",
        Some(guest),
    )
    .await;
    assert!(matches!(
        welcome,
        ServerSignal::Welcome {
            standing: Standing::Seated,
            ..
        }
    ));
    guest.offer("host-page").await;
    assert_eq!(host.negotiated().await, 1);
    host.offer("guest-page").await;
    loop {
        // the one before may have been lost with Redis' last moment: its page says it again then
        if guest.negotiated().await == 2 {
            break;
        }
    }
}

#[tokio::test]
async fn a_hundred_thousand_guesses_from_everywhere_open_nothing() {
    let data = TempDir::new().unwrap();
    let flags = [
        ("trusted-proxies", "127.0.0.1"),
        ("door-requests-per-minute", "4000000000"),
    ];
    let conch = Conch::start(data.path(), &flags).await;
    let expert = Client::stranger(&conch.url);
    sign_in(&conch, &expert, "demo-star").await;
    expert.post("/api/auth/member/expert", &json!({})).await;
    let how = json!({ "passcode": "4821" });
    let opened = expert.post("/api/rooms/", &how).await.with(201).json;
    let path = format!("/api/rooms/{}/knock", opened["id"].as_str().unwrap());
    let guesses: u32 = if std::env::var_os("CONCH_THOROUGH").is_some() {
        100_000
    } else {
        3_000
    };
    let looked_at = std::sync::atomic::AtomicU32::new(0);
    let guesser = |first: u32| {
        let (conch, path, opened, looked_at) = (&conch, &path, &opened, &looked_at);
        async move {
            let client = Client::stranger(&conch.url);
            for number in (first..guesses).step_by(16) {
                let [_, a, b, c] = number.to_be_bytes();
                let knock = json!({
                    "invite": opened["invite"]["token"], "nickname": "바다",
                    "passcode": format!("{:04}", number % 10_000), "camera": true, "microphone": true,
                });
                let request = client
                    .request(Method::POST, path)
                    .header("x-forwarded-for", format!("10.{a}.{b}.{c}"))
                    .json(&knock);
                let answer = client.send(request).await;
                match (answer.status.as_u16(), answer.code()) {
                    (403, "passcode_wrong") => {
                        looked_at.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                    }
                    (429, "passcode_locked") | (503, _) => {}
                    other => panic!("{other:?}"),
                }
            }
        }
    };
    futures::future::join_all((0..16).map(guesser)).await;
    let looked_at = looked_at.into_inner();
    assert!((1..=20).contains(&looked_at), "{looked_at} were looked at");
}

#[tokio::test]
async fn a_flood_in_one_room_is_not_felt_in_another() {
    let data = TempDir::new().unwrap();
    let conch = Conch::start(data.path(), &[]).await;
    let (_, mut host, mut guest) = table(&conch, &conch).await;
    let calm = worst_of_fifty(&mut host, &mut guest).await;
    let flooding = (0..4).map(|_| async {
        for _ in 0..200 {
            let room = "/api/rooms/0000000000000000000001/signal";
            let Ok(mut socket) = SignalSocket::ask(&conch.url, room, &[]).await else {
                continue;
            };
            socket.send_text(&"{".repeat(60_000)).await;
            let _ = socket.end().await;
        }
    });
    let flooding = futures::future::join_all(flooding);
    let measured = worst_of_fifty(&mut host, &mut guest);
    let (_, stormy) = futures::future::join(flooding, measured).await;
    let limit = (calm * 20).max(Duration::from_millis(500));
    assert!(stormy < limit, "{stormy:?} in the flood, {calm:?} without");
}

async fn worst_of_fifty(host: &mut Page, guest: &mut Page) -> Duration {
    let mut worst = Duration::ZERO;
    for _ in 0..50 {
        let sent = Instant::now();
        host.offer("guest-page").await;
        guest.negotiated().await;
        worst = worst.max(sent.elapsed());
    }
    worst
}

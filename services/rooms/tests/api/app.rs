//! Rooms as experts, clients and strangers meet it.

use std::sync::Arc;
use std::time::Duration;

use actix_web::web::Data;
use host::{Clock, Databases, Duty, Ids, Shutdown};
use identity::{Grant, Minter, Principal, Role, SessionCookie, SigningKey, Verifier};
use journal::{Journals, MemorySettings};
use proto_events::signal::{
    Address, ClientSignal, Description, DescriptionKind, IceCandidate, ServerFrame, ServerSignal,
};
use reqwest::Method;
use rooms::{Deps, IceSettings, Migrator, Settings, build};
use serde_json::{Value, json};
use tempfile::TempDir;
use testkit::{Answer, Client, Running, SignalSocket};
use time::macros::datetime;
use tokio::sync::watch::Sender;
use uuid::Uuid;

/// The expert of these tests.
pub const EXPERT: Uuid = Uuid::from_u128(7);

/// An offer and where it leads.
pub const SDP: &str = "v=0\r\na=mid:0\r\n";

pub struct App {
    pub running: Running,
    pub clock: Clock,
    pub ids: Ids,
    pub journals: Journals,
    pub folder: Arc<TempDir>,
    /// Whether this process is on duty.
    pub duty: Sender<bool>,
    key: Arc<SigningKey>,
}

/// What these tests have set.
pub fn settings() -> Settings {
    Settings {
        rooms_per_expert: 3,
        room_minutes: 240,
        room_requests_per_minute: 100_000,
        door_requests_per_minute: 1_000_000,
        ice: IceSettings {
            turn_urls: vec!["turn:turn.example:3478?transport=udp".into()],
            secret: Some(host::Secret::new("dev-only-turn-secret")),
            ttl_seconds: 600,
            stun_urls: Vec::new(),
        },
    }
}

/// A room as its host has it.
pub struct Opened {
    pub id: String,
    pub token: String,
    pub invite: String,
}

/// Somebody at a door.
pub struct Knocked {
    pub seat: String,
    pub token: String,
}

impl App {
    pub async fn new() -> Self {
        Self::set(|_| {}).await
    }

    /// With other settings than usual.
    pub async fn set(change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = settings();
        change(&mut settings);
        let folder = Arc::new(TempDir::new().unwrap());
        let journals = Journals::memory(MemorySettings::default());
        let key = Arc::new(SigningKey::generate().unwrap());
        let clock = Clock::standing_at(datetime!(2026-11-26 12:00 UTC));
        Self::start(folder, journals, key, clock, settings).await
    }

    /// Another process on the same tables; its journals are its own, or shared.
    pub async fn another(&self, journals: Journals) -> Self {
        let (folder, key) = (self.folder.clone(), self.key.clone());
        Self::start(folder, journals, key, self.clock.clone(), settings()).await
    }

    async fn start(
        folder: Arc<TempDir>,
        journals: Journals,
        key: Arc<SigningKey>,
        clock: Clock,
        settings: Settings,
    ) -> Self {
        let databases = Databases::in_folder(folder.path());
        let ids = Ids::new(clock.clone());
        let cookie = SessionCookie::for_public_url(None);
        let verifier = Verifier::new(key.public_keys(), cookie, clock.as_fn());
        let deps = Deps {
            db: databases.open::<Migrator>("rooms").await.unwrap(),
            journals: journals.clone(),
            verifier: Data::new(verifier),
            clock: clock.clone(),
            ids: ids.clone(),
        };
        let (says, duty) = Duty::told();
        let shutdown = Shutdown {
            duty,
            ..Shutdown::new()
        };
        let running = Running::serve(vec![build(deps, settings)], shutdown);
        Self {
            running,
            clock,
            ids,
            journals,
            folder,
            duty: says,
            key,
        }
    }

    pub fn url(&self) -> &str {
        self.running.url()
    }

    pub fn stranger(&self) -> Client {
        Client::stranger(self.url())
    }

    pub fn expert(&self) -> Client {
        self.bearer(Grant {
            principal: Principal::member(EXPERT, vec![Role::Expert]),
            session: self.ids.next(),
            was: None,
        })
    }

    pub fn member(&self, id: Uuid, was: Option<Uuid>) -> Client {
        self.bearer(Grant {
            principal: Principal::member(id, Vec::new()),
            session: self.ids.next(),
            was,
        })
    }

    pub fn guest(&self, id: u128) -> Client {
        self.bearer(Grant::guest(Uuid::from_u128(id), self.ids.next()))
    }

    fn bearer(&self, grant: Grant) -> Client {
        let minter = Minter::new(self.key.clone(), time::Duration::days(400));
        let token = minter.mint(grant, self.clock.now()).unwrap();
        let name = SessionCookie::for_public_url(None).name();
        Client::with_cookie(self.url(), &format!("{name}={}", token.text))
    }

    /// The expert opens a room.
    pub async fn open(&self, how: &Value) -> Opened {
        let answer = self.expert().post("/api/rooms/", how).await.with(201);
        Opened {
            id: answer.json["id"].as_str().unwrap().to_owned(),
            token: answer.json["seatToken"].as_str().unwrap().to_owned(),
            invite: answer.json["invite"]["token"].as_str().unwrap().to_owned(),
        }
    }

    /// Somebody knocks with this invitation.
    pub async fn knock(&self, room: &Opened, who: u128) -> Knocked {
        let answer = self
            .guest(who)
            .post(&room.path("knock"), &room.knock())
            .await;
        Knocked::from(&answer.with(202))
    }

    /// Opens a socket and says hello.
    pub async fn sit(&self, room: &Opened, token: &str, session: &str) -> Page {
        self.resume(room, token, session, None).await
    }

    /// The same, with what the page has had already.
    pub async fn resume(
        &self,
        room: &Opened,
        token: &str,
        session: &str,
        cursor: Option<String>,
    ) -> Page {
        let mut socket = SignalSocket::open(self.url(), &room.path("signal")).await;
        socket.say(&hello(token, session, cursor)).await;
        Page {
            socket,
            cursor: String::new(),
            said: 0,
        }
    }

    /// A request by the holder of a seat.
    pub async fn as_seat(
        &self,
        token: &str,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Answer {
        let client = self.stranger();
        let mut request = client
            .request(method, path)
            .header("authorization", format!("Seat {token}"));
        if let Some(body) = body {
            request = request.json(&body);
        }
        client.send(request).await
    }

    /// An expert and a client at one table.
    pub async fn together(&self) -> (Opened, Page, Page) {
        let room = self.open(&json!({})).await;
        let mut host = self.sit(&room, &room.token, "host-page").await;
        host.welcome().await;
        let knocked = self.knock(&room, 5).await;
        host.hear().await;
        let mut guest = self.sit(&room, &knocked.token, "guest-page").await;
        guest.welcome().await;
        host.hear().await;
        host.say(&ClientSignal::Admit { seat: knocked.seat }).await;
        host.hear().await;
        guest.hear().await;
        (room, host, guest)
    }
}

impl Opened {
    pub fn path(&self, rest: &str) -> String {
        format!("/api/rooms/{}/{rest}", self.id)
    }

    pub fn knock(&self) -> Value {
        json!({
            "invite": self.invite,
            "nickname": "바다",
            "worry": "이직이 고민이에요",
            "camera": true,
            "microphone": true,
        })
    }
}

impl Knocked {
    pub fn from(answer: &Answer) -> Self {
        Self {
            seat: answer.json["seat"].as_str().unwrap().to_owned(),
            token: answer.json["seatToken"].as_str().unwrap().to_owned(),
        }
    }
}

pub fn hello(token: &str, session: &str, cursor: Option<String>) -> ClientSignal {
    ClientSignal::Hello {
        seat_token: token.to_owned(),
        session: session.to_owned(),
        cursor,
    }
}

/// A page on its seat.
pub struct Page {
    pub socket: SignalSocket,
    /// Of the last frame that was handled.
    pub cursor: String,
    said: u64,
}

impl Page {
    pub async fn say(&mut self, signal: &ClientSignal) {
        self.socket.say(signal).await;
    }

    /// The next signal.
    pub async fn hear(&mut self) -> ServerSignal {
        let frame: ServerFrame = self.socket.hear().await;
        if let Some(cursor) = frame.cursor {
            self.cursor = cursor;
        }
        frame.signal
    }

    /// The first signal, which must be a welcome.
    pub async fn welcome(&mut self) -> ServerSignal {
        let signal = self.hear().await;
        assert!(matches!(signal, ServerSignal::Welcome { .. }), "{signal:?}");
        signal
    }

    /// An offer to this session.
    pub async fn offer(&mut self, to: &str, sdp: &str) {
        let address = self.address(to);
        self.say(&ClientSignal::Describe {
            address,
            description: Description {
                kind: DescriptionKind::Offer,
                sdp: sdp.to_owned(),
            },
        })
        .await;
    }

    /// A candidate for this session.
    pub async fn candidate(&mut self, to: &str, candidate: &str) {
        let address = self.address(to);
        self.say(&ClientSignal::Candidate {
            address,
            candidate: IceCandidate {
                candidate: candidate.to_owned(),
                sdp_mid: Some("0".into()),
                sdp_m_line_index: Some(0),
                username_fragment: None,
            },
        })
        .await;
    }

    fn address(&mut self, to: &str) -> Address {
        self.said += 1;
        Address {
            to: to.to_owned(),
            number: self.said,
            attempt: 0,
        }
    }

    /// Everything said so far is kept: the answer comes after whatever came before it.
    pub async fn ping(&mut self) -> Vec<ServerSignal> {
        self.say(&ClientSignal::Ping).await;
        let mut before = Vec::new();
        loop {
            match self.hear().await {
                ServerSignal::Pong => return before,
                signal => before.push(signal),
            }
        }
    }

    /// How the server ends it.
    pub async fn end(self) -> Option<u16> {
        self.socket.end().await
    }
}

/// So long something has to become true.
pub const PATIENCE: Duration = Duration::from_secs(5);

//! Chat as a test sees it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::web::Data;
use chat::{Config, Deps, Migrator};
use clova_sim::{ClovaSim, SimSettings};
use host::{Clock, Databases, Duty, Ids, Shutdown};
use identity::{Grant, Minter, Principal, SessionCookie, SigningKey, Verifier};
use journal::{Journals, MemorySettings};
use proto_events::chat::ChatEvent;
use reader::{Pace, ReaderSettings, Secret};
use serde_json::{Value, json};
use tempfile::TempDir;
use testkit::{Answer, Client, Event, Events, Running};
use time::OffsetDateTime;
use tokio::sync::watch::Sender;
use uuid::Uuid;

/// Chat with its own database and a reader of the test's choice.
pub struct App {
    running: Running,
    key: Arc<SigningKey>,
    pub ids: Ids,
    pub clock: Clock,
    pub journals: Journals,
    sim: Option<clova_sim::Running>,
    pub folder: TempDir,
    /// Whether this process is on duty.
    pub duty: Sender<bool>,
    /// What was asked of the database.
    statements: Arc<Mutex<Vec<String>>>,
}

/// Somebody with a conversation.
pub struct Talk {
    pub client: Client,
    pub path: String,
    pub snapshot: Value,
}

impl App {
    /// The offline storyteller answers, all at once.
    pub async fn with_storyteller() -> Self {
        Self::start_at(
            Clock::system(),
            ReaderSettings::default(),
            Config::default(),
            None,
        )
        .await
    }

    /// The simulator of CLOVA Studio answers.
    pub async fn with_clova(settings: SimSettings) -> Self {
        Self::with_clova_and(settings, Config::default()).await
    }

    pub async fn with_clova_and(settings: SimSettings, config: Config) -> Self {
        Self::with_clova_on(Clock::system(), settings, config).await
    }

    /// The simulator answers, and time stands still until it is moved.
    pub async fn with_clova_at(
        moment: OffsetDateTime,
        settings: SimSettings,
        config: Config,
    ) -> Self {
        Self::with_clova_on(Clock::standing_at(moment), settings, config).await
    }

    async fn with_clova_on(clock: Clock, settings: SimSettings, config: Config) -> Self {
        let sim = ClovaSim::start(settings).await.unwrap();
        let mut reader = ReaderSettings::default();
        reader.clova.base_url = sim.base_url();
        reader.clova.api_key = Secret::new("nv-EXAMPLE");
        reader.deadlines.connect = Duration::from_secs(2);
        reader.deadlines.first_token = Duration::from_secs(3);
        reader.deadlines.idle = Duration::from_secs(2);
        reader.limits.pause = Duration::from_millis(5);
        reader.limits.pause_cap = Duration::from_millis(20);
        reader.limits.breaker_failures = 1_000;
        Self::start_at(clock, reader, config, Some(sim)).await
    }

    /// The storyteller answers, and time stands still until it is moved.
    pub async fn at(moment: OffsetDateTime, config: Config) -> Self {
        Self::start_at(
            Clock::standing_at(moment),
            ReaderSettings::default(),
            config,
            None,
        )
        .await
    }

    /// The same on another database than a file.
    pub async fn on(databases: Databases, moment: OffsetDateTime, config: Config) -> Self {
        let (clock, folder) = (Clock::standing_at(moment), TempDir::new().unwrap());
        let reader = ReaderSettings::default();
        Self::start_on(databases, folder, clock, reader, config, None).await
    }

    async fn start_at(
        clock: Clock,
        reader: ReaderSettings,
        config: Config,
        sim: Option<clova_sim::Running>,
    ) -> Self {
        let folder = TempDir::new().unwrap();
        let databases = Databases::in_folder(folder.path());
        Self::start_on(databases, folder, clock, reader, config, sim).await
    }

    async fn start_on(
        databases: Databases,
        folder: TempDir,
        clock: Clock,
        mut reader: ReaderSettings,
        config: Config,
        sim: Option<clova_sim::Running>,
    ) -> Self {
        reader.pace = Pace::AT_ONCE;
        let ids = Ids::new(clock.clone());
        let key = Arc::new(SigningKey::generate().unwrap());
        let cookie = SessionCookie::for_public_url(None);
        let verifier = Verifier::new(key.public_keys(), cookie, clock.as_fn());
        let (says, duty) = Duty::told();
        let shutdown = Shutdown {
            duty,
            ..Shutdown::new()
        };
        let library = ReaderSettings {
            pace: Pace::AT_ONCE,
            ..ReaderSettings::default()
        };
        let journals = Journals::memory(MemorySettings::default());
        let mut db = databases.open::<Migrator>("chat").await.unwrap();
        let statements = Arc::<Mutex<Vec<String>>>::default();
        let asked = statements.clone();
        db.set_metric_callback(move |info| {
            asked.lock().unwrap().push(info.statement.sql.clone());
        });
        let deps = Deps {
            db,
            journals: journals.clone(),
            reader: reader::open(reader).unwrap(),
            library: reader::open(library).unwrap(),
            verifier: Data::new(verifier),
            clock: clock.clone(),
            ids: ids.clone(),
            shutdown: shutdown.clone(),
        };
        let running = Running::serve(vec![chat::build(deps, config)], shutdown);
        Self {
            running,
            key,
            ids,
            clock,
            journals,
            sim,
            folder,
            duty: says,
            statements,
        }
    }

    /// What some work asks of the database; not what is asked now and then anyway.
    pub async fn asked_by(&self, work: impl Future<Output = Answer>) -> (Answer, Vec<String>) {
        self.statements.lock().unwrap().clear();
        let answer = work.await;
        let mut asked = std::mem::take(&mut *self.statements.lock().unwrap());
        let anyway = ["outbox", "erasures", "`expires_at` <=", "\"expires_at\" <="];
        asked.retain(|sql| !anyway.iter().any(|words| sql.contains(words)));
        (answer, asked)
    }

    pub fn url(&self) -> &str {
        self.running.url()
    }

    pub fn sim(&self) -> &clova_sim::Running {
        self.sim.as_ref().expect("this app has a simulator")
    }

    /// Somebody without a session.
    pub fn stranger(&self) -> Client {
        Client::stranger(self.running.url())
    }

    /// A guest with a session of their own.
    pub fn guest(&self) -> Client {
        self.bearer(Grant::guest(self.ids.next(), self.ids.next()))
    }

    /// A member who has just signed in, and was this guest before.
    pub fn member(&self, was: Option<Uuid>) -> Client {
        self.member_who_was(self.ids.next(), was)
    }

    /// The member of this id.
    pub fn known_member(&self, id: Uuid) -> Client {
        self.member_who_was(id, None)
    }

    fn member_who_was(&self, id: Uuid, was: Option<Uuid>) -> Client {
        self.bearer(Grant {
            principal: Principal::member(id, Vec::new()),
            session: self.ids.next(),
            was,
        })
    }

    /// Whoever this is.
    pub fn bearer(&self, grant: Grant) -> Client {
        let minter = Minter::new(self.key.clone(), time::Duration::days(100));
        let now: OffsetDateTime = self.clock.now();
        let token = minter.mint(grant, now).unwrap();
        let name = SessionCookie::for_public_url(None).name();
        Client::with_cookie(self.running.url(), &format!("{name}={}", token.text))
    }

    /// A new guest with a new conversation.
    pub async fn talk(&self) -> Talk {
        self.talk_with(json!({ "locale": "ko" })).await
    }

    pub async fn talk_with(&self, body: Value) -> Talk {
        Talk::open(self.guest(), body).await
    }
}

impl Talk {
    pub async fn open(client: Client, body: Value) -> Self {
        let snapshot = client
            .post("/api/chat/conversations", &body)
            .await
            .with(201)
            .json;
        let id = snapshot["id"].as_str().unwrap();
        let path = format!("/api/chat/conversations/{id}");
        Self {
            client,
            path,
            snapshot,
        }
    }

    pub async fn show(&self) -> Value {
        self.client.get(&self.path).await.with(200).json
    }

    /// Says something and hears the whole answer.
    pub async fn say(&self, client_id: &str, text: &str) -> Vec<Event> {
        let body = json!({ "text": text, "clientId": client_id });
        let path = format!("{}/messages", self.path);
        let mut events = self.client.post_and_follow(&path, &body).await;
        events.until(ChatEvent::is_terminal).await
    }

    /// Says something without listening; answers the turn's id.
    pub async fn mumble(&self, client_id: &str, text: &str) -> String {
        let body = json!({ "text": text, "clientId": client_id });
        let answer = self
            .client
            .post(&format!("{}/messages", self.path), &body)
            .await
            .with(202);
        answer.json["turnId"].as_str().unwrap().to_owned()
    }

    /// Draws and hears the whole reading.
    pub async fn draw(&self, positions: &[u8]) -> Vec<Event> {
        let path = format!("{}/draw", self.path);
        let body = json!({ "positions": positions });
        let mut events = self.client.post_and_follow(&path, &body).await;
        events.until(ChatEvent::is_terminal).await
    }

    pub async fn follow(&self, after: &str) -> Events {
        self.client
            .follow(&format!("{}/events?after={after}", self.path))
            .await
    }
}

/// The text that events leave behind.
pub fn text_of(events: &[Event]) -> String {
    let mut text = String::new();
    for event in events {
        match event.chat() {
            ChatEvent::Delta { text: new } => text.push_str(&new),
            ChatEvent::TurnResumed { text: whole, .. } => text = whole,
            ChatEvent::TurnStarted { .. } | ChatEvent::TurnRestarted { .. } => text.clear(),
            _ => {}
        }
    }
    text
}

/// The last event.
pub fn end_of(events: &[Event]) -> ChatEvent {
    events.last().expect("at least one event").chat()
}

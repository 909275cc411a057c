//! Results as the other services, owners of readings and strangers with a link meet it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::web::Data;
use host::{Clock, Databases, Ids, Outbox, Shutdown};
use identity::{Grant, Minter, Principal, SessionCookie, SigningKey, Verifier};
use journal::{Journals, MemorySettings};
use proto_events::cards::{DrawnCard, Locale, Orientation, SpreadId};
use proto_events::domain::{DomainEvent, Fact, RESULTS_TOPIC, ReadingCompleted};
use results::{Deps, Migrator, PictureSettings, Settings, Shell, Site, Store, build};
use serde_json::{Value, json};
use tempfile::TempDir;
use testkit::{Client, Listener, Running, eventually};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

/// The owner of every reading that [`completed`] makes.
pub const OWNER: Uuid = Uuid::from_u128(7);

/// Where links lead, as the settings of these tests say.
pub const ADDRESS: &str = "https://conch.example";

/// How the page loads the app in these tests.
const INDEX: &str = "<head><script type=\"module\" src=\"/assets/app.js\"></script></head>";

pub struct App {
    pub store: Store,
    pub journals: Journals,
    pub running: Running,
    pub clock: Clock,
    pub ids: Ids,
    pub folder: TempDir,
    key: Arc<SigningKey>,
    /// What was asked of the database.
    statements: Arc<Mutex<Vec<String>>>,
}

/// What these tests have set, each with a folder of its own.
pub fn settings(folder: &TempDir) -> Settings {
    Settings {
        site: Site::new(Some(ADDRESS), None),
        links_per_person: 200,
        sharing_per_minute: 100_000,
        unknown_links_per_minute: 1_000_000,
        link_memory: 16 * 1024 * 1024,
        pictures: PictureSettings {
            folder: folder.path().join("pictures"),
            disk_bytes: 64 * 1024 * 1024,
            memory_bytes: 16 * 1024 * 1024,
            painters: 1,
            waiting: 8,
            fonts: None,
        },
        kakao: None,
    }
}

impl App {
    pub async fn start(folder: TempDir) -> Self {
        let settings = settings(&folder);
        Self::start_with(folder, settings).await
    }

    /// In a folder of its own.
    pub async fn new() -> Self {
        Self::start(TempDir::new().unwrap()).await
    }

    /// With other settings than usual.
    pub async fn set(change: impl FnOnce(&mut Settings)) -> Self {
        let folder = TempDir::new().unwrap();
        let mut settings = settings(&folder);
        change(&mut settings);
        Self::start_with(folder, settings).await
    }

    pub async fn start_with(folder: TempDir, settings: Settings) -> Self {
        let databases = Databases::in_folder(folder.path());
        let journals = Journals::memory(MemorySettings::default());
        let key = Arc::new(SigningKey::generate().unwrap());
        Self::start_on(databases, journals, key, folder, settings).await
    }

    pub async fn start_on(
        databases: Databases,
        journals: Journals,
        key: Arc<SigningKey>,
        folder: TempDir,
        settings: Settings,
    ) -> Self {
        let clock = Clock::standing_at(datetime!(2026-11-23 12:00 UTC));
        let mut db = databases.open::<Migrator>("results").await.unwrap();
        let statements = Arc::<Mutex<Vec<String>>>::default();
        let asked = statements.clone();
        db.set_metric_callback(move |info| {
            asked.lock().unwrap().push(info.statement.sql.clone());
        });
        let ids = Ids::new(clock.clone());
        let cookie = SessionCookie::for_public_url(None);
        let verifier = Verifier::new(key.public_keys(), cookie, clock.as_fn());
        let deps = Deps {
            db: db.clone(),
            journals: journals.clone(),
            verifier: Data::new(verifier),
            shell: Shell::Fixed(INDEX.to_owned()),
            clock: clock.clone(),
            ids: ids.clone(),
        };
        let running = Running::serve(vec![build(deps, settings)], Shutdown::new());
        Self {
            store: Store::new(db, Outbox::new()),
            journals,
            running,
            clock,
            ids,
            folder,
            key,
            statements,
        }
    }

    /// What was asked of the table of links since the last time, but for what is asked now and then
    /// anyway.
    pub fn asked_for_links(&self) -> Vec<String> {
        let mut asked = std::mem::take(&mut *self.statements.lock().unwrap());
        asked.retain(|sql| sql.contains("shares"));
        let anyway = ["expires_at` <=", "expires_at\" <=", "changed_at"];
        asked.retain(|sql| !anyway.iter().any(|words| sql.contains(words)));
        asked
    }

    /// Publishes an event; resolves when results has handled it.
    pub async fn publish(&self, event: &DomainEvent) {
        let payload = serde_json::to_vec(event).unwrap();
        let id = event.id.to_string();
        self.journals
            .topics()
            .publish(event.fact.topic(), &id, payload.into())
            .await
            .unwrap();
    }

    /// Publishes a fact that is news; answers its event.
    pub async fn learn(&self, fact: Fact) -> DomainEvent {
        let event = DomainEvent {
            id: self.ids.next(),
            occurred_at: self.clock.now(),
            fact,
        };
        self.publish(&event).await;
        event
    }

    pub async fn count(&self, expected: u64) {
        eventually("the readings are kept", Duration::from_secs(5), || async {
            (self.store.count().await.unwrap() == expected).then_some(())
        })
        .await;
    }

    /// Hears everything that results publishes, from the first fact on.
    pub fn listener(&self) -> Listener {
        Listener::to(&self.journals.topics(), RESULTS_TOPIC)
    }

    pub fn url(&self) -> &str {
        self.running.url()
    }

    /// Somebody who has a link and nothing else.
    pub fn stranger(&self) -> Client {
        Client::stranger(self.url())
    }

    /// Whoever owns what [`completed`] makes.
    pub fn owner(&self) -> Client {
        self.guest(OWNER)
    }

    pub fn guest(&self, id: Uuid) -> Client {
        self.bearer(Grant::guest(id, self.ids.next()))
    }

    /// A member who was this guest before.
    pub fn member(&self, id: Uuid, was: Option<Uuid>) -> Client {
        self.bearer(Grant {
            principal: Principal::member(id, Vec::new()),
            session: self.ids.next(),
            was,
        })
    }

    /// Whoever this is.
    pub fn bearer(&self, grant: Grant) -> Client {
        let minter = Minter::new(self.key.clone(), time::Duration::days(400));
        let now: OffsetDateTime = self.clock.now();
        let token = minter.mint(grant, now).unwrap();
        let name = SessionCookie::for_public_url(None).name();
        Client::with_cookie(self.url(), &format!("{name}={}", token.text))
    }

    /// Has a reading kept and shared; answers its link.
    pub async fn shared(&self, number: u128, body: &Value) -> Value {
        self.publish(&completed(number)).await;
        self.share(number, body).await
    }

    /// Shares a reading that is kept; answers its link.
    pub async fn share(&self, number: u128, body: &Value) -> Value {
        let answer = self.owner().post(&share_path(number), body).await;
        assert!(answer.status.is_success(), "{answer:?}");
        answer.json
    }

    /// A reading that is shared as it is by default: the id of its link.
    pub async fn link(&self, number: u128) -> String {
        let link = self.shared(number, &json!({})).await;
        link["id"].as_str().unwrap().to_owned()
    }
}

/// Where a reading is shared.
pub fn share_path(number: u128) -> String {
    format!("/api/results/{}/share", Uuid::from_u128(number))
}

/// The whole of a reading, each of a conversation of its own, all of one owner.
pub fn completed(number: u128) -> DomainEvent {
    with_text(number, &"별이 왔어. ".repeat(800))
}

/// The same with another text.
pub fn with_text(number: u128, text: &str) -> DomainEvent {
    let fact = Fact::ReadingCompleted(ReadingCompleted {
        reading_id: Uuid::from_u128(number),
        conversation_id: Uuid::from_u128(1_000 + number),
        owner_id: OWNER,
        locale: Locale::Ko,
        spread: SpreadId::One,
        question: Some("내일 시험이라 떨려".into()),
        cards: vec![DrawnCard {
            place: 0,
            position: 3,
            card: "major-17".into(),
            orientation: Orientation::Upright,
        }],
        seed: "ab".repeat(32),
        text: text.into(),
        reader: "HCX-005".into(),
    });
    DomainEvent {
        id: Uuid::from_u128(50 + number),
        occurred_at: datetime!(2026-11-23 12:00 UTC),
        fact,
    }
}

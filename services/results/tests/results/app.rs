//! Results as the other services see it: facts go in, facts come out.

use std::time::Duration;

use host::{Clock, Databases, Ids, Outbox, Shutdown};
use journal::{Journals, MemorySettings};
use proto_events::cards::{DrawnCard, Locale, Orientation, SpreadId};
use proto_events::domain::{DomainEvent, Fact, RESULTS_TOPIC, ReadingCompleted};
use results::{Deps, Migrator, Store, build};
use tempfile::TempDir;
use testkit::{Listener, Running, eventually};
use time::macros::datetime;
use uuid::Uuid;

pub struct App {
    pub store: Store,
    pub journals: Journals,
    pub running: Running,
    pub clock: Clock,
    pub ids: Ids,
    pub folder: TempDir,
}

impl App {
    pub async fn start(folder: TempDir) -> Self {
        let clock = Clock::standing_at(datetime!(2026-11-23 12:00 UTC));
        let db = Databases::in_folder(folder.path())
            .open::<Migrator>("results")
            .await
            .unwrap();
        let journals = Journals::memory(MemorySettings::default());
        let ids = Ids::new(clock.clone());
        let deps = Deps {
            db: db.clone(),
            journals: journals.clone(),
            clock: clock.clone(),
            ids: ids.clone(),
        };
        let running = Running::serve(vec![build(deps)], Shutdown::new());
        Self {
            store: Store::new(db, Outbox::new()),
            journals,
            running,
            clock,
            ids,
            folder,
        }
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
}

/// The whole of a reading, each of a conversation of its own, all of one owner.
pub fn completed(number: u128) -> DomainEvent {
    let fact = Fact::ReadingCompleted(ReadingCompleted {
        reading_id: Uuid::from_u128(number),
        conversation_id: Uuid::from_u128(1_000 + number),
        owner_id: Uuid::from_u128(7),
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
        text: "별이 왔어. ".repeat(800),
        reader: "storyteller".into(),
    });
    DomainEvent {
        id: Uuid::from_u128(50 + number),
        occurred_at: datetime!(2026-11-23 12:00 UTC),
        fact,
    }
}

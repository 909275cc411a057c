//! Results, through its `build()`: facts come in by the topic, rows are what is left.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::time::Duration;

use host::{Databases, Shutdown};
use journal::{Journals, MemorySettings};
use proto_events::cards::{DrawnCard, Locale, Orientation, SpreadId};
use proto_events::domain::{CHAT_TOPIC, DomainEvent, Fact, ReadingCompleted};
use results::{Deps, Migrator, Store, build};
use tempfile::TempDir;
use testkit::{Running, eventually};
use time::macros::datetime;
use uuid::Uuid;

struct App {
    store: Store,
    journals: Journals,
    running: Running,
    folder: TempDir,
}

impl App {
    async fn start(folder: TempDir) -> Self {
        let db = Databases::in_folder(folder.path())
            .open::<Migrator>("results")
            .await
            .unwrap();
        let journals = Journals::memory(MemorySettings::default());
        let deps = Deps {
            db: db.clone(),
            journals: journals.clone(),
            consumer: "test".into(),
        };
        let running = Running::serve(vec![build(deps)], Shutdown::new());
        Self {
            store: Store::new(db),
            journals,
            running,
            folder,
        }
    }

    async fn publish(&self, event: &DomainEvent) {
        let payload = serde_json::to_vec(event).unwrap();
        let id = event.id.to_string();
        self.journals
            .topics()
            .publish(CHAT_TOPIC, &id, payload.into())
            .await
            .unwrap();
    }

    async fn count(&self, expected: u64) {
        eventually("the readings are kept", Duration::from_secs(5), || async {
            (self.store.count().await.unwrap() == expected).then_some(())
        })
        .await;
    }
}

fn completed(number: u128) -> DomainEvent {
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

#[actix_web::test]
async fn a_fact_that_comes_again_changes_nothing() {
    let app = App::start(TempDir::new().unwrap()).await;
    for _ in 0..3 {
        app.publish(&completed(1)).await;
    }
    app.publish(&completed(2)).await;
    app.count(2).await;
    let kept = app
        .store
        .reading(Uuid::from_u128(1))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(kept.owner, Uuid::from_u128(7));
    assert_eq!(kept.question.as_deref(), Some("내일 시험이라 떨려"));
    assert_eq!(kept.cards[0].card, "major-17");
    assert!(kept.text.len() > 8_000);
    app.running.stop().await;
}

#[actix_web::test]
async fn a_deleted_conversation_is_forgotten_and_stays_so() {
    let app = App::start(TempDir::new().unwrap()).await;
    app.publish(&completed(1)).await;
    app.publish(&completed(2)).await;
    app.count(2).await;
    let deleted = |owner| DomainEvent {
        id: Uuid::from_u128(90 + owner),
        occurred_at: datetime!(2026-11-23 12:01 UTC),
        fact: Fact::ConversationDeleted {
            conversation_id: Uuid::from_u128(1_001),
            owner_id: Uuid::from_u128(owner),
        },
    };
    // Somebody else's word does not count.
    app.publish(&deleted(8)).await;
    app.publish(&deleted(7)).await;
    app.count(1).await;
    // The reading's fact delivered once more does not bring it back.
    app.publish(&completed(1)).await;
    app.count(1).await;
    assert!(
        app.store
            .reading(Uuid::from_u128(1))
            .await
            .unwrap()
            .is_none()
    );
    app.running.stop().await;
}

#[actix_web::test]
async fn what_was_applied_is_known_after_a_restart() {
    let app = App::start(TempDir::new().unwrap()).await;
    app.publish(&completed(1)).await;
    app.count(1).await;
    let App {
        running, folder, ..
    } = app;
    running.stop().await;
    let app = App::start(folder).await;
    app.publish(&completed(1)).await;
    app.publish(&completed(2)).await;
    app.count(2).await;
    app.running.stop().await;
}

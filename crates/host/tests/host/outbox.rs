use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use host::outbox::{Publisher, forget, put};
use host::{Clock, Databases, Outbox, OutboxRunner, Shutdown, TaskError, begin_write};
use journal::{Consumer, ConsumerError, Journals, MemorySettings, TopicEvent};
use proto_events::cards::{Locale, SpreadId};
use proto_events::domain::{CHAT_TOPIC, DomainEvent, Fact, Forgetting, ReadingCompleted};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, TransactionTrait};
use time::macros::datetime;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::databases::Outboxes;

/// A topic that remembers, and that may be away.
#[derive(Clone, Default)]
struct Topic {
    published: Arc<Mutex<Vec<(String, String)>>>,
    away: Arc<Mutex<bool>>,
    heard: Arc<Notify>,
}

#[async_trait]
impl Publisher for Topic {
    async fn publish(&self, topic: &str, id: &str, payload: Bytes) -> Result<(), TaskError> {
        if *self.away.lock().unwrap() {
            return Err("the topic is away".into());
        }
        let event: DomainEvent = serde_json::from_slice(&payload)?;
        assert_eq!(event.id.to_string(), id);
        if let Fact::ReadingCompleted(_) = event.fact {
            let whole = crate::outbox::event(event.id.as_u128());
            assert_eq!(event, whole, "whole, in every language");
        }
        self.published
            .lock()
            .unwrap()
            .push((topic.to_owned(), id.to_owned()));
        self.heard.notify_one();
        Ok(())
    }
}

impl Topic {
    fn ids(&self) -> Vec<String> {
        self.published
            .lock()
            .unwrap()
            .iter()
            .map(|(_, id)| id.clone())
            .collect()
    }
}

fn event(number: u128) -> DomainEvent {
    DomainEvent {
        id: Uuid::from_u128(number),
        occurred_at: datetime!(2026-11-23 12:00 UTC),
        fact: Fact::ReadingCompleted(ReadingCompleted {
            reading_id: Uuid::from_u128(1),
            conversation_id: Uuid::from_u128(2),
            owner_id: Uuid::from_u128(3),
            locale: Locale::Ko,
            spread: SpreadId::One,
            question: Some("내일 시험이라 떨려 🐚".into()),
            cards: Vec::new(),
            seed: "cd".repeat(32),
            text: "별이 거꾸로 왔어. ".repeat(4000),
            reader: "storyteller".into(),
        }),
    }
}

fn id(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

struct House {
    _folder: tempfile::TempDir,
    database: DatabaseConnection,
    topic: Topic,
    outbox: Outbox,
    clock: Clock,
}

impl House {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let databases = Databases::in_folder(folder.path());
        Self::over(&databases, folder).await
    }

    async fn over(databases: &Databases, folder: tempfile::TempDir) -> Self {
        let database = databases.open::<Outboxes>("chat").await.unwrap();
        let clock = Clock::standing_at(datetime!(2026-11-23 12:00 UTC));
        Self {
            _folder: folder,
            database,
            topic: Topic::default(),
            outbox: Outbox::new(),
            clock,
        }
    }

    fn runner(&self) -> OutboxRunner {
        let (database, topic) = (self.database.clone(), self.topic.clone());
        OutboxRunner::new(
            "chat",
            database,
            topic,
            self.outbox.clone(),
            self.clock.clone(),
        )
    }

    async fn rows(&self) -> i64 {
        let sql = "SELECT COUNT(*) AS count FROM outbox";
        let sql = Statement::from_string(DbBackend::Sqlite, sql);
        let row = self.database.query_one_raw(sql).await.unwrap().unwrap();
        row.try_get("", "count").unwrap()
    }

    async fn commit(&self, numbers: &[u128]) {
        let transaction = begin_write(&self.database).await.unwrap();
        for number in numbers {
            put(&transaction, &event(*number)).await.unwrap();
        }
        transaction.commit().await.unwrap();
    }
}

#[tokio::test]
async fn what_is_committed_is_published_once_and_in_order() {
    let house = House::new().await;
    house.commit(&[3, 1, 2]).await;
    house.runner().publish_ready().await.unwrap();
    house.runner().publish_ready().await.unwrap();
    assert_eq!(house.topic.ids(), [id(1), id(2), id(3)]);
    assert!(
        house
            .topic
            .published
            .lock()
            .unwrap()
            .iter()
            .all(|(topic, _)| topic == CHAT_TOPIC)
    );
}

#[tokio::test]
async fn what_is_rolled_back_never_leaves() {
    let house = House::new().await;
    let transaction = house.database.begin().await.unwrap();
    put(&transaction, &event(1)).await.unwrap();
    transaction.rollback().await.unwrap();
    let dropped = house.database.begin().await.unwrap();
    put(&dropped, &event(2)).await.unwrap();
    drop(dropped);
    house.commit(&[3]).await;
    house.runner().publish_ready().await.unwrap();
    assert_eq!(house.topic.ids(), [id(3)]);
}

#[tokio::test]
async fn the_same_event_is_put_once() {
    let house = House::new().await;
    house.commit(&[1]).await;
    let transaction = begin_write(&house.database).await.unwrap();
    let error = put(&transaction, &event(1)).await.unwrap_err();
    assert!(host::database::is_duplicate(&error), "{error}");
}

#[tokio::test]
async fn a_process_that_died_before_marking_publishes_again() {
    let house = House::new().await;
    house.commit(&[1, 2]).await;
    *house.topic.away.lock().unwrap() = true;
    house.runner().publish_ready().await.unwrap_err();
    assert!(house.topic.ids().is_empty());
    *house.topic.away.lock().unwrap() = false;
    // another process finds the rows where the first one left them
    house.runner().publish_ready().await.unwrap();
    assert_eq!(house.topic.ids(), [id(1), id(2)]);
}

/// Publishes, and dies before it can say so.
struct Dying(Topic);

#[async_trait]
impl Publisher for Dying {
    async fn publish(&self, topic: &str, id: &str, payload: Bytes) -> Result<(), TaskError> {
        self.0.publish(topic, id, payload).await?;
        std::future::pending().await
    }
}

#[tokio::test]
async fn an_event_is_delivered_again_if_the_process_dies_after_publishing() {
    let house = House::new().await;
    house.commit(&[1]).await;
    let dying = OutboxRunner::new(
        "chat",
        house.database.clone(),
        Dying(house.topic.clone()),
        house.outbox.clone(),
        house.clock.clone(),
    );
    let process = tokio::spawn(async move { dying.publish_ready().await.map_err(|_| ()) });
    house.topic.heard.notified().await;
    process.abort();
    house.runner().publish_ready().await.unwrap();
    assert_eq!(
        house.topic.ids(),
        [id(1), id(1)],
        "at least once, with the same id"
    );
}

#[tokio::test]
async fn the_runner_is_woken_by_the_bell_and_ends_with_the_process() {
    let house = House::new().await;
    let shutdown = Shutdown::new();
    let running = tokio::spawn(house.runner().run(shutdown.clone()));
    for number in 1..=3 {
        house.commit(&[number]).await;
        house.outbox.wake();
        house.topic.heard.notified().await;
    }
    shutdown.begin();
    house.commit(&[4]).await;
    house.outbox.wake();
    house.topic.heard.notified().await;
    shutdown.force();
    running.await.unwrap().unwrap();
    assert_eq!(house.topic.ids(), [id(1), id(2), id(3), id(4)]);
}

#[tokio::test]
async fn a_runner_finds_what_another_process_left_without_being_told() {
    let house = House::new().await;
    house.commit(&[1]).await;
    let shutdown = Shutdown::new();
    let running = tokio::spawn(house.runner().run(shutdown.clone()));
    house.topic.heard.notified().await;
    shutdown.force();
    running.await.unwrap().unwrap();
}

/// On a server where `CONCH_TEST_MYSQL_URL` names one.
#[tokio::test]
async fn a_server_publishes_what_is_committed_too() {
    let Ok(url) = std::env::var("CONCH_TEST_MYSQL_URL") else {
        eprintln!("SKIP: CONCH_TEST_MYSQL_URL is not set");
        return;
    };
    let house = House::over(&Databases::at(url), tempfile::tempdir().unwrap()).await;
    let base = host::Ids::new(Clock::system()).next().as_u128();
    house.commit(&[base + 2, base + 1]).await;
    let transaction = begin_write(&house.database).await.unwrap();
    assert!(host::database::is_duplicate(
        &put(&transaction, &event(base + 1)).await.unwrap_err()
    ));
    transaction.rollback().await.unwrap();
    house.runner().publish_ready().await.unwrap();
    assert_eq!(house.topic.ids(), [id(base + 1), id(base + 2)]);
}

struct Listener(tokio::sync::mpsc::UnboundedSender<String>);

#[async_trait]
impl Consumer for Listener {
    async fn handle(&self, event: &TopicEvent) -> Result<(), ConsumerError> {
        self.0.send(event.id.clone()).map_err(ConsumerError::new)
    }
}

#[tokio::test]
async fn another_service_hears_what_was_committed_and_nothing_else() {
    let house = House::new().await;
    let journals = Journals::memory(MemorySettings::default());
    let (heard, mut hears) = tokio::sync::mpsc::unbounded_channel();
    let listener = Arc::new(Listener(heard));
    let _subscription = journals
        .topics()
        .subscribe(CHAT_TOPIC, "results", "one", listener);
    let runner = OutboxRunner::new(
        "chat",
        house.database.clone(),
        journals.topics(),
        house.outbox.clone(),
        house.clock.clone(),
    );
    let shutdown = Shutdown::new();
    let running = tokio::spawn(runner.run(shutdown.clone()));
    let transaction = begin_write(&house.database).await.unwrap();
    put(&transaction, &event(1)).await.unwrap();
    transaction.rollback().await.unwrap();
    house.commit(&[2]).await;
    house.outbox.wake();
    assert_eq!(hears.recv().await.unwrap(), id(2));
    shutdown.force();
    running.await.unwrap().unwrap();
    journals.close().await;
    assert!(hears.try_recv().is_err());
}

#[tokio::test]
async fn what_was_told_of_somebody_can_be_forgotten_and_what_is_yet_to_be_told_is_told() {
    let house = House::new().await;
    house.commit(&[1]).await;
    house.runner().publish_ready().await.unwrap();
    house.commit(&[2]).await;
    forget(&house.database, &id(4)).await.unwrap();
    assert_eq!(house.rows().await, 2);
    forget(&house.database, &id(3)).await.unwrap();
    assert_eq!(house.rows().await, 1);
    house.runner().publish_ready().await.unwrap();
    assert_eq!(house.topic.ids(), [id(1), id(2)]);
}

#[tokio::test]
async fn of_what_is_to_be_forgotten_nothing_is_kept_once_it_is_told() {
    let house = House::new().await;
    house.commit(&[1]).await;
    let deleted = DomainEvent {
        fact: Fact::ConversationDeleted {
            conversation_id: Uuid::from_u128(2),
            owner_id: Uuid::from_u128(3),
            because: Forgetting::Wanted,
        },
        ..event(2)
    };
    put(&house.database, &deleted).await.unwrap();
    assert_eq!(house.rows().await, 2);
    house.runner().publish_ready().await.unwrap();
    assert_eq!(house.topic.ids(), [id(1), id(2)]);
    assert_eq!(house.rows().await, 1);
}

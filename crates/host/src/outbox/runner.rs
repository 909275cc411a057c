//! The task that publishes committed rows in order.

use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use proto_events::domain::DomainEvent;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, DatabaseConnection, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    raw_sql,
};
use tokio::time::Instant;
use tracing::{debug, warn};

use crate::clock::Clock;
use crate::outbox::{Outbox, entity};
use crate::service::TaskError;
use crate::shutdown::Shutdown;

/// A wake-up may be lost with the instance that should have sent it; this bounds the wait.
const POLL: Duration = Duration::from_secs(1);
/// Rows read at once.
const BATCH: u64 = 64;
/// How often old rows are removed, and how old they are then.
const SWEEP: Duration = Duration::from_secs(600);
const KEPT: time::Duration = time::Duration::days(1);

/// Where events go: the journal's topics.
#[async_trait]
pub trait Publisher: Send + Sync + 'static {
    /// Resolves when the event is safe: stored by the topic, or handled by all who listen.
    ///
    /// # Errors
    ///
    /// If it is not; it will be published again.
    async fn publish(&self, topic: &str, id: &str, payload: Bytes) -> Result<(), TaskError>;
}

#[async_trait]
impl Publisher for journal::Topics {
    async fn publish(&self, topic: &str, id: &str, payload: Bytes) -> Result<(), TaskError> {
        Ok(Self::publish(self, topic, id, payload).await?)
    }
}

/// Publishes what an [`Outbox`] holds, for as long as the process lives.
pub struct OutboxRunner {
    service: &'static str,
    database: DatabaseConnection,
    publisher: Box<dyn Publisher>,
    outbox: Outbox,
    clock: Clock,
}

impl OutboxRunner {
    /// The runner of this service's outbox.
    #[must_use]
    pub fn new(
        service: &'static str,
        database: DatabaseConnection,
        publisher: impl Publisher,
        outbox: Outbox,
        clock: Clock,
    ) -> Self {
        Self {
            service,
            database,
            publisher: Box::new(publisher),
            outbox,
            clock,
        }
    }

    /// Runs until `Shutdown::hard`, so that what is committed while draining still leaves.
    ///
    /// # Errors
    ///
    /// None: a database or a topic that is away is waited for.
    pub async fn run(self, shutdown: Shutdown) -> Result<(), TaskError> {
        let mut swept: Option<Instant> = None;
        loop {
            let pass = async {
                if swept.is_none_or(|at| at.elapsed() >= SWEEP) {
                    self.sweep().await?;
                    swept = Some(Instant::now());
                }
                self.publish_ready().await
            };
            let outcome = tokio::select! {
                outcome = pass => outcome,
                () = shutdown.hard.cancelled() => return Ok(()),
            };
            if let Err(error) = outcome {
                warn!(service.name = self.service, error.cause = %error, "the outbox waits");
                // where the database does not answer either, what was told last stays
                let _ = self.measure().await;
            }
            tokio::select! {
                () = self.outbox.bell.notified() => {}
                () = tokio::time::sleep(POLL) => {}
                () = shutdown.hard.cancelled() => return Ok(()),
            }
        }
    }

    /// Publishes every committed row that is not yet published, in the order of their ids.
    ///
    /// # Errors
    ///
    /// At the first one that cannot be published; it and those after it stay for the next time.
    pub async fn publish_ready(&self) -> Result<(), TaskError> {
        loop {
            let rows = self.waiting().await?;
            let full = rows.len() as u64 == BATCH;
            for row in rows {
                let entity::Model {
                    id,
                    topic,
                    payload,
                    created_at: _,
                    published_at: _,
                } = row;
                let event = serde_json::from_str::<DomainEvent>(&payload);
                let leaves_no_trace = event.is_ok_and(|event| event.fact.leaves_no_trace());
                self.publisher.publish(&topic, &id, payload.into()).await?;
                if leaves_no_trace {
                    entity::Entity::delete_by_id(&id)
                        .exec(&self.database)
                        .await?;
                } else {
                    self.mark_published(&id).await?;
                }
                debug!(
                    service.name = self.service,
                    event.id = id,
                    event.topic = topic,
                    "published"
                );
            }
            if !full {
                self.tell(0, 0.0);
                return Ok(());
            }
            self.measure().await?;
        }
    }

    /// Counts what waits, and how long it has.
    async fn measure(&self) -> Result<(), DbErr> {
        let (waiting, oldest): (i64, Option<i64>) = entity::Entity::find()
            .select_only()
            .column_as(entity::Column::Id.count(), "waiting")
            .column_as(entity::Column::CreatedAt.min(), "oldest")
            .filter(entity::Column::PublishedAt.is_null())
            .into_tuple()
            .one(&self.database)
            .await?
            .unwrap_or_default();
        let age = oldest.map_or(0, |oldest| (self.clock.now_ms() - oldest).max(0));
        self.tell(waiting, age as f64 / 1000.0);
        Ok(())
    }

    fn tell(&self, waiting: i64, oldest_seconds: f64) {
        let service = self.service;
        metrics::gauge!("conch_outbox_waiting", "service" => service).set(waiting as f64);
        metrics::gauge!("conch_outbox_oldest_seconds", "service" => service).set(oldest_seconds);
    }

    /// Written out because it is asked every second: the query builder takes longer to put it
    /// together than the database to answer it. Both of ours say `?`.
    async fn waiting(&self) -> Result<Vec<entity::Model>, DbErr> {
        let sql = raw_sql!(
            Sqlite,
            "SELECT * FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT {BATCH}"
        );
        entity::Model::find_by_statement(sql)
            .all(&self.database)
            .await
    }

    async fn mark_published(&self, id: &str) -> Result<(), DbErr> {
        entity::Entity::update_many()
            .col_expr(
                entity::Column::PublishedAt,
                Expr::value(self.clock.now_ms()),
            )
            .filter(entity::Column::Id.eq(id))
            .exec(&self.database)
            .await?;
        Ok(())
    }

    async fn sweep(&self) -> Result<(), DbErr> {
        let before = super::milliseconds(self.clock.now() - KEPT);
        entity::Entity::delete_many()
            .filter(entity::Column::PublishedAt.lt(before))
            .exec(&self.database)
            .await?;
        Ok(())
    }
}

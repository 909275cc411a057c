//! Facts that leave a service if and only if the transaction that made them true was committed.
//!
//! [`put`] writes the fact into a table of the service's own database, in the transaction
//! of the change itself; the [`OutboxRunner`] publishes committed rows to the journal's topics and
//! marks them only then. Whatever dies in between, the row is published again: at least once, and
//! the same event id each time.

mod entity;
mod migration;
mod runner;

use std::sync::Arc;

use proto_events::domain::DomainEvent;
use sea_orm::{ActiveValue, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use tokio::sync::Notify;

pub use migration::Migration;
pub use runner::{OutboxRunner, Publisher};

/// The bell between those who write and the runner. Cheap to clone; all clones are one bell.
#[derive(Debug, Clone, Default)]
pub struct Outbox {
    bell: Arc<Notify>,
}

impl Outbox {
    /// A bell whose runner is yet to be started.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Has the runner look at once instead of within a second: ring it after the commit.
    pub fn wake(&self) {
        self.bell.notify_one();
    }
}

/// Writes `event` in the transaction that makes it true. Call [`Outbox::wake`] after its commit.
///
/// # Errors
///
/// If the database refuses it; the same id twice, too.
pub async fn put<C: ConnectionTrait>(transaction: &C, event: &DomainEvent) -> Result<(), DbErr> {
    let payload = serde_json::to_string(event)
        .map_err(|error| DbErr::Custom(format!("the event cannot be written: {error}")))?;
    let row = entity::ActiveModel {
        id: ActiveValue::Set(event.id.to_string()),
        topic: ActiveValue::Set(event.fact.topic().to_owned()),
        payload: ActiveValue::Set(payload),
        created_at: ActiveValue::Set(milliseconds(event.occurred_at)),
        published_at: ActiveValue::Set(None),
    };
    entity::Entity::insert(row)
        .exec_without_returning(transaction)
        .await?;
    Ok(())
}

/// Forgets every published event in which this id occurs: of somebody who is to be forgotten not even
/// what was once told may stay. What is yet to be published stays, and is swept in its time.
///
/// # Errors
///
/// If the database does not answer.
pub async fn forget<C: ConnectionTrait>(transaction: &C, id: &str) -> Result<(), DbErr> {
    entity::Entity::delete_many()
        .filter(entity::Column::PublishedAt.is_not_null())
        .filter(entity::Column::Payload.contains(id))
        .exec(transaction)
        .await?;
    Ok(())
}

fn milliseconds(moment: time::OffsetDateTime) -> i64 {
    i64::try_from(moment.unix_timestamp_nanos() / 1_000_000).unwrap_or_default()
}

//! This service's own copy of each completed reading.

mod entity;
mod erasure;
mod kept;
pub mod migration;

use host::{Outbox, begin_write};
use proto_events::domain::{DomainEvent, ReadingCompleted};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set,
};
use time::OffsetDateTime;
use uuid::Uuid;

pub use kept::KeptReading;

use self::entity::{fact, former, reading};

/// The tables of this service.
#[derive(Clone)]
pub struct Store {
    db: DatabaseConnection,
    outbox: Outbox,
}

impl Store {
    #[must_use]
    pub fn new(db: DatabaseConnection, outbox: Outbox) -> Self {
        Self { db, outbox }
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.db.ping().await
    }

    /// Tells the other services a fact that changes nothing here.
    ///
    /// # Errors
    /// The database does not answer; nothing is told.
    pub async fn tell(&self, event: &DomainEvent) -> Result<(), DbErr> {
        host::outbox::put(&self.db, event).await?;
        self.outbox.wake();
        Ok(())
    }

    /// Keeps a completed reading; a fact that is known changes nothing.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn keep(
        &self,
        event: Uuid,
        at: OffsetDateTime,
        completed: ReadingCompleted,
    ) -> Result<(), DbErr> {
        let ReadingCompleted {
            reading_id,
            conversation_id,
            owner_id,
            locale,
            spread,
            question,
            cards,
            seed,
            text,
            reader,
        } = completed;
        let json = |error: serde_json::Error| DbErr::Json(error.to_string());
        let mut row = reading::ActiveModel {
            id: Set(reading_id.to_string()),
            conversation_id: Set(conversation_id.to_string()),
            owner_id: Set(owner_id.to_string()),
            locale: Set(serde_json::to_string(&locale).map_err(json)?),
            spread: Set(serde_json::to_string(&spread).map_err(json)?),
            question: Set(question),
            cards: Set(serde_json::to_string(&cards).map_err(json)?),
            seed: Set(seed),
            text: Set(text),
            reader: Set(reader),
            completed_at: Set(millis(at)),
        };
        let txn = begin_write(&self.db).await?;
        if is_news(&txn, event, at).await? {
            // the guest that completed it may have signed in before the news of it came
            let owner = former::Entity::find_by_id(owner_id.to_string());
            if let Some(moved) = owner.one(&txn).await? {
                row.owner_id = Set(moved.member_id);
            }
            reading::Entity::insert(row)
                .exec_without_returning(&txn)
                .await?;
        }
        txn.commit().await
    }

    /// What was a guest's is a member's from now on, and what is still to come of it. A second time
    /// changes nothing, for the member may have been erased since.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn move_in(
        &self,
        event: Uuid,
        at: OffsetDateTime,
        guest: Uuid,
        member: Uuid,
    ) -> Result<(), DbErr> {
        let txn = begin_write(&self.db).await?;
        if !is_news(&txn, event, at).await? {
            return txn.rollback().await;
        }
        let row = former::ActiveModel {
            guest_id: Set(guest.to_string()),
            member_id: Set(member.to_string()),
        };
        former::Entity::insert(row)
            .on_conflict(
                OnConflict::column(former::Column::GuestId)
                    .update_column(former::Column::MemberId)
                    .to_owned(),
            )
            .exec_without_returning(&txn)
            .await?;
        reading::Entity::update_many()
            .col_expr(reading::Column::OwnerId, Expr::value(member.to_string()))
            .filter(reading::Column::OwnerId.eq(guest.to_string()))
            .exec(&txn)
            .await?;
        txn.commit().await
    }

    /// Forgets the readings of a deleted conversation.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn forget(
        &self,
        event: Uuid,
        at: OffsetDateTime,
        conversation: Uuid,
    ) -> Result<(), DbErr> {
        let txn = begin_write(&self.db).await?;
        if is_news(&txn, event, at).await? {
            reading::Entity::delete_many()
                .filter(reading::Column::ConversationId.eq(conversation.to_string()))
                .exec(&txn)
                .await?;
        }
        txn.commit().await
    }
}

/// Remembers the fact; false when it was known. First in its transaction, so that a second
/// delivery at the same time waits here.
async fn is_news(txn: &DatabaseTransaction, id: Uuid, at: OffsetDateTime) -> Result<bool, DbErr> {
    let row = fact::ActiveModel {
        id: Set(id.to_string()),
        occurred_at: Set(millis(at)),
    };
    let inserted = fact::Entity::insert(row)
        .on_conflict(
            OnConflict::column(fact::Column::Id)
                .do_nothing_on([fact::Column::Id])
                .to_owned(),
        )
        .try_insert()
        .exec_without_returning(txn)
        .await?;
    Ok(matches!(inserted, sea_orm::TryInsertResult::Inserted(rows) if rows > 0))
}

fn millis(time: OffsetDateTime) -> i64 {
    i64::try_from(time.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

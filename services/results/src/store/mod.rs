//! This service's own copy of each completed reading, and the links to them.

mod ends;
mod entity;
mod erasure;
mod kept;
pub mod migration;
mod open;
mod shares;

use host::{Outbox, begin_write};
use proto_events::domain::{DomainEvent, Forgetting, ReadingCompleted};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait,
    QueryFilter, QuerySelect, Set,
};
use time::OffsetDateTime;
use uuid::Uuid;

pub use kept::KeptReading;
pub use open::{Opened, Opening};
pub use shares::{ShareCursor, Shown};

use self::entity::{fact, former, reading, share};
use crate::clean::head;
use crate::share::{Ended, ShareId};

/// Longest text of a reading that is kept, in bytes: MySQL's TEXT takes little more. No reader writes
/// a tenth of it.
const TEXT_BYTES: usize = 60_000;

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
        let mut row = reading::ActiveModel {
            id: Set(reading_id.to_string()),
            conversation_id: Set(conversation_id.to_string()),
            owner_id: Set(owner_id.to_string()),
            locale: Set(serde_json::to_string(&locale).map_err(json)?),
            spread: Set(serde_json::to_string(&spread).map_err(json)?),
            question: Set(question),
            cards: Set(serde_json::to_string(&cards).map_err(json)?),
            seed: Set(seed),
            text: Set(head(&text, TEXT_BYTES).to_owned()),
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
        move_in(&txn, guest, member).await?;
        txn.commit().await
    }

    /// The same, told by the member's own request, which may come before the news.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn move_in_now(&self, guest: Uuid, member: Uuid) -> Result<(), DbErr> {
        let txn = begin_write(&self.db).await?;
        move_in(&txn, guest, member).await?;
        txn.commit().await
    }

    /// Forgets the readings of a deleted conversation, and ends the links to them if their owner wants
    /// it; answers which.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn forget(
        &self,
        event: Uuid,
        at: OffsetDateTime,
        conversation: Uuid,
        because: Forgetting,
        now: OffsetDateTime,
    ) -> Result<Vec<ShareId>, DbErr> {
        let txn = begin_write(&self.db).await?;
        let mut ended = Vec::new();
        if is_news(&txn, event, at).await? {
            let of_it = reading::Column::ConversationId.eq(conversation.to_string());
            let readings: Vec<String> = reading::Entity::find()
                .select_only()
                .column(reading::Column::Id)
                .filter(of_it.clone())
                .lock_exclusive()
                .into_tuple()
                .all(&txn)
                .await?;
            if because == Forgetting::Wanted {
                let to_them = Condition::all().add(share::Column::ReadingId.is_in(readings));
                ended = ends::end_where(&txn, to_them, Ended::Revoked, millis(now)).await?;
            }
            reading::Entity::delete_many()
                .filter(of_it)
                .exec(&txn)
                .await?;
        }
        txn.commit().await?;
        Ok(ended)
    }
}

async fn move_in(txn: &DatabaseTransaction, guest: Uuid, member: Uuid) -> Result<(), DbErr> {
    let (guest, member) = (guest.to_string(), member.to_string());
    let row = former::ActiveModel {
        guest_id: Set(guest.clone()),
        member_id: Set(member.clone()),
    };
    former::Entity::insert(row)
        .on_conflict(
            OnConflict::column(former::Column::GuestId)
                .update_column(former::Column::MemberId)
                .to_owned(),
        )
        .exec_without_returning(txn)
        .await?;
    reading::Entity::update_many()
        .col_expr(reading::Column::OwnerId, Expr::value(member.clone()))
        .filter(reading::Column::OwnerId.eq(&guest))
        .exec(txn)
        .await?;
    share::Entity::update_many()
        .col_expr(share::Column::OwnerId, Expr::value(member))
        .filter(share::Column::OwnerId.eq(&guest))
        .exec(txn)
        .await?;
    Ok(())
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

fn moment(millis: i64) -> Result<OffsetDateTime, DbErr> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000)
        .map_err(|error| DbErr::Type(error.to_string()))
}

fn uuid(text: &str) -> Result<Uuid, DbErr> {
    Uuid::try_parse(text).map_err(|error| DbErr::Type(error.to_string()))
}

fn json(error: serde_json::Error) -> DbErr {
    DbErr::Json(error.to_string())
}

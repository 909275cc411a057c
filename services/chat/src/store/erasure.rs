//! Erasing everything of a member, or one conversation, whatever is going on in it. It is told to the
//! other services in the same transaction, as for any deletion.

use host::begin_write;
use proto_events::domain::{DomainEvent, Forgetting};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QuerySelect, Set,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::Store;
use super::deletion::{forget_contents, id_of};
use super::entity::{conversation, creation, erasure, quota};
use super::words::millis;
use crate::fault::ChatFault;
use crate::ids::{ConversationId, OwnerId, TurnId};

/// As many conversations are erased in one transaction; for each of them the outbox is gone through.
const TOGETHER: u64 = 16;

/// As many members are looked after in one look.
const DUE: u64 = 64;

/// A conversation that is no more.
pub struct Erased {
    pub id: ConversationId,
    /// The turn that was running in it, and of which somebody still speaks.
    pub running: Option<TurnId>,
}

/// Whether nothing may be kept of this member.
pub(super) async fn is_erased(db: &impl ConnectionTrait, member: OwnerId) -> Result<bool, DbErr> {
    let row = erasure::Entity::find_by_id(member.to_string());
    Ok(row.one(db).await?.is_some())
}

impl Store {
    /// Notes that nothing may be kept of a member, and when to look once more. From now on nothing
    /// of a guest becomes theirs.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn note_erasure(
        &self,
        member: OwnerId,
        again_at: OffsetDateTime,
    ) -> Result<(), ChatFault> {
        let row = erasure::ActiveModel {
            member_id: Set(member.to_string()),
            again_at: Set(millis(again_at)),
        };
        erasure::Entity::insert(row)
            .on_conflict(
                OnConflict::column(erasure::Column::MemberId)
                    .update_column(erasure::Column::AgainAt)
                    .to_owned(),
            )
            .exec_without_returning(&self.db)
            .await?;
        Ok(())
    }

    /// Erases some conversations of a member; answers which, and none when there are no more. A turn
    /// that is running does not hinder it: without its row it cannot keep anything.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn erase_some(
        &self,
        member: OwnerId,
        mut event: impl FnMut() -> Uuid,
        now: OffsetDateTime,
    ) -> Result<Vec<Erased>, ChatFault> {
        let txn = begin_write(&self.db).await?;
        // locked, so that no turn begins unseen
        let rows = conversation::Entity::find()
            .filter(conversation::Column::OwnerId.eq(member.to_string()))
            .limit(TOGETHER)
            .lock_exclusive()
            .all(&txn)
            .await?;
        let mut erased = Vec::with_capacity(rows.len());
        for row in rows {
            host::outbox::forget(&txn, &row.id).await?;
            erased.push(erase_row(&txn, member, &row, event(), now).await?);
        }
        txn.commit().await?;
        self.outbox.wake();
        Ok(erased)
    }

    /// Erases one conversation of an owner, whatever is going on in it; none where it is not there.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn erase_one(
        &self,
        owner: OwnerId,
        id: ConversationId,
        event: Uuid,
        now: OffsetDateTime,
    ) -> Result<Option<Erased>, ChatFault> {
        let txn = begin_write(&self.db).await?;
        let row = conversation::Entity::find_by_id(id.to_string())
            .filter(conversation::Column::OwnerId.eq(owner.to_string()))
            .lock_exclusive()
            .one(&txn)
            .await?;
        let erased = match row {
            Some(row) => Some(erase_row(&txn, owner, &row, event, now).await?),
            None => None,
        };
        txn.commit().await?;
        self.outbox.wake();
        Ok(erased)
    }

    /// Erases what a member has beside conversations, and says that nothing is kept any more.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn confirm_erasure(
        &self,
        member: OwnerId,
        event: &DomainEvent,
    ) -> Result<(), ChatFault> {
        let txn = begin_write(&self.db).await?;
        erase_rest(&txn, member).await?;
        host::outbox::put(&txn, event).await?;
        txn.commit().await?;
        self.outbox.wake();
        Ok(())
    }

    /// Members who are to be looked after once more.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn erasures_due(&self, now: OffsetDateTime) -> Result<Vec<OwnerId>, ChatFault> {
        let rows = erasure::Entity::find()
            .filter(erasure::Column::AgainAt.lte(millis(now)))
            .limit(DUE)
            .all(&self.db)
            .await?;
        let member = |row: erasure::Model| OwnerId::parse(&row.member_id);
        rows.into_iter()
            .map(|row| member(row).ok_or(ChatFault::Row("member id")))
            .collect()
    }

    /// Forgets that a member was erased where nothing came after it; otherwise there is one more
    /// look, at `again_at`.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn settle_erasure(
        &self,
        member: OwnerId,
        came_late: bool,
        again_at: OffsetDateTime,
    ) -> Result<(), ChatFault> {
        let txn = begin_write(&self.db).await?;
        let came_late = erase_rest(&txn, member).await? || came_late;
        if came_late {
            erasure::Entity::update_many()
                .col_expr(erasure::Column::AgainAt, Expr::value(millis(again_at)))
                .filter(erasure::Column::MemberId.eq(member.to_string()))
                .exec(&txn)
                .await?;
        } else {
            erasure::Entity::delete_by_id(member.to_string())
                .exec(&txn)
                .await?;
        }
        txn.commit().await?;
        Ok(())
    }
}

async fn erase_row(
    txn: &DatabaseTransaction,
    owner: OwnerId,
    row: &conversation::Model,
    event: Uuid,
    now: OffsetDateTime,
) -> Result<Erased, ChatFault> {
    let id = id_of(row)?;
    conversation::Entity::delete_by_id(&row.id)
        .exec(txn)
        .await?;
    forget_contents(txn, owner, id, Forgetting::Wanted, event, now).await?;
    Ok(Erased {
        id,
        running: row.running_turn.as_deref().and_then(TurnId::parse),
    })
}

/// Whether there was anything. What was once told of the member is forgotten either way.
async fn erase_rest(txn: &DatabaseTransaction, member: OwnerId) -> Result<bool, DbErr> {
    let owner = member.to_string();
    let quotas = quota::Entity::delete_by_id(&owner).exec(txn).await?;
    let creations = creation::Entity::delete_many()
        .filter(creation::Column::OwnerId.eq(&owner))
        .exec(txn)
        .await?;
    host::outbox::forget(txn, &owner).await?;
    Ok(quotas.rows_affected + creations.rows_affected > 0)
}

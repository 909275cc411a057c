//! The end of accounts: at once here, and with a confirmation of every other holder.

use host::begin_write;
use proto_events::domain::{DataHolder, DomainEvent, Fact};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect, Set,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::{
    avatar, confirmation, erasure, expert_request, identity as vouched, login, member, refresh,
    role, session,
};
use super::exports::forget_export;
use super::{Store, id, millis};
use crate::fault::AuthFault;

/// How far an erasure has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    pub pending: Vec<DataHolder>,
}

impl Store {
    /// Erases a member here and has every holder do the same. Answers the sessions that ended.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn erase(
        &self,
        member: Uuid,
        erasure: Uuid,
        event: Uuid,
        now: OffsetDateTime,
    ) -> Result<Vec<Uuid>, AuthFault> {
        let txn = begin_write(&self.db).await?;
        let sessions = erase(&txn, member).await?;
        erasure::Entity::insert(erasure::ActiveModel {
            id: Set(erasure.to_string()),
            member_id: Set(Some(member.to_string())),
            requested_at: Set(millis(now)),
            done_at: Set(None),
        })
        .exec_without_returning(&txn)
        .await?;
        let event = DomainEvent {
            id: event,
            occurred_at: now,
            fact: Fact::MemberDeleted {
                erasure_id: erasure,
                member_id: member,
            },
        };
        host::outbox::put(&txn, &event).await?;
        txn.commit().await?;
        self.outbox.wake();
        Ok(sessions)
    }

    /// A holder keeps nothing more of a member. With the last one their id is forgotten, too.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn confirm(
        &self,
        erasure: Uuid,
        holder: DataHolder,
        now: OffsetDateTime,
    ) -> Result<(), AuthFault> {
        let txn = begin_write(&self.db).await?;
        let Some(row) = erasure::Entity::find_by_id(erasure.to_string())
            .one(&txn)
            .await?
        else {
            txn.rollback().await?;
            return Ok(());
        };
        let key = [
            confirmation::Column::ErasureId,
            confirmation::Column::Holder,
        ];
        confirmation::Entity::insert(confirmation::ActiveModel {
            erasure_id: Set(erasure.to_string()),
            holder: Set(holder.as_str().to_owned()),
        })
        .on_conflict(OnConflict::columns(key).do_nothing_on(key).to_owned())
        .try_insert()
        .exec_without_returning(&txn)
        .await?;
        let confirmed = confirmation::Entity::find()
            .filter(confirmation::Column::ErasureId.eq(erasure.to_string()))
            .all(&txn)
            .await?;
        if let Some(member) = &row.member_id
            && pending(&confirmed).is_empty()
        {
            erasure::Entity::update_many()
                .col_expr(erasure::Column::MemberId, Expr::value(None::<String>))
                .col_expr(erasure::Column::DoneAt, Expr::value(millis(now)))
                .filter(erasure::Column::Id.eq(erasure.to_string()))
                .exec(&txn)
                .await?;
            host::outbox::forget(&txn, member).await?;
            tracing::info!(erasure.id = %erasure, "a member is erased everywhere");
        }
        txn.commit().await?;
        Ok(())
    }

    /// How far an erasure has come, if there was one lately.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn erasure(&self, erasure: Uuid) -> Result<Option<Erasure>, AuthFault> {
        let row = erasure::Entity::find_by_id(erasure.to_string());
        if row.one(&self.db).await?.is_none() {
            return Ok(None);
        }
        let confirmed = confirmation::Entity::find()
            .filter(confirmation::Column::ErasureId.eq(erasure.to_string()))
            .all(&self.db)
            .await?;
        Ok(Some(Erasure {
            pending: pending(&confirmed),
        }))
    }
}

fn pending(confirmed: &[confirmation::Model]) -> Vec<DataHolder> {
    DataHolder::ALL
        .into_iter()
        .filter(|holder| confirmed.iter().all(|row| row.holder != holder.as_str()))
        .collect()
}

/// Everything that auth keeps of a member.
async fn erase(txn: &DatabaseTransaction, member: Uuid) -> Result<Vec<Uuid>, AuthFault> {
    let key = member.to_string();
    let rows: Vec<(String, Option<String>)> = session::Entity::find()
        .select_only()
        .columns([session::Column::Id, session::Column::GuestId])
        .filter(session::Column::MemberId.eq(&key))
        .into_tuple()
        .all(txn)
        .await?;
    let (sessions, guests): (Vec<String>, Vec<Option<String>>) = rows.into_iter().unzip();
    refresh::Entity::delete_many()
        .filter(refresh::Column::SessionId.is_in(&sessions))
        .exec(txn)
        .await?;
    session::Entity::delete_many()
        .filter(session::Column::MemberId.eq(&key))
        .exec(txn)
        .await?;
    login::Entity::delete_many()
        .filter(login::Column::GuestId.is_in(guests.iter().flatten()))
        .exec(txn)
        .await?;
    vouched::Entity::delete_many()
        .filter(vouched::Column::MemberId.eq(&key))
        .exec(txn)
        .await?;
    role::Entity::delete_many()
        .filter(role::Column::MemberId.eq(&key))
        .exec(txn)
        .await?;
    forget_export(txn, member).await?;
    erase_by_id(txn, &key).await?;
    // what was told of them is to be forgotten as well
    host::outbox::forget(txn, &key).await?;
    for guest in guests.iter().flatten() {
        host::outbox::forget(txn, guest).await?;
    }
    sessions.iter().map(|session| id(session)).collect()
}

async fn erase_by_id(txn: &DatabaseTransaction, key: &str) -> Result<(), DbErr> {
    avatar::Entity::delete_by_id(key).exec(txn).await?;
    expert_request::Entity::delete_by_id(key).exec(txn).await?;
    member::Entity::delete_by_id(key).exec(txn).await?;
    Ok(())
}

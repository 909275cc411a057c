//! The end of accounts: at once here, and with a confirmation of every other holder.

use host::begin_write;
use proto_events::domain::{DataHolder, DomainEvent, Fact};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QuerySelect, Set,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::{
    avatar, confirmation, erasure, expert_request, identity as vouched, login, member, refresh,
    role, session,
};
use super::exports::forget_export;
use super::members::hold;
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
    /// The account is no more, or the database does not answer; nothing was changed.
    pub async fn erase(
        &self,
        member: Uuid,
        erasure: Uuid,
        event: Uuid,
        now: OffsetDateTime,
    ) -> Result<Vec<Uuid>, AuthFault> {
        let txn = begin_write(&self.db).await?;
        // first: whoever keeps something of the member holds the same row
        hold(&txn, member).await?;
        let (sessions, guests) = erase(&txn, member).await?;
        let known_as: Vec<String> = [member.to_string()].into_iter().chain(guests).collect();
        erasure::Entity::insert(erasure::ActiveModel {
            id: Set(erasure.to_string()),
            known_as: Set(Some(known_as.join(" "))),
            requested_at: Set(millis(now)),
            done_at: Set(None),
        })
        .exec_without_returning(&txn)
        .await?;
        host::outbox::put(&txn, &deleted(erasure, member, event, now)).await?;
        txn.commit().await?;
        self.outbox.wake();
        Ok(sessions)
    }

    /// Tells every holder once more.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn tell_deleted(
        &self,
        erasure: Uuid,
        member: &str,
        event: Uuid,
        now: OffsetDateTime,
    ) -> Result<(), AuthFault> {
        let event = deleted(erasure, id(member)?, event, now);
        host::outbox::put(&self.db, &event).await?;
        self.outbox.wake();
        Ok(())
    }

    /// Erasures of before then that are not over.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn unsettled(&self, before: OffsetDateTime) -> Result<Vec<Unsettled>, AuthFault> {
        let rows = erasure::Entity::find()
            .filter(erasure::Column::DoneAt.is_null())
            .filter(erasure::Column::RequestedAt.lte(millis(before)))
            .all(&self.db)
            .await?;
        let mut unsettled = Vec::with_capacity(rows.len());
        for row in rows {
            let confirmed = confirmations(&self.db, &row.id).await?;
            unsettled.push(Unsettled {
                erasure: id(&row.id)?,
                known_as: words(row.known_as.as_deref().unwrap_or_default()),
                pending: pending(&confirmed),
            });
        }
        Ok(unsettled)
    }

    /// A holder keeps nothing more of a member. With the last one it answers every id by which the
    /// member was known, until `settle`.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn confirm(
        &self,
        erasure: Uuid,
        holder: DataHolder,
    ) -> Result<Option<Vec<String>>, AuthFault> {
        let txn = begin_write(&self.db).await?;
        let Some(row) = erasure::Entity::find_by_id(erasure.to_string())
            .one(&txn)
            .await?
        else {
            txn.rollback().await?;
            return Ok(None);
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
        let confirmed = confirmations(&txn, &row.id).await?;
        txn.commit().await?;
        let known_as = row.known_as.filter(|_| pending(&confirmed).is_empty());
        Ok(known_as.map(|known_as| words(&known_as)))
    }

    /// The last trace of a member: the ids by which they were known.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn settle(
        &self,
        erasure: Uuid,
        known_as: &[String],
        now: OffsetDateTime,
    ) -> Result<(), AuthFault> {
        let txn = begin_write(&self.db).await?;
        erasure::Entity::update_many()
            .col_expr(erasure::Column::KnownAs, Expr::value(None::<String>))
            .col_expr(erasure::Column::DoneAt, Expr::value(millis(now)))
            .filter(erasure::Column::Id.eq(erasure.to_string()))
            .exec(&txn)
            .await?;
        for id in known_as {
            host::outbox::forget(&txn, id).await?;
        }
        txn.commit().await?;
        tracing::info!(erasure.id = %erasure, "a member is erased everywhere");
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
        let confirmed = confirmations(&self.db, &erasure.to_string()).await?;
        Ok(Some(Erasure {
            pending: pending(&confirmed),
        }))
    }
}

/// An erasure that is not over.
#[derive(Debug, Clone)]
pub struct Unsettled {
    pub erasure: Uuid,
    /// Every id by which the member was known, their own first.
    pub known_as: Vec<String>,
    pub pending: Vec<DataHolder>,
}

fn deleted(erasure: Uuid, member: Uuid, event: Uuid, now: OffsetDateTime) -> DomainEvent {
    DomainEvent {
        id: event,
        occurred_at: now,
        fact: Fact::MemberDeleted {
            erasure_id: erasure,
            member_id: member,
        },
    }
}

async fn confirmations(
    db: &impl ConnectionTrait,
    erasure: &str,
) -> Result<Vec<confirmation::Model>, DbErr> {
    confirmation::Entity::find()
        .filter(confirmation::Column::ErasureId.eq(erasure))
        .all(db)
        .await
}

fn words(known_as: &str) -> Vec<String> {
    known_as.split_whitespace().map(str::to_owned).collect()
}

fn pending(confirmed: &[confirmation::Model]) -> Vec<DataHolder> {
    DataHolder::ALL
        .into_iter()
        .filter(|holder| confirmed.iter().all(|row| row.holder != holder.as_str()))
        .collect()
}

/// Everything that auth keeps of a member; answers their sessions and the guests they were.
async fn erase(
    txn: &DatabaseTransaction,
    member: Uuid,
) -> Result<(Vec<Uuid>, Vec<String>), AuthFault> {
    let key = member.to_string();
    let rows: Vec<(String, Option<String>)> = session::Entity::find()
        .select_only()
        .columns([session::Column::Id, session::Column::GuestId])
        .filter(session::Column::MemberId.eq(&key))
        .into_tuple()
        .all(txn)
        .await?;
    let (sessions, guests): (Vec<String>, Vec<Option<String>>) = rows.into_iter().unzip();
    let guests: Vec<String> = guests.into_iter().flatten().collect();
    refresh::Entity::delete_many()
        .filter(refresh::Column::SessionId.is_in(&sessions))
        .exec(txn)
        .await?;
    session::Entity::delete_many()
        .filter(session::Column::MemberId.eq(&key))
        .exec(txn)
        .await?;
    login::Entity::delete_many()
        .filter(login::Column::GuestId.is_in(&guests))
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
    for guest in &guests {
        host::outbox::forget(txn, guest).await?;
    }
    let sessions = sessions.iter().map(|session| id(session));
    Ok((sessions.collect::<Result<_, _>>()?, guests))
}

async fn erase_by_id(txn: &DatabaseTransaction, key: &str) -> Result<(), DbErr> {
    avatar::Entity::delete_by_id(key).exec(txn).await?;
    expert_request::Entity::delete_by_id(key).exec(txn).await?;
    member::Entity::delete_by_id(key).exec(txn).await?;
    Ok(())
}

//! Ending links: what they showed is not kept, and that they have been there is.

use host::begin_write;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::share::{Column, Entity};
use super::{Store, millis};
use crate::share::{Ended, ShareId};

/// As many links end in one step.
const TOGETHER: u64 = 500;

impl Store {
    /// Ends one link of an owner; `None` where there is no such link, and false where it had ended.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn revoke(
        &self,
        owner: Uuid,
        id: ShareId,
        now: OffsetDateTime,
    ) -> Result<Option<bool>, DbErr> {
        let txn = begin_write(&self.db).await?;
        let row = Entity::find_by_id(id.to_hex())
            .filter(Column::OwnerId.eq(owner.to_string()))
            .one(&txn)
            .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let changed = end(&txn, &[row.id], Ended::Revoked, millis(now)).await?;
        txn.commit().await?;
        Ok(Some(changed > 0))
    }

    /// Ends every link to a reading of an owner; answers which.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn revoke_all(
        &self,
        owner: Uuid,
        reading: Uuid,
        now: OffsetDateTime,
    ) -> Result<Vec<ShareId>, DbErr> {
        let of_reading = Condition::all()
            .add(Column::OwnerId.eq(owner.to_string()))
            .add(Column::ReadingId.eq(reading.to_string()));
        let txn = begin_write(&self.db).await?;
        let ended = end_where(&txn, of_reading, Ended::Revoked, millis(now)).await?;
        txn.commit().await?;
        Ok(ended)
    }

    /// Ends some links whose time is over; answers which, and none when there are no more.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn expire(&self, now: OffsetDateTime) -> Result<Vec<ShareId>, DbErr> {
        let now = millis(now);
        let over = Condition::all()
            .add(Column::ExpiresAt.lte(now))
            .add(Column::EndedAt.is_null());
        // nearly always there is none, and nothing to be locked for
        let mut any = Entity::find().select_only().column(Column::Id);
        any = any.filter(over.clone()).limit(1);
        let any: Option<String> = any.into_tuple().one(&self.db).await?;
        if any.is_none() {
            return Ok(Vec::new());
        }
        let txn = begin_write(&self.db).await?;
        let ended = end_where(&txn, over, Ended::Expired, now).await?;
        txn.commit().await?;
        Ok(ended)
    }
}

/// Ends the open ones among them; answers how many.
pub(super) async fn end(
    txn: &DatabaseTransaction,
    ids: &[String],
    because: Ended,
    now: i64,
) -> Result<u64, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::Live, Expr::value(None::<String>))
        .col_expr(Column::Content, Expr::value(None::<String>))
        .col_expr(Column::EndedAt, Expr::value(now))
        .col_expr(Column::EndedBecause, Expr::value(because.as_str()))
        .col_expr(Column::ChangedAt, Expr::value(now))
        .filter(Column::Id.is_in(ids))
        .filter(Column::EndedAt.is_null())
        .exec(txn)
        .await?;
    Ok(ended.rows_affected)
}

/// Ends those that are open and of which this is true; answers which.
pub(super) async fn end_where(
    txn: &DatabaseTransaction,
    which: Condition,
    because: Ended,
    now: i64,
) -> Result<Vec<ShareId>, DbErr> {
    let mut all = Vec::new();
    loop {
        let ids: Vec<String> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(which.clone())
            .filter(Column::EndedAt.is_null())
            .limit(TOGETHER)
            .lock_exclusive()
            .into_tuple()
            .all(txn)
            .await?;
        if ids.is_empty() {
            return Ok(all);
        }
        end(txn, &ids, because, now).await?;
        all.extend(ids.iter().filter_map(|id| ShareId::from_hex(id)));
    }
}

/// Leaves nothing of a member's links but that they have been there; answers which were open.
pub(super) async fn erase(
    txn: &DatabaseTransaction,
    owner: &str,
    now: i64,
) -> Result<Vec<ShareId>, DbErr> {
    let theirs = Condition::all().add(Column::OwnerId.eq(owner));
    let ended = end_where(txn, theirs.clone(), Ended::Revoked, now).await?;
    Entity::update_many()
        .col_expr(Column::OwnerId, Expr::value(""))
        .col_expr(Column::ReadingId, Expr::value(""))
        .col_expr(Column::RequestKey, Expr::value(None::<String>))
        .filter(theirs)
        .exec(txn)
        .await?;
    Ok(ended)
}

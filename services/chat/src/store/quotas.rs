//! Quotas: reserve a turn of the day in one step, and give it back when nothing was said.

use sea_orm::sea_query::{CaseStatement, Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, Set, TryInsertResult,
};
use time::OffsetDateTime;

use super::Store;
use super::entity::quota::{ActiveModel, Column, Entity};
use crate::fault::ChatFault;
use crate::ids::OwnerId;
use crate::quota::{Quota, day, day_end};

/// Takes one turn of the day; false when none is left. Safe against any number of callers at once:
/// the row is counted up by the same statement that checks it.
pub(super) async fn reserve(
    db: &impl ConnectionTrait,
    owner: OwnerId,
    limit: u32,
    now: OffsetDateTime,
) -> Result<bool, ChatFault> {
    let today = day(now);
    let limit = i32::try_from(limit).unwrap_or(i32::MAX);
    if limit == 0 {
        return Ok(false);
    }
    // `used` before `day`: MySQL assigns from left to right and sees what it has just assigned.
    let counted = CaseStatement::new()
        .case(Column::Day.eq(today), Expr::col(Column::Used).add(1))
        .finally(1);
    let taken = Entity::update_many()
        .col_expr(Column::Used, counted.into())
        .col_expr(Column::Day, Expr::value(today))
        .filter(Column::OwnerId.eq(owner.to_string()))
        .filter(Column::Day.ne(today).or(Column::Used.lt(limit)))
        .exec(db)
        .await?;
    if taken.rows_affected == 1 {
        return Ok(true);
    }
    // Nothing is left, or this owner is here for the first time.
    let first = ActiveModel {
        owner_id: Set(owner.to_string()),
        day: Set(today),
        used: Set(1),
    };
    let inserted = Entity::insert(first)
        .on_conflict(
            OnConflict::column(Column::OwnerId)
                .do_nothing_on([Column::OwnerId])
                .to_owned(),
        )
        .try_insert()
        .exec_without_returning(db)
        .await?;
    Ok(matches!(inserted, TryInsertResult::Inserted(rows) if rows > 0))
}

/// Gives a turn of today back.
pub(super) async fn refund(
    db: &impl ConnectionTrait,
    owner: OwnerId,
    now: OffsetDateTime,
) -> Result<(), ChatFault> {
    Entity::update_many()
        .col_expr(Column::Used, Expr::col(Column::Used).sub(1))
        .filter(Column::OwnerId.eq(owner.to_string()))
        .filter(Column::Day.eq(day(now)))
        .filter(Column::Used.gt(0))
        .exec(db)
        .await?;
    Ok(())
}

impl Store {
    /// What is left of an owner's day.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn quota(
        &self,
        owner: OwnerId,
        limit: u32,
        now: OffsetDateTime,
    ) -> Result<Quota, ChatFault> {
        let row = Entity::find_by_id(owner.to_string()).one(&self.db).await?;
        let used = row
            .filter(|row| row.day == day(now))
            .map_or(0, |row| row.used);
        Ok(Quota {
            limit,
            used: u32::try_from(used).unwrap_or(0),
            resets_at: day_end(now),
        })
    }
}

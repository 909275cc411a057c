//! Quotas: take a turn of the day in one step, and give it back when nothing was said.

use sea_orm::sea_query::{Expr, OnConflict, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, Set, Statement,
    raw_sql,
};
use time::OffsetDateTime;

use super::Store;
use super::entity::conversation;
use super::entity::quota::{ActiveModel, Column, Entity};
use super::sql::execute;
use crate::fault::ChatFault;
use crate::ids::{ConversationId, OwnerId};
use crate::quota::{Quota, Usage, day, day_end};

/// Takes one turn of the day, and changes no row when none is left. Safe against any number of
/// callers at once: the row is counted up by the same statement that checks it.
pub(super) fn count(owner: OwnerId, limit: u32, now: OffsetDateTime) -> Statement {
    let (owner, today) = (owner.to_string(), day(now));
    let limit = i32::try_from(limit).unwrap_or(i32::MAX);
    // `used` before `day`: MySQL assigns from left to right and sees what it has just assigned.
    raw_sql!(
        Sqlite,
        "UPDATE quotas SET used = CASE WHEN day = {today} THEN used + 1 ELSE 1 END, day = {today} \
         WHERE owner_id = {owner} AND {limit} > 0 AND (day <> {today} OR used < {limit})"
    )
}

/// Makes the row that is counted up, for an owner who is here for the first time.
pub(super) async fn ensure(
    db: &impl ConnectionTrait,
    owner: OwnerId,
    now: OffsetDateTime,
) -> Result<(), ChatFault> {
    let first = ActiveModel {
        owner_id: Set(owner.to_string()),
        day: Set(day(now)),
        used: Set(0),
    };
    Entity::insert(first)
        .on_conflict(
            OnConflict::column(Column::OwnerId)
                .do_nothing_on([Column::OwnerId])
                .to_owned(),
        )
        .try_insert()
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Gives a turn of today back to whoever the conversation belongs to by now.
pub(super) async fn refund(
    db: &impl ConnectionTrait,
    conversation: ConversationId,
    now: OffsetDateTime,
) -> Result<(), ChatFault> {
    let owner = Query::select()
        .column(conversation::Column::OwnerId)
        .from(conversation::Entity)
        .and_where(conversation::Column::Id.eq(conversation.to_string()))
        .to_owned();
    Entity::update_many()
        .col_expr(Column::Used, Expr::col(Column::Used).sub(1))
        .filter(Column::OwnerId.in_subquery(owner))
        .filter(Column::Day.eq(day(now)))
        .filter(Column::Used.gt(0))
        .exec(db)
        .await?;
    Ok(())
}

/// What a guest has used today counts for the member that they are now. The guest's row goes with
/// it, so that it counts once.
pub(super) async fn take_along(
    db: &impl ConnectionTrait,
    guest: OwnerId,
    member: OwnerId,
    now: OffsetDateTime,
) -> Result<(), ChatFault> {
    let (guest, today) = (guest.to_string(), day(now));
    // locked: of two that move the same guest in, one finds no row
    let row = Entity::find_by_id(&guest).lock_exclusive().one(db).await?;
    let Some(row) = row else {
        return Ok(());
    };
    Entity::delete_by_id(&guest).exec(db).await?;
    if row.day != today || row.used == 0 {
        return Ok(());
    }
    ensure(db, member, now).await?;
    let (owner, used) = (member.to_string(), row.used);
    // `used` before `day`, as above
    let add = raw_sql!(
        Sqlite,
        "UPDATE quotas SET used = CASE WHEN day = {today} THEN used + {used} ELSE {used} END, \
             day = {today} \
         WHERE owner_id = {owner}"
    );
    execute(db, add).await?;
    Ok(())
}

impl Store {
    /// The turns that an owner used on the last day they used any.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn usage(&self, owner: OwnerId) -> Result<Option<Usage>, ChatFault> {
        let row = Entity::find_by_id(owner.to_string()).one(&self.db).await?;
        Ok(row.filter(|row| row.used > 0).map(|row| Usage {
            day: row.day,
            used: u32::try_from(row.used).unwrap_or(0),
        }))
    }

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

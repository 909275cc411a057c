//! What other services tell: guests who became members, and members who leave.

use host::{PublicId, begin_write};
use proto_events::domain::DomainEvent;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect, Set,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::{block, consultation, expert, fact, former, room};
use super::{Store, millis};

impl Store {
    /// What was a guest's is a member's from now on. A second time changes nothing.
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
            .exec_without_returning(&txn)
            .await?;
        consultation::Entity::update_many()
            .col_expr(consultation::Column::GuestId, Expr::value(member))
            .filter(consultation::Column::GuestId.eq(guest))
            .exec(&txn)
            .await?;
        txn.commit().await
    }

    /// Erases what is kept of a member, and says so. Their rooms are to be over before.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn erase(
        &self,
        event: Uuid,
        at: OffsetDateTime,
        member: Uuid,
        erased: &DomainEvent,
    ) -> Result<(), DbErr> {
        let txn = begin_write(&self.db).await?;
        if is_news(&txn, event, at).await? {
            erase_in(&txn, &member.to_string()).await?;
            host::outbox::put(&txn, erased).await?;
        }
        txn.commit().await?;
        self.outbox.wake();
        Ok(())
    }

    /// The rooms that are not over in which this member occurs: whether they are the host, and which.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn rooms_with(&self, member: Uuid) -> Result<Vec<(bool, PublicId)>, DbErr> {
        let member = member.to_string();
        let rows: Vec<(String, String)> = room::Entity::find()
            .select_only()
            .columns([room::Column::Id, room::Column::HostId])
            .filter(room::Column::State.contains(&member))
            .filter(room::Column::IsOver.eq(false))
            .into_tuple()
            .all(&self.db)
            .await?;
        let named = rows
            .iter()
            .map(|(id, host)| Ok((*host == member, super::room_id(id)?)));
        named.collect()
    }
}

async fn erase_in(txn: &DatabaseTransaction, member: &str) -> Result<(), DbErr> {
    room::Entity::delete_many()
        .filter(room::Column::HostId.eq(member))
        .exec(txn)
        .await?;
    room::Entity::update_many()
        .col_expr(room::Column::State, Expr::value(""))
        .filter(room::Column::IsOver.eq(true))
        .filter(room::Column::State.contains(member))
        .exec(txn)
        .await?;
    expert::Entity::delete_by_id(member.to_owned())
        .exec(txn)
        .await?;
    let either = Condition::any()
        .add(block::Column::HostId.eq(member))
        .add(block::Column::GuestId.eq(member));
    block::Entity::delete_many()
        .filter(either)
        .exec(txn)
        .await?;
    former::Entity::delete_many()
        .filter(former::Column::MemberId.eq(member))
        .exec(txn)
        .await?;
    // The other side keeps what was theirs, and nothing by which the member could be known.
    use consultation::Column as C;
    consultation::Entity::update_many()
        .col_expr(C::HostId, Expr::value(""))
        .col_expr(C::HostNickname, Expr::value(""))
        .col_expr(C::Notes, Expr::value(Option::<String>::None))
        .filter(C::HostId.eq(member))
        .exec(txn)
        .await?;
    consultation::Entity::update_many()
        .col_expr(C::GuestId, Expr::value(""))
        .col_expr(C::GuestNickname, Expr::value(""))
        .col_expr(C::Review, Expr::value(Option::<String>::None))
        .col_expr(C::Kept, Expr::value(false))
        .filter(C::GuestId.eq(member))
        .exec(txn)
        .await?;
    consultation::Entity::delete_many()
        .filter(C::HostId.eq(""))
        .filter(C::GuestId.eq(""))
        .exec(txn)
        .await?;
    host::outbox::forget(txn, member).await
}

/// Remembers the fact; false when it was known.
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

//! What members may do besides what everybody may, and who would like to.

use host::begin_write;
use identity::Role;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect, Set, TransactionTrait};
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::{expert_request, member, role};
use super::members::hold;
use super::{Store, millis};
use crate::fault::AuthFault;

impl Store {
    /// Grants a role; a second time changes nothing. False if there is no such member.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn grant(
        &self,
        member: Uuid,
        role: Role,
        now: OffsetDateTime,
    ) -> Result<bool, AuthFault> {
        let txn = begin_write(&self.db).await?;
        let found = member::Entity::find_by_id(member.to_string()).lock_exclusive();
        if found.one(&txn).await?.is_none() {
            txn.rollback().await?;
            return Ok(false);
        }
        let row = role::ActiveModel {
            member_id: Set(member.to_string()),
            role: Set(word_of(role).to_owned()),
            granted_at: Set(millis(now)),
        };
        let key = [role::Column::MemberId, role::Column::Role];
        role::Entity::insert(row)
            .on_conflict(OnConflict::columns(key).do_nothing_on(key).to_owned())
            .try_insert()
            .exec_without_returning(&txn)
            .await?;
        if role == Role::Expert {
            forget_request(&txn, member).await?;
        }
        txn.commit().await?;
        Ok(true)
    }

    /// Takes a role back, and with the expert's the wish to be one. False if it was not granted.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn revoke_role(&self, member: Uuid, role: Role) -> Result<bool, AuthFault> {
        let txn = self.db.begin().await?;
        let key = (member.to_string(), word_of(role).to_owned());
        let gone = role::Entity::delete_by_id(key).exec(&txn).await?;
        if role == Role::Expert {
            forget_request(&txn, member).await?;
        }
        txn.commit().await?;
        Ok(gone.rows_affected > 0)
    }

    /// Remembers that a member would like to be an expert.
    ///
    /// # Errors
    /// The account is no more, or the database does not answer.
    pub async fn wish_to_be_expert(
        &self,
        member: Uuid,
        now: OffsetDateTime,
    ) -> Result<(), AuthFault> {
        let row = expert_request::ActiveModel {
            member_id: Set(member.to_string()),
            requested_at: Set(millis(now)),
        };
        let key = [expert_request::Column::MemberId];
        let txn = begin_write(&self.db).await?;
        hold(&txn, member).await?;
        expert_request::Entity::insert(row)
            .on_conflict(OnConflict::columns(key).do_nothing_on(key).to_owned())
            .try_insert()
            .exec_without_returning(&txn)
            .await?;
        Ok(txn.commit().await?)
    }
}

async fn forget_request(db: &impl ConnectionTrait, member: Uuid) -> Result<(), DbErr> {
    expert_request::Entity::delete_by_id(member.to_string())
        .exec(db)
        .await?;
    Ok(())
}

pub(super) fn role_of(word: &str) -> Option<Role> {
    match word {
        "expert" => Some(Role::Expert),
        "admin" => Some(Role::Admin),
        _ => None,
    }
}

fn word_of(role: Role) -> &'static str {
    match role {
        Role::Expert => "expert",
        Role::Admin => "admin",
    }
}

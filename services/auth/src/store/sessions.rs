//! Sessions of members: refreshed, ended.

use host::begin_write;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::entity::{refresh, session};
use super::members::{insert_refresh, keep_refresh, member};
use super::{Store, id, millis, moment};
use crate::fault::AuthFault;
use crate::member::Member;
use crate::session::{MemberSession, Refresh, Verdict, judge};

/// Somebody whose session goes on.
#[derive(Debug, Clone)]
pub struct Refreshed {
    pub member: Member,
    pub session: MemberSession,
}

/// What became of a refresh token.
#[derive(Debug, Clone)]
pub enum Exchange {
    Done(Refreshed),
    /// Whoever brings it is nobody.
    Nobody,
    /// It is somebody else's by now, too: this session was ended.
    Ended(Uuid),
}

impl Store {
    /// Exchanges a refresh token for its successor, both as hashes.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn refresh(
        &self,
        hash: &str,
        successor: &str,
        life: Duration,
        now: OffsetDateTime,
    ) -> Result<Exchange, AuthFault> {
        let txn = begin_write(&self.db).await?;
        let Some(token) = refresh::Entity::find_by_id(hash).one(&txn).await? else {
            txn.rollback().await?;
            return Ok(Exchange::Nobody);
        };
        let Some(session) = session::Entity::find_by_id(&token.session_id)
            .one(&txn)
            .await?
        else {
            txn.rollback().await?;
            return Ok(Exchange::Nobody);
        };
        let session = MemberSession::try_from(session)?;
        let used_at = token.used_at.map(moment).transpose()?;
        match judge(&session, Refresh { used_at }, life, now) {
            Verdict::Over => {
                txn.rollback().await?;
                return Ok(Exchange::Nobody);
            }
            Verdict::Theft => {
                revoke(&txn, session::Column::Id.eq(session.id.to_string()), now).await?;
                txn.commit().await?;
                tracing::warn!(session.id = %session.id, "a refresh token was used twice: the session ends");
                return Ok(Exchange::Ended(session.id));
            }
            // the keys may have been rotated in between: then this successor is another one
            Verdict::Repeat => keep_refresh(&txn, successor, session.id, millis(now)).await?,
            Verdict::Rotate => {
                let used = refresh::Entity::update_many()
                    .col_expr(refresh::Column::UsedAt, Expr::value(millis(now)))
                    .filter(refresh::Column::Hash.eq(hash))
                    .filter(refresh::Column::UsedAt.is_null())
                    .exec(&txn)
                    .await?;
                // where another one was first, the successor is there already
                if used.rows_affected == 1 {
                    insert_refresh(&txn, successor, session.id, millis(now)).await?;
                    session::Entity::update_many()
                        .col_expr(session::Column::LastUsedAt, Expr::value(millis(now)))
                        .filter(session::Column::Id.eq(session.id.to_string()))
                        .exec(&txn)
                        .await?;
                }
            }
        }
        let member = member(&txn, session.member).await?;
        txn.commit().await?;
        Ok(match member {
            Some(member) => Exchange::Done(Refreshed { member, session }),
            None => Exchange::Nobody,
        })
    }

    /// The session that a refresh token, by its hash, belongs to.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn session_of(&self, hash: &str) -> Result<Option<Uuid>, AuthFault> {
        let token = refresh::Entity::find_by_id(hash).one(&self.db).await?;
        token.map(|token| id(&token.session_id)).transpose()
    }

    /// Ends one session.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn end_session(&self, session: Uuid, now: OffsetDateTime) -> Result<(), AuthFault> {
        let one = session::Column::Id.eq(session.to_string());
        Ok(revoke(&self.db, one, now).await?)
    }

    /// Ends a session and every other one of the same member; answers which.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn end_sessions_beside(
        &self,
        session: Uuid,
        now: OffsetDateTime,
    ) -> Result<Vec<Uuid>, AuthFault> {
        let txn = begin_write(&self.db).await?;
        let Some(one) = session::Entity::find_by_id(session.to_string())
            .one(&txn)
            .await?
        else {
            txn.rollback().await?;
            return Ok(vec![session]);
        };
        let of_them = session::Column::MemberId.eq(&one.member_id);
        let live: Vec<String> = session::Entity::find()
            .select_only()
            .column(session::Column::Id)
            .filter(of_them.clone())
            .filter(session::Column::RevokedAt.is_null())
            .into_tuple()
            .all(&txn)
            .await?;
        revoke(&txn, of_them, now).await?;
        txn.commit().await?;
        live.iter().map(|session| id(session)).collect()
    }
}

async fn revoke(
    db: &impl ConnectionTrait,
    which: sea_orm::sea_query::SimpleExpr,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, Expr::value(millis(now)))
        .filter(which)
        .filter(session::Column::RevokedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

impl TryFrom<session::Model> for MemberSession {
    type Error = AuthFault;

    fn try_from(row: session::Model) -> Result<Self, AuthFault> {
        let session::Model {
            id: key,
            member_id,
            guest_id,
            created_at: _,
            last_used_at,
            revoked_at,
        } = row;
        Ok(Self {
            id: id(&key)?,
            member: id(&member_id)?,
            was: guest_id.as_deref().map(id).transpose()?,
            last_used: moment(last_used_at)?,
            revoked: revoked_at.is_some(),
        })
    }
}

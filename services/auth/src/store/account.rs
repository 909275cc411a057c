//! Everything that auth keeps of a member, as the member is given it.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::{identity as vouched, member, role, session};
use super::{Store, moment};
use crate::fault::AuthFault;

/// All of it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    id: Uuid,
    nickname: String,
    email: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    since: OffsetDateTime,
    /// Beside it in the archive.
    #[serde(skip)]
    pub picture: Option<Uuid>,
    wants_to_be_expert: bool,
    roles: Vec<Granted>,
    vouched_for_by: Vec<Vouched>,
    sessions: Vec<SignedIn>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Granted {
    role: String,
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Vouched {
    provider: String,
    /// Who the member is to the provider.
    subject: String,
    #[serde(with = "time::serde::rfc3339")]
    since: OffsetDateTime,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SignedIn {
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    last_used_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    ended_at: Option<OffsetDateTime>,
}

impl Store {
    /// Everything that is kept here of a member.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn account(&self, key: Uuid) -> Result<Option<Account>, AuthFault> {
        let Some(member) = self.member(key).await? else {
            return Ok(None);
        };
        let text = key.to_string();
        let Some(row) = member::Entity::find_by_id(&text).one(&self.db).await? else {
            return Ok(None);
        };
        let roles = role::Entity::find()
            .filter(role::Column::MemberId.eq(&text))
            .all(&self.db)
            .await?;
        let vouched = vouched::Entity::find()
            .filter(vouched::Column::MemberId.eq(&text))
            .all(&self.db)
            .await?;
        let sessions = session::Entity::find()
            .filter(session::Column::MemberId.eq(&text))
            .order_by_asc(session::Column::CreatedAt)
            .all(&self.db)
            .await?;
        Ok(Some(Account {
            id: key,
            nickname: member.nickname,
            email: row.email,
            since: moment(row.created_at)?,
            picture: member.picture,
            wants_to_be_expert: member.wants_to_be_expert,
            roles: roles
                .into_iter()
                .map(Granted::try_from)
                .collect::<Result<_, _>>()?,
            vouched_for_by: vouched
                .into_iter()
                .map(Vouched::try_from)
                .collect::<Result<_, _>>()?,
            sessions: sessions
                .into_iter()
                .map(SignedIn::try_from)
                .collect::<Result<_, _>>()?,
        }))
    }
}

impl TryFrom<role::Model> for Granted {
    type Error = AuthFault;

    fn try_from(row: role::Model) -> Result<Self, AuthFault> {
        let role::Model {
            member_id: _,
            role,
            granted_at,
        } = row;
        let at = moment(granted_at)?;
        Ok(Self { role, at })
    }
}

impl TryFrom<vouched::Model> for Vouched {
    type Error = AuthFault;

    fn try_from(row: vouched::Model) -> Result<Self, AuthFault> {
        let vouched::Model {
            provider,
            subject,
            member_id: _,
            created_at,
        } = row;
        Ok(Self {
            provider,
            subject,
            since: moment(created_at)?,
        })
    }
}

impl TryFrom<session::Model> for SignedIn {
    type Error = AuthFault;

    fn try_from(row: session::Model) -> Result<Self, AuthFault> {
        let session::Model {
            id: _,
            member_id: _,
            guest_id: _,
            created_at,
            last_used_at,
            revoked_at,
        } = row;
        Ok(Self {
            at: moment(created_at)?,
            last_used_at: moment(last_used_at)?,
            ended_at: revoked_at.map(moment).transpose()?,
        })
    }
}

//! Ways to a provider that somebody is on.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::entity::login::{ActiveModel, Column, Entity, Model};
use super::{Store, id, millis};
use crate::fault::AuthFault;
use crate::provider::ProviderName;
use crate::return_path::ReturnPath;

/// So long somebody may take at a provider.
const LIFE: Duration = Duration::minutes(10);

/// Somebody on the way to a provider.
#[derive(Debug, Clone)]
pub struct Login {
    /// The hash of the state that travels along.
    pub state: String,
    pub provider: ProviderName,
    /// The hash of the secret that this browser keeps.
    pub browser: String,
    pub verifier: String,
    pub nonce: String,
    pub return_path: ReturnPath,
    pub guest: Option<Uuid>,
}

impl Store {
    /// Remembers that somebody is on the way; forgets whoever never came back.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn send_off(&self, login: Login, now: OffsetDateTime) -> Result<(), AuthFault> {
        let Login {
            state,
            provider,
            browser,
            verifier,
            nonce,
            return_path,
            guest,
        } = login;
        Entity::delete_many()
            .filter(Column::CreatedAt.lte(millis(now - LIFE)))
            .exec(&self.db)
            .await?;
        let row = ActiveModel {
            state: Set(state),
            provider: Set(provider.as_str().to_owned()),
            browser: Set(browser),
            verifier: Set(verifier),
            nonce: Set(nonce),
            return_path: Set(return_path.as_str().to_owned()),
            guest_id: Set(guest.map(|guest| guest.to_string())),
            created_at: Set(millis(now)),
        };
        Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Whoever comes back with this state: once, and not too late.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn come_back(
        &self,
        state: &str,
        now: OffsetDateTime,
    ) -> Result<Option<Login>, AuthFault> {
        let Some(row) = Entity::find_by_id(state).one(&self.db).await? else {
            return Ok(None);
        };
        let taken = Entity::delete_many()
            .filter(Column::State.eq(state))
            .exec(&self.db)
            .await?;
        let in_time = row.created_at > millis(now - LIFE);
        if taken.rows_affected == 0 || !in_time {
            return Ok(None);
        }
        let Model {
            state,
            provider,
            browser,
            verifier,
            nonce,
            return_path,
            guest_id,
            created_at: _,
        } = row;
        Ok(Some(Login {
            state,
            provider: ProviderName::parse(&provider).ok_or(AuthFault::Row("provider"))?,
            browser,
            verifier,
            nonce,
            return_path: ReturnPath::parse(&return_path),
            guest: guest_id.as_deref().map(id).transpose()?,
        }))
    }
}

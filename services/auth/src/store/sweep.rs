//! Forgetting what has had its time.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use time::{Duration, OffsetDateTime};

use super::entity::{confirmation, erasure, export, refresh, session};
use super::exports::forget_export;
use super::{Store, id, millis};
use crate::fault::AuthFault;

/// How long an export can be fetched.
pub const EXPORT_LIFE: Duration = Duration::hours(24);
/// How long an erasure that is done can be asked about.
const ERASURE_LIFE: Duration = Duration::hours(24);
/// As many sessions are forgotten at once.
const TOGETHER: u64 = 256;

impl Store {
    /// Forgets exports that nobody fetched, erasures that are done, and sessions that are over.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn sweep(
        &self,
        session_life: Duration,
        now: OffsetDateTime,
    ) -> Result<(), AuthFault> {
        self.sweep_exports(now).await?;
        self.sweep_erasures(now).await?;
        self.sweep_sessions(session_life, now).await
    }

    async fn sweep_exports(&self, now: OffsetDateTime) -> Result<(), AuthFault> {
        let old = export::Column::RequestedAt.lte(millis(now - EXPORT_LIFE));
        for row in export::Entity::find().filter(old).all(&self.db).await? {
            forget_export(&self.db, id(&row.member_id)?).await?;
        }
        Ok(())
    }

    async fn sweep_erasures(&self, now: OffsetDateTime) -> Result<(), AuthFault> {
        let done = erasure::Column::DoneAt.lte(millis(now - ERASURE_LIFE));
        for row in erasure::Entity::find().filter(done).all(&self.db).await? {
            confirmation::Entity::delete_many()
                .filter(confirmation::Column::ErasureId.eq(&row.id))
                .exec(&self.db)
                .await?;
            erasure::Entity::delete_by_id(row.id).exec(&self.db).await?;
        }
        Ok(())
    }

    async fn sweep_sessions(&self, life: Duration, now: OffsetDateTime) -> Result<(), AuthFault> {
        loop {
            // a token of theirs must be found for as long as a thief could bring it
            let over: Vec<String> = session::Entity::find()
                .select_only()
                .column(session::Column::Id)
                .filter(session::Column::LastUsedAt.lte(millis(now - life)))
                .limit(TOGETHER)
                .into_tuple()
                .all(&self.db)
                .await?;
            refresh::Entity::delete_many()
                .filter(refresh::Column::SessionId.is_in(&over))
                .exec(&self.db)
                .await?;
            session::Entity::delete_many()
                .filter(session::Column::Id.is_in(&over))
                .exec(&self.db)
                .await?;
            if (over.len() as u64) < TOGETHER {
                return Ok(());
            }
        }
    }
}

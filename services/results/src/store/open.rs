//! Opening a link to a reading.

use host::begin_write;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, DbErr, EntityTrait,
    PaginatorTrait, QueryFilter, QuerySelect, Set,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::ends::end;
use super::entity::{reading, share};
use super::{KeptReading, Store, millis};
use crate::fault::SharingFault;
use crate::share::{Ended, Share, ShareId, ShareState};
use crate::snapshot::{Choice, Snapshot};

/// What is to be opened.
pub struct Opening {
    /// The link, if it is a new one.
    pub id: ShareId,
    pub owner: Uuid,
    pub reading: Uuid,
    pub choice: Choice,
    pub expires_at: Option<OffsetDateTime>,
    /// What the owner has seen, where that is known: nothing else may become public.
    pub previewed: Option<String>,
    /// The `Idempotency-Key` of the request.
    pub key: Option<String>,
    /// As many links an owner may have open.
    pub most: u64,
    pub now: OffsetDateTime,
}

/// A link that is open now.
pub struct Opened {
    pub share: Share,
    /// Nothing was open that shows the same.
    pub is_new: bool,
}

impl Store {
    /// Opens a link. What is open already is not opened twice: it gets the time that was asked for
    /// now.
    ///
    /// # Errors
    /// There is no such reading of this owner, it is not what was previewed, so many links are open
    /// already, the key was used for a link that has ended, or the database does not answer; nothing
    /// was changed.
    pub async fn open(&self, opening: Opening) -> Result<Opened, SharingFault> {
        let txn = begin_write(&self.db).await?;
        // locked: whoever shares it at the same time, or forgets it, waits
        let row = reading::Entity::find_by_id(opening.reading.to_string())
            .filter(reading::Column::OwnerId.eq(opening.owner.to_string()))
            .lock_exclusive()
            .one(&txn)
            .await?
            .ok_or(SharingFault::NoReading)?;
        let key = opening
            .key
            .as_ref()
            .map(|key| format!("{}:{key}", opening.owner.simple()));
        let snapshot = Snapshot::of(&KeptReading::try_from(row)?, &opening.choice);
        let digest = snapshot.digest(opening.reading)?;
        if let Some(key) = &key
            && let Some(row) = of_key(&txn, key).await?
        {
            let share = Share::try_from(row)?;
            return opened_before(share, opening.reading, &digest);
        }
        if opening.previewed.is_some_and(|seen| seen != digest) {
            return Err(SharingFault::PreviewOutdated);
        }
        let (now, expires_at) = (millis(opening.now), opening.expires_at.map(millis));
        let same = share::Entity::find()
            .filter(share::Column::Live.eq(&digest))
            .one(&txn)
            .await?;
        let is_over = |row: &share::Model| row.expires_at.is_some_and(|end| end <= now);
        let (row, is_new) = match same {
            Some(row) if !is_over(&row) => {
                let changed_at = now.max(row.created_at + 1);
                let mut row = share::ActiveModel::from(row);
                row.expires_at = Set(expires_at);
                row.changed_at = Set(changed_at);
                (row.update(&txn).await?, false)
            }
            same => {
                if let Some(over) = same {
                    // nobody has looked after it yet
                    end(&txn, &[over.id], Ended::Expired, now).await?;
                }
                if open_links(&txn, opening.owner, now).await? >= opening.most {
                    return Err(SharingFault::TooManyLinks);
                }
                let row = share::Model {
                    id: opening.id.to_hex(),
                    reading_id: opening.reading.to_string(),
                    owner_id: opening.owner.to_string(),
                    live: Some(digest),
                    content: Some(serde_json::to_string(&snapshot)?),
                    created_at: now,
                    expires_at,
                    ended_at: None,
                    ended_because: None,
                    changed_at: now,
                    views: 0,
                    request_key: key,
                };
                share::Entity::insert(share::ActiveModel::from(row.clone()))
                    .exec_without_returning(&txn)
                    .await?;
                (row, true)
            }
        };
        let share = Share::try_from(row)?;
        txn.commit().await?;
        Ok(Opened { share, is_new })
    }
}

/// What a request is answered that comes again.
fn opened_before(share: Share, reading: Uuid, digest: &str) -> Result<Opened, SharingFault> {
    match &share.state {
        _ if share.reading != reading => Err(SharingFault::KeyReused),
        ShareState::Open { digest: open, .. } if open != digest => Err(SharingFault::KeyReused),
        ShareState::Open { .. } => Ok(Opened {
            share,
            is_new: false,
        }),
        ShareState::Ended(ended) => Err(SharingFault::Ended(*ended)),
    }
}

async fn of_key(txn: &DatabaseTransaction, key: &str) -> Result<Option<share::Model>, DbErr> {
    share::Entity::find()
        .filter(share::Column::RequestKey.eq(key))
        .one(txn)
        .await
}

async fn open_links(txn: &DatabaseTransaction, owner: Uuid, now: i64) -> Result<u64, DbErr> {
    share::Entity::find()
        .filter(share::Column::OwnerId.eq(owner.to_string()))
        .filter(is_open(now))
        .count(txn)
        .await
}

/// Shows something still.
pub(super) fn is_open(now: i64) -> Condition {
    let goes_on = Condition::any()
        .add(share::Column::ExpiresAt.is_null())
        .add(share::Column::ExpiresAt.gt(now));
    Condition::all()
        .add(share::Column::EndedAt.is_null())
        .add(goes_on)
}

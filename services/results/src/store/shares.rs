//! Links as they are kept: looking for them, and counting who looks at them.

use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::share::{self, Column, Entity};
use super::open::is_open;
use super::{Store, json, millis, moment, uuid};
use crate::fault::SharingFault;
use crate::share::{Ended, Share, ShareId, ShareState};
use crate::snapshot::Snapshot;

/// As many counts are written in one step.
const TOGETHER: usize = 500;

/// What somebody gets to see who has a link.
pub struct Shown {
    pub state: ShareState,
    pub expires_at: Option<OffsetDateTime>,
}

#[derive(FromQueryResult)]
struct ShownRow {
    live: Option<String>,
    content: Option<String>,
    expires_at: Option<i64>,
    ended_because: Option<String>,
}

/// The place in a list, the latest link first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareCursor {
    created_at: i64,
    id: ShareId,
}

impl ShareCursor {
    /// Reads `<milliseconds>-<id>`.
    ///
    /// # Errors
    /// It is not of that form.
    pub fn parse(text: &str) -> Result<Self, SharingFault> {
        let parsed = || {
            let (created_at, id) = text.split_once('-')?;
            Some(Self {
                created_at: created_at.parse().ok()?,
                id: ShareId::parse(id)?,
            })
        };
        parsed().ok_or(SharingFault::InvalidCursor)
    }
}

impl std::fmt::Display for ShareCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.created_at, self.id)
    }
}

impl Store {
    /// What a link shows; `None` where there has never been one.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn shown(&self, id: ShareId) -> Result<Option<Shown>, DbErr> {
        let row = Entity::find_by_id(id.to_hex())
            .select_only()
            .columns([
                Column::Live,
                Column::Content,
                Column::ExpiresAt,
                Column::EndedBecause,
            ])
            .into_model::<ShownRow>()
            .one(&self.db)
            .await?;
        row.map(|row| {
            let ShownRow {
                live,
                content,
                expires_at,
                ended_because,
            } = row;
            Ok(Shown {
                state: state_of(live, content, ended_because)?,
                expires_at: expires_at.map(moment).transpose()?,
            })
        })
        .transpose()
    }

    /// The open links to a reading of an owner, the latest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn links_to(
        &self,
        owner: Uuid,
        reading: Uuid,
        now: OffsetDateTime,
    ) -> Result<Vec<Share>, DbErr> {
        let rows = Entity::find()
            .filter(Column::OwnerId.eq(owner.to_string()))
            .filter(Column::ReadingId.eq(reading.to_string()))
            .filter(is_open(millis(now)))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .all(&self.db)
            .await?;
        rows.into_iter().map(Share::try_from).collect()
    }

    /// A page of the open links of an owner, the latest first, and where the next one begins.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn links_of(
        &self,
        owner: Uuid,
        after: Option<ShareCursor>,
        limit: u64,
        now: OffsetDateTime,
    ) -> Result<(Vec<Share>, Option<ShareCursor>), DbErr> {
        let mut query = Entity::find()
            .filter(Column::OwnerId.eq(owner.to_string()))
            .filter(is_open(millis(now)))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .limit(limit + 1);
        if let Some(ShareCursor { created_at, id }) = after {
            let same_moment = Condition::all()
                .add(Column::CreatedAt.eq(created_at))
                .add(Column::Id.lt(id.to_hex()));
            let before = Column::CreatedAt.lt(created_at);
            query = query.filter(Condition::any().add(before).add(same_moment));
        }
        let mut rows = query.all(&self.db).await?;
        let more = rows.len() as u64 > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let shares = rows
            .into_iter()
            .map(Share::try_from)
            .collect::<Result<Vec<_>, _>>()?;
        let next = shares.last().filter(|_| more).map(|last| ShareCursor {
            created_at: millis(last.created_at),
            id: last.id,
        });
        Ok((shares, next))
    }

    /// Some of all links of an owner, ended ones too, in the order of their ids.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn links_after(
        &self,
        owner: Uuid,
        after: Option<ShareId>,
        limit: u64,
    ) -> Result<Vec<Share>, DbErr> {
        let mut query = Entity::find()
            .filter(Column::OwnerId.eq(owner.to_string()))
            .order_by_asc(Column::Id)
            .limit(limit);
        if let Some(after) = after {
            query = query.filter(Column::Id.gt(after.to_hex()));
        }
        let rows = query.all(&self.db).await?;
        rows.into_iter().map(Share::try_from).collect()
    }

    /// The links that have changed since a moment, and when each did.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn changed_since(
        &self,
        moment: OffsetDateTime,
    ) -> Result<Vec<(ShareId, i64)>, DbErr> {
        let rows: Vec<(String, i64)> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::ChangedAt])
            .filter(Column::ChangedAt.gte(millis(moment)))
            // one that was only opened is known to nobody yet; an end counts also by a clock that is late
            .filter(
                Condition::any()
                    .add(Column::EndedAt.is_not_null())
                    .add(Expr::col(Column::ChangedAt).gt(Expr::col(Column::CreatedAt))),
            )
            .into_tuple()
            .all(&self.db)
            .await?;
        let known = |(id, at): (String, i64)| Some((ShareId::from_hex(&id)?, at));
        Ok(rows.into_iter().filter_map(known).collect())
    }

    /// Adds to the counts of links, many in one step.
    ///
    /// # Errors
    /// The database does not answer; some may have been added.
    pub async fn add_views(&self, counts: &[(ShareId, u32)]) -> Result<(), DbErr> {
        for some in counts.chunks(TOGETHER) {
            let ids: Vec<String> = some.iter().map(|(id, _)| id.to_hex()).collect();
            let mut sum = CaseStatement::new();
            for (id, (_, count)) in ids.iter().zip(some) {
                let more = Expr::col(Column::Views).add(i64::from(*count));
                sum = sum.case(Column::Id.eq(id), more);
            }
            Entity::update_many()
                .col_expr(Column::Views, sum.finally(Expr::col(Column::Views)).into())
                .filter(Column::Id.is_in(ids))
                .exec(&self.db)
                .await?;
        }
        Ok(())
    }
}

fn state_of(
    live: Option<String>,
    content: Option<String>,
    ended_because: Option<String>,
) -> Result<ShareState, DbErr> {
    if let (Some(digest), Some(content)) = (live, content) {
        let snapshot: Snapshot = serde_json::from_str(&content).map_err(json)?;
        return Ok(ShareState::Open { snapshot, digest });
    }
    let because = ended_because.as_deref().and_then(Ended::parse);
    Ok(ShareState::Ended(because.unwrap_or(Ended::Revoked)))
}

impl TryFrom<share::Model> for Share {
    type Error = DbErr;

    fn try_from(row: share::Model) -> Result<Self, DbErr> {
        let share::Model {
            id,
            reading_id,
            owner_id,
            live,
            content,
            created_at,
            expires_at,
            ended_at: _,
            ended_because,
            changed_at: _,
            views,
            request_key: _,
        } = row;
        Ok(Self {
            id: ShareId::from_hex(&id).ok_or_else(|| DbErr::Type(format!("share id {id}")))?,
            reading: uuid(&reading_id)?,
            owner: uuid(&owner_id)?,
            state: state_of(live, content, ended_because)?,
            created_at: moment(created_at)?,
            expires_at: expires_at.map(moment).transpose()?,
            views: u64::try_from(views).unwrap_or_default(),
        })
    }
}

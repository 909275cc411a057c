//! Experts as they show themselves, and whom they do not want to see.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::{block, expert, room};
use super::{Store, json, millis, uuid};
use crate::snapshot::Presence;

/// So many are listed.
const LISTED: u64 = 200;

/// What an expert says of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpertRow {
    pub member: Uuid,
    pub handle: String,
    pub nickname: String,
    pub headline: Option<String>,
    pub about: Option<String>,
    pub specialities: Vec<String>,
    pub languages: Vec<String>,
    pub avatar: Option<String>,
    pub listed: bool,
}

/// The same, and whether they are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expert {
    pub profile: ExpertRow,
    pub presence: Presence,
}

/// What came of writing a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    Written,
    HandleTaken,
}

impl Store {
    /// The experts who want to be found; who is there comes first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn listed_experts(&self) -> Result<Vec<Expert>, DbErr> {
        let rows = expert::Entity::find()
            .filter(expert::Column::Listed.eq(true))
            .order_by_desc(expert::Column::UpdatedAt)
            .limit(LISTED)
            .all(&self.db)
            .await?;
        let mut experts = self.with_presence(rows).await?;
        experts.sort_by_key(|expert| match expert.presence {
            Presence::Here => 0,
            Presence::Busy => 1,
            Presence::Away => 2,
        });
        Ok(experts)
    }

    /// The expert of a personal link.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn expert_called(&self, handle: &str) -> Result<Option<Expert>, DbErr> {
        let row = expert::Entity::find()
            .filter(expert::Column::Handle.eq(handle.to_lowercase()))
            .one(&self.db)
            .await?;
        let rows = row.into_iter().collect();
        Ok(self.with_presence(rows).await?.pop())
    }

    /// The profile of this member.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn expert(&self, member: Uuid) -> Result<Option<Expert>, DbErr> {
        let row = expert::Entity::find_by_id(member.to_string())
            .one(&self.db)
            .await?;
        let rows = row.into_iter().collect();
        Ok(self.with_presence(rows).await?.pop())
    }

    /// Writes a profile.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn put_expert(&self, row: ExpertRow, now: OffsetDateTime) -> Result<Put, DbErr> {
        let owner = expert::Entity::find()
            .filter(expert::Column::Handle.eq(&row.handle))
            .one(&self.db)
            .await?;
        let member = row.member.to_string();
        if owner.is_some_and(|owner| owner.member_id != member) {
            return Ok(Put::HandleTaken);
        }
        let ExpertRow {
            member: _,
            handle,
            nickname,
            headline,
            about,
            specialities,
            languages,
            avatar,
            listed,
        } = row;
        let row = expert::ActiveModel {
            member_id: Set(member),
            handle: Set(handle),
            nickname: Set(nickname),
            headline: Set(headline),
            about: Set(about),
            specialities: Set(serde_json::to_string(&specialities).map_err(json)?),
            languages: Set(languages.join(",")),
            avatar: Set(avatar),
            listed: Set(listed),
            updated_at: Set(millis(now)),
        };
        use expert::Column as C;
        let written = expert::Entity::insert(row)
            .on_conflict(
                OnConflict::column(C::MemberId)
                    .update_columns([
                        C::Handle,
                        C::Nickname,
                        C::Headline,
                        C::About,
                        C::Specialities,
                        C::Languages,
                        C::Avatar,
                        C::Listed,
                        C::UpdatedAt,
                    ])
                    .to_owned(),
            )
            .exec_without_returning(&self.db)
            .await;
        match written.map_err(|error| (error.sql_err(), error)) {
            Ok(_) => Ok(Put::Written),
            // somebody was a moment faster
            Err((Some(sea_orm::SqlErr::UniqueConstraintViolation(_)), _)) => Ok(Put::HandleTaken),
            Err((_, error)) => Err(error),
        }
    }

    /// Remembers that a host does not want to see somebody again.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn block(&self, host: Uuid, guest: Uuid, now: OffsetDateTime) -> Result<(), DbErr> {
        let row = block::ActiveModel {
            host_id: Set(host.to_string()),
            guest_id: Set(guest.to_string()),
            at: Set(millis(now)),
        };
        block::Entity::insert(row)
            .on_conflict(
                OnConflict::columns([block::Column::HostId, block::Column::GuestId])
                    .update_column(block::Column::At)
                    .to_owned(),
            )
            .exec_without_returning(&self.db)
            .await?;
        Ok(())
    }

    /// Whether a host does not want to see somebody.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn is_blocked(&self, host: Uuid, guest: Uuid) -> Result<bool, DbErr> {
        let key = (host.to_string(), guest.to_string());
        let row = block::Entity::find_by_id(key).one(&self.db).await?;
        Ok(row.is_some())
    }

    async fn with_presence(&self, rows: Vec<expert::Model>) -> Result<Vec<Expert>, DbErr> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let members = rows.iter().map(|row| row.member_id.clone());
        let rooms: Vec<(String, String)> = room::Entity::find()
            .select_only()
            .columns([room::Column::HostId, room::Column::Presence])
            .filter(room::Column::HostId.is_in(members))
            .filter(room::Column::IsOver.eq(false))
            .filter(room::Column::Personal.eq(true))
            .into_tuple()
            .all(&self.db)
            .await?;
        let presence = |member: &str| {
            let of = |wanted| {
                rooms
                    .iter()
                    .any(|(host, it)| host == member && it == wanted)
            };
            match (of("busy"), of("here")) {
                (true, _) => Presence::Busy,
                (false, true) => Presence::Here,
                (false, false) => Presence::Away,
            }
        };
        rows.into_iter()
            .map(|row| {
                let presence = presence(&row.member_id);
                let profile = ExpertRow::try_from(row)?;
                Ok(Expert { profile, presence })
            })
            .collect()
    }
}

impl TryFrom<expert::Model> for ExpertRow {
    type Error = DbErr;

    fn try_from(row: expert::Model) -> Result<Self, DbErr> {
        let expert::Model {
            member_id,
            handle,
            nickname,
            headline,
            about,
            specialities,
            languages,
            avatar,
            listed,
            updated_at: _,
        } = row;
        let languages = languages.split(',').filter(|it| !it.is_empty());
        Ok(Self {
            member: uuid(&member_id)?,
            handle,
            nickname,
            headline,
            about,
            specialities: serde_json::from_str(&specialities).map_err(json)?,
            languages: languages.map(str::to_owned).collect(),
            avatar,
            listed,
        })
    }
}

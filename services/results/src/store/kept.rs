//! A reading as it is kept: read one, read some, count them.

use proto_events::cards::{DrawnCard, Locale, SpreadId};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::reading;
use super::{Store, json, moment, uuid};

/// A reading as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptReading {
    pub id: Uuid,
    pub conversation: Uuid,
    pub owner: Uuid,
    pub locale: Locale,
    pub spread: SpreadId,
    pub question: Option<String>,
    pub cards: Vec<DrawnCard>,
    pub seed: String,
    pub text: String,
    pub reader: String,
    pub completed_at: OffsetDateTime,
}

impl Store {
    /// A kept reading.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn reading(&self, id: Uuid) -> Result<Option<KeptReading>, DbErr> {
        let row = reading::Entity::find_by_id(id.to_string())
            .one(&self.db)
            .await?;
        row.map(KeptReading::try_from).transpose()
    }

    /// A kept reading of this owner.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn reading_of(&self, owner: Uuid, id: Uuid) -> Result<Option<KeptReading>, DbErr> {
        let reading = self.reading(id).await?;
        Ok(reading.filter(|reading| reading.owner == owner))
    }

    /// Some of an owner's readings in the order of their ids.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn readings_after(
        &self,
        owner: Uuid,
        after: Option<Uuid>,
        limit: u64,
    ) -> Result<Vec<KeptReading>, DbErr> {
        let mut query = reading::Entity::find()
            .filter(reading::Column::OwnerId.eq(owner.to_string()))
            .order_by_asc(reading::Column::Id)
            .limit(limit);
        if let Some(after) = after {
            query = query.filter(reading::Column::Id.gt(after.to_string()));
        }
        let rows = query.all(&self.db).await?;
        rows.into_iter().map(KeptReading::try_from).collect()
    }

    /// How many readings are kept.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn count(&self) -> Result<u64, DbErr> {
        reading::Entity::find().count(&self.db).await
    }
}

impl TryFrom<reading::Model> for KeptReading {
    type Error = DbErr;

    fn try_from(row: reading::Model) -> Result<Self, DbErr> {
        let reading::Model {
            id,
            conversation_id,
            owner_id,
            locale,
            spread,
            question,
            cards,
            seed,
            text,
            reader,
            completed_at,
        } = row;
        Ok(Self {
            id: uuid(&id)?,
            conversation: uuid(&conversation_id)?,
            owner: uuid(&owner_id)?,
            locale: serde_json::from_str(&locale).map_err(json)?,
            spread: serde_json::from_str(&spread).map_err(json)?,
            question,
            cards: serde_json::from_str(&cards).map_err(json)?,
            seed,
            text,
            reader,
            completed_at: moment(completed_at)?,
        })
    }
}

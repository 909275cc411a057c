//! Consultations: what both sides find in their history.

use host::PublicId;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use uuid::Uuid;

use super::entity::consultation::{self, Column};
use super::{Store, consultation_id, json, room_id, uuid};
use crate::moment::Moment;
use crate::record::ConsultationRecord;

/// A consultation as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    pub room: PublicId,
    pub seat: String,
    pub host: Option<Uuid>,
    pub host_nickname: String,
    pub guest: Option<Uuid>,
    pub guest_nickname: String,
    pub began_at: Moment,
    pub ended_at: Option<Moment>,
    pub record: ConsultationRecord,
    pub notes: String,
    pub rating: Option<Rating>,
    pub kept: bool,
}

/// What a client thought of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    pub stars: i32,
    pub text: Option<String>,
}

/// Where a page of a history begins.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Only what began before it.
    pub before: Option<Moment>,
    pub limit: u64,
}

impl Store {
    /// Somebody's consultations, newest first: as the expert, and as a client who wanted to keep them.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn history(&self, of: Uuid, page: Page) -> Result<Vec<Kept>, DbErr> {
        let own = Condition::any().add(Column::HostId.eq(of.to_string())).add(
            Condition::all()
                .add(Column::GuestId.eq(of.to_string()))
                .add(Column::Kept.eq(true)),
        );
        let mut query = consultation::Entity::find()
            .filter(own)
            .order_by_desc(Column::BeganAt)
            .limit(page.limit);
        if let Some(before) = page.before {
            query = query.filter(Column::BeganAt.lt(before.0));
        }
        let rows = query.all(&self.db).await?;
        rows.into_iter().map(Kept::try_from).collect()
    }

    /// Every consultation in which somebody sat, kept or not.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn consultations_of(&self, member: Uuid) -> Result<Vec<Kept>, DbErr> {
        let theirs = Condition::any()
            .add(Column::HostId.eq(member.to_string()))
            .add(Column::GuestId.eq(member.to_string()));
        let rows = consultation::Entity::find()
            .filter(theirs)
            .all(&self.db)
            .await?;
        rows.into_iter().map(Kept::try_from).collect()
    }

    /// The consultation of this seat.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn consultation(&self, room: PublicId, seat: &str) -> Result<Option<Kept>, DbErr> {
        let id = consultation_id(room, seat);
        let row = consultation::Entity::find_by_id(id).one(&self.db).await?;
        row.map(Kept::try_from).transpose()
    }

    /// The newest consultation of this room in which somebody sat.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn consultation_with(&self, room: PublicId, of: Uuid) -> Result<Option<Kept>, DbErr> {
        let theirs = Condition::any()
            .add(Column::HostId.eq(of.to_string()))
            .add(Column::GuestId.eq(of.to_string()));
        let row = consultation::Entity::find()
            .filter(Column::RoomId.eq(room.to_hex()))
            .filter(theirs)
            .order_by_desc(Column::BeganAt)
            .one(&self.db)
            .await?;
        row.map(Kept::try_from).transpose()
    }

    /// Writes what lay on the table. False where there is no such consultation.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn record(
        &self,
        room: PublicId,
        seat: &str,
        record: &ConsultationRecord,
    ) -> Result<bool, DbErr> {
        let row = consultation::ActiveModel {
            record: Set(Some(serde_json::to_string(record).map_err(json)?)),
            ..consultation::ActiveModel::default()
        };
        self.change(room, seat, row).await
    }

    /// Writes the expert's private notes. False where there is no such consultation.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn note(&self, room: PublicId, seat: &str, notes: String) -> Result<bool, DbErr> {
        let row = consultation::ActiveModel {
            notes: Set((!notes.is_empty()).then_some(notes)),
            ..consultation::ActiveModel::default()
        };
        self.change(room, seat, row).await
    }

    /// Writes what the client thought of it. False where there is no such consultation.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn rate(&self, room: PublicId, seat: &str, rating: Rating) -> Result<bool, DbErr> {
        let row = consultation::ActiveModel {
            stars: Set(Some(rating.stars)),
            review: Set(rating.text),
            ..consultation::ActiveModel::default()
        };
        self.change(room, seat, row).await
    }

    /// Whether the client wants to find it in their history. False where there is no such consultation.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn keep_for_guest(
        &self,
        room: PublicId,
        seat: &str,
        kept: bool,
    ) -> Result<bool, DbErr> {
        let row = consultation::ActiveModel {
            kept: Set(kept),
            ..consultation::ActiveModel::default()
        };
        self.change(room, seat, row).await
    }

    /// Takes a room's consultations out of somebody's history; the other side keeps theirs.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn remove_from_history(&self, room: PublicId, of: Uuid) -> Result<bool, DbErr> {
        let of_room = Column::RoomId.eq(room.to_hex());
        let as_host = consultation::Entity::update_many()
            .col_expr(Column::HostId, Expr::value(""))
            .col_expr(Column::Notes, Expr::value(Option::<String>::None))
            .filter(of_room.clone())
            .filter(Column::HostId.eq(of.to_string()))
            .exec(&self.db)
            .await?;
        let as_guest = consultation::Entity::update_many()
            .col_expr(Column::Kept, Expr::value(false))
            .filter(of_room)
            .filter(Column::GuestId.eq(of.to_string()))
            .filter(Column::Kept.eq(true))
            .exec(&self.db)
            .await?;
        Ok(as_host.rows_affected + as_guest.rows_affected > 0)
    }

    async fn change(
        &self,
        room: PublicId,
        seat: &str,
        row: consultation::ActiveModel,
    ) -> Result<bool, DbErr> {
        // MySQL counts changed rows; the same words twice are no change, and no fault either
        let id = consultation_id(room, seat);
        let is_there = consultation::Entity::find_by_id(&id)
            .one(&self.db)
            .await?
            .is_some();
        if is_there {
            consultation::Entity::update_many()
                .set(row)
                .filter(Column::Id.eq(id))
                .exec(&self.db)
                .await?;
        }
        Ok(is_there)
    }
}

impl TryFrom<consultation::Model> for Kept {
    type Error = DbErr;

    fn try_from(row: consultation::Model) -> Result<Self, DbErr> {
        let consultation::Model {
            id,
            room_id: room,
            host_id,
            host_nickname,
            guest_id,
            guest_nickname,
            began_at,
            ended_at,
            record,
            notes,
            stars,
            review,
            kept,
        } = row;
        let somebody = |id: String| (!id.is_empty()).then(|| uuid(&id)).transpose();
        let seat = id.rsplit('.').next().unwrap_or_default().to_owned();
        let record = record.map(|text| serde_json::from_str(&text)).transpose();
        Ok(Self {
            room: room_id(&room)?,
            seat,
            host: somebody(host_id)?,
            host_nickname,
            guest: somebody(guest_id)?,
            guest_nickname,
            began_at: Moment(began_at),
            ended_at: ended_at.map(Moment),
            record: record.map_err(json)?.unwrap_or_default(),
            notes: notes.unwrap_or_default(),
            rating: stars.map(|stars| Rating {
                stars,
                text: review,
            }),
            kept,
        })
    }
}

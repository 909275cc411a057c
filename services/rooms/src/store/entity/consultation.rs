//! Table `consultations`: an expert and a client who sat together, and what stays of it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consultations")]
pub struct Model {
    /// The room's 32 hexadecimal digits, a point, the guest's seat.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub room_id: String,
    /// Empty where the expert has removed it, or is no more.
    pub host_id: String,
    pub host_nickname: String,
    /// Empty for somebody without a session, who has removed it, or is no more.
    pub guest_id: String,
    pub guest_nickname: String,
    pub began_at: i64,
    pub ended_at: Option<i64>,
    /// Cards, files by name and the expert's words, as JSON.
    #[sea_orm(column_type = "Text", nullable)]
    pub record: Option<String>,
    /// The expert's own.
    #[sea_orm(column_type = "Text", nullable)]
    pub notes: Option<String>,
    pub stars: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub review: Option<String>,
    /// Whether the guest wants to find it in their history.
    pub kept: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

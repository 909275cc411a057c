//! Table `messages`: what was said, in order.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "messages")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub conversation_id: String,
    pub place: i32,
    pub role: String,
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    pub turn_id: Option<String>,
    pub client_id: Option<String>,
    pub stopped: bool,
    /// The cards of a reading as JSON; empty otherwise.
    #[sea_orm(column_type = "Text")]
    pub cards: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

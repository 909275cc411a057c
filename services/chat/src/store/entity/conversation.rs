//! Table `conversations`: a conversation and the turn that is running in it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conversations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub owner_id: String,
    pub locale: String,
    pub persona: String,
    pub spread: String,
    pub title: Option<String>,
    pub seed: i64,
    pub running_turn: Option<String>,
    /// Messages so far: the place of the next one.
    pub message_count: i32,
    /// It is in no list, and nobody else learns of it.
    pub temporary: bool,
    /// When a guest's or a temporary one is forgotten, unless something is said in it meanwhile.
    pub expires_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `draws`: a sealed deck and what it turned out to hold.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draws")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub conversation_id: String,
    pub spread: String,
    pub seed: String,
    /// Positions, cards, turn and reading: all absent until the deck is opened.
    #[sea_orm(column_type = "Text", nullable)]
    pub positions: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub cards: Option<String>,
    pub turn_id: Option<String>,
    pub reading_id: Option<String>,
    pub offered_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

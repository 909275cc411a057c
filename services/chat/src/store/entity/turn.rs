//! Table `turns`: one answer of the reader, with its last checkpoint.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "turns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub conversation_id: String,
    pub kind: String,
    pub state: String,
    #[sea_orm(column_type = "Text")]
    pub said: String,
    /// The lease that last wrote here: an older one is refused.
    pub epoch: i64,
    pub number: i64,
    pub attempt: i32,
    pub stop_requested: bool,
    pub code: Option<String>,
    pub retryable: bool,
    pub retry_after: Option<i32>,
    pub draw_id: Option<String>,
    pub message_id: Option<String>,
    /// Its end is in the journal; until then a watcher repeats it.
    pub announced: bool,
    pub created_at: i64,
    pub checkpoint_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

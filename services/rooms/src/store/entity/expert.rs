//! Table `experts`: how experts show themselves.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "experts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: String,
    /// In lower case.
    pub handle: String,
    pub nickname: String,
    pub headline: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub about: Option<String>,
    /// A JSON list.
    pub specialities: String,
    /// A JSON list.
    pub languages: String,
    pub avatar: Option<String>,
    pub listed: bool,
    pub updated_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `shares`: links that were opened. What an ended one showed is not kept.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shares")]
pub struct Model {
    /// 32 hexadecimal digits.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Empty where the owner is no more.
    pub reading_id: String,
    /// Empty where the owner is no more.
    pub owner_id: String,
    /// The digest of what it shows, as long as it does: one link for each.
    pub live: Option<String>,
    /// What it shows, as long as it does.
    #[sea_orm(column_type = "Text", nullable)]
    pub content: Option<String>,
    pub created_at: i64,
    pub expires_at: Option<i64>,
    pub ended_at: Option<i64>,
    pub ended_because: Option<String>,
    /// When it began, ended or was given another time.
    pub changed_at: i64,
    pub views: i64,
    /// The `Idempotency-Key` of the request that opened it, after its owner.
    pub request_key: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

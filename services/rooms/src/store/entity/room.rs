//! Table `rooms`: what a room was when its journal was last seen, and what lists are made of.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rooms")]
pub struct Model {
    /// 32 hexadecimal digits.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub host_id: String,
    pub revision: i64,
    /// The state as JSON; empty once nobody can come back.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// When the clock has something to do in it.
    pub deadline: Option<i64>,
    pub is_over: bool,
    pub personal: bool,
    /// `here`, `busy` or `away`: the host's, as the directory shows it.
    pub presence: String,
    /// The instances that hold its connections, with commas between them.
    pub instances: String,
    pub opened_at: i64,
    /// The `Idempotency-Key` of the request that opened it, after its owner.
    pub request_key: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

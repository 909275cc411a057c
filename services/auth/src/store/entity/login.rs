//! Table `logins`: ways to a provider that somebody is on; each is gone once.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "logins")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    /// The hash of the state that travels along.
    pub state: String,
    pub provider: String,
    /// The hash of the secret that this browser keeps.
    pub browser: String,
    /// What proves to the provider that who began is who ends.
    pub verifier: String,
    pub nonce: String,
    pub return_path: String,
    pub guest_id: Option<String>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

//! Table `former_guests`: guests who are members by now.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "former_guests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub guest_id: String,
    pub member_id: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

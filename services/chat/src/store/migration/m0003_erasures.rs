//! Members of whom nothing may be kept, for as long as a late request may still write for them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string_len};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0003_erasures"
    }
}

const ID: u32 = 36;

#[expect(
    elided_lifetimes_in_paths,
    reason = "as the trait says it: async_trait compares them"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut member = string_len("member_id", ID);
        member.primary_key();
        let erasures = Table::create()
            .table("erasures")
            .col(member)
            .col(big_integer("again_at"))
            .to_owned();
        manager.create_table(erasures).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("erasures").to_owned())
            .await
    }
}

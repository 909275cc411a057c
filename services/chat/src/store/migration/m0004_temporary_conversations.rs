//! Conversations that are not kept. All that are there yet are; the default is for a former version
//! of the service that still makes some.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::boolean;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0004_temporary_conversations"
    }
}

#[expect(
    elided_lifetimes_in_paths,
    reason = "as the trait says it: async_trait compares them"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut temporary = boolean("temporary");
        temporary.default(false);
        let column = Table::alter()
            .table("conversations")
            .add_column(temporary)
            .to_owned();
        manager.alter_table(column).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = Table::alter()
            .table("conversations")
            .drop_column("temporary")
            .to_owned();
        manager.alter_table(column).await
    }
}

//! Conversations of guests are forgotten after their time. All that are there yet are guests'.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_guest_expiry"
    }
}

#[expect(
    elided_lifetimes_in_paths,
    reason = "as the trait says it: async_trait compares them"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = Table::alter()
            .table("conversations")
            .add_column(big_integer_null("expires_at"))
            .to_owned();
        manager.alter_table(column).await?;
        manager
            .get_connection()
            .execute_unprepared("UPDATE conversations SET expires_at = updated_at + 2592000000")
            .await?;
        let index = Index::create()
            .name("conversations_by_expiry")
            .table("conversations")
            .col("expires_at")
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::drop()
            .name("conversations_by_expiry")
            .table("conversations")
            .to_owned();
        manager.drop_index(index).await?;
        let column = Table::alter()
            .table("conversations")
            .drop_column("expires_at")
            .to_owned();
        manager.alter_table(column).await
    }
}

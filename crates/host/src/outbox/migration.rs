//! The migration that each service with an outbox has in its own migrator.

use sea_orm_migration::prelude::*;

/// Creates the table; put it into the list of the service's migrations.
#[derive(Debug, Clone, Copy)]
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m20261123_000000_create_outbox"
    }
}

#[derive(DeriveIden)]
enum Outbox {
    Table,
    Id,
    Topic,
    Payload,
    CreatedAt,
    PublishedAt,
}

#[expect(
    elided_lifetimes_in_paths,
    reason = "as the trait says it: async_trait compares them"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut payload = ColumnDef::new(Outbox::Payload);
        match manager.get_database_backend() {
            // its TEXT ends at 64 KiB, which a long reading with all its cards could reach
            sea_orm::DbBackend::MySql => payload.custom("MEDIUMTEXT"),
            _ => payload.text(),
        };
        let table = Table::create()
            .table(Outbox::Table)
            .if_not_exists()
            .col(
                ColumnDef::new(Outbox::Id)
                    .char_len(36)
                    .not_null()
                    .primary_key(),
            )
            .col(ColumnDef::new(Outbox::Topic).string_len(64).not_null())
            .col(payload.not_null())
            .col(ColumnDef::new(Outbox::CreatedAt).big_integer().not_null())
            .col(ColumnDef::new(Outbox::PublishedAt).big_integer().null())
            .to_owned();
        manager.create_table(table).await?;
        let index = Index::create()
            .name("outbox_by_publication")
            .table(Outbox::Table)
            .col(Outbox::PublishedAt)
            .col(Outbox::Id)
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table(Outbox::Table).to_owned())
            .await
    }
}

//! Links to readings.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, string_len, string_len_null};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0003_shares"
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
        let mut id = string_len("id", 32);
        id.primary_key();
        // a reading of the longest kind does not fit into MySQL's TEXT once it is JSON
        let mut content = ColumnDef::new("content");
        content.custom("mediumtext").null();
        let shares = Table::create()
            .table("shares")
            .col(id)
            .col(string_len("reading_id", ID))
            .col(string_len("owner_id", ID))
            .col(string_len_null("live", 32))
            .col(content)
            .col(big_integer("created_at"))
            .col(big_integer_null("expires_at"))
            .col(big_integer_null("ended_at"))
            .col(string_len_null("ended_because", 16))
            .col(big_integer("changed_at"))
            .col(big_integer("views"))
            .col(string_len_null("request_key", 128))
            .to_owned();
        manager.create_table(shares).await?;
        for column in ["live", "request_key"] {
            let index = Index::create()
                .name(format!("shares_{column}"))
                .table("shares")
                .col(column)
                .unique()
                .to_owned();
            manager.create_index(index).await?;
        }
        for column in ["reading_id", "owner_id", "expires_at", "changed_at"] {
            let index = Index::create()
                .name(format!("shares_of_{column}"))
                .table("shares")
                .col(column)
                .to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("shares").to_owned())
            .await
    }
}

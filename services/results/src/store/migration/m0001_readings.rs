//! Readings and the facts that were applied.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string_len, text, text_null};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_readings"
    }
}

const ID: u32 = 36;

fn key() -> ColumnDef {
    let mut column = string_len("id", ID);
    column.primary_key();
    column
}

#[expect(
    elided_lifetimes_in_paths,
    reason = "as the trait says it: async_trait compares them"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let facts = Table::create()
            .table("facts")
            .col(key())
            .col(big_integer("occurred_at"))
            .to_owned();
        manager.create_table(facts).await?;
        let readings = Table::create()
            .table("readings")
            .col(key())
            .col(string_len("conversation_id", ID))
            .col(string_len("owner_id", ID))
            .col(string_len("locale", 16))
            .col(string_len("spread", 16))
            .col(text_null("question"))
            .col(text("cards"))
            .col(string_len("seed", 64))
            .col(text("text"))
            .col(string_len("reader", 64))
            .col(big_integer("completed_at"))
            .to_owned();
        manager.create_table(readings).await?;
        let index = |name: &'static str, column: &'static str| {
            Index::create()
                .name(name)
                .table("readings")
                .col(column)
                .to_owned()
        };
        manager
            .create_index(index("readings_of_owner", "owner_id"))
            .await?;
        manager
            .create_index(index("readings_of_conversation", "conversation_id"))
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["readings", "facts"] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

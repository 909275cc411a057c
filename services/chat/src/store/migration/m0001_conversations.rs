//! Conversations, messages, turns, draws, quotas. Times are milliseconds since 1970 in UTC, ids
//! are made by the application: the same on SQLite and MySQL.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer, integer_null, string_len, string_len_null, text, text_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_conversations"
    }
}

const ID: u32 = 36;
const WORD: u32 = 16;

fn key(name: &'static str) -> ColumnDef {
    let mut column = string_len(name, ID);
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
        for table in [
            conversations(),
            messages(),
            turns(),
            draws(),
            quotas(),
            creations(),
        ] {
            manager.create_table(table).await?;
        }
        for index in indices() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "creations",
            "quotas",
            "draws",
            "turns",
            "messages",
            "conversations",
        ] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

fn conversations() -> TableCreateStatement {
    Table::create()
        .table("conversations")
        .col(key("id"))
        .col(string_len("owner_id", ID))
        .col(string_len("locale", WORD))
        .col(string_len("persona", WORD))
        .col(string_len("spread", WORD))
        .col(string_len_null("title", 160))
        .col(big_integer("seed"))
        .col(string_len_null("running_turn", ID))
        .col(integer("message_count"))
        .col(big_integer("created_at"))
        .col(big_integer("updated_at"))
        .to_owned()
}

fn messages() -> TableCreateStatement {
    Table::create()
        .table("messages")
        .col(key("id"))
        .col(string_len("conversation_id", ID))
        .col(integer("place"))
        .col(string_len("role", WORD))
        .col(string_len("kind", WORD))
        .col(text("text"))
        .col(string_len_null("turn_id", ID))
        .col(string_len_null("client_id", 64))
        .col(boolean("stopped"))
        .col(text("cards"))
        .col(big_integer("created_at"))
        .to_owned()
}

fn turns() -> TableCreateStatement {
    Table::create()
        .table("turns")
        .col(key("id"))
        .col(string_len("conversation_id", ID))
        .col(string_len("kind", WORD))
        .col(string_len("state", WORD))
        .col(text("said"))
        .col(big_integer("epoch"))
        .col(big_integer("number"))
        .col(integer("attempt"))
        .col(boolean("stop_requested"))
        .col(string_len_null("code", 64))
        .col(boolean("retryable"))
        .col(integer_null("retry_after"))
        .col(string_len_null("draw_id", ID))
        .col(string_len_null("message_id", ID))
        .col(boolean("announced"))
        .col(big_integer("created_at"))
        .col(big_integer("checkpoint_at"))
        .to_owned()
}

fn draws() -> TableCreateStatement {
    Table::create()
        .table("draws")
        .col(key("id"))
        .col(string_len("conversation_id", ID))
        .col(string_len("spread", WORD))
        .col(string_len("seed", 64))
        .col(text_null("positions"))
        .col(text_null("cards"))
        .col(string_len_null("turn_id", ID))
        .col(string_len_null("reading_id", ID))
        .col(big_integer("offered_at"))
        .to_owned()
}

fn quotas() -> TableCreateStatement {
    Table::create()
        .table("quotas")
        .col(key("owner_id"))
        .col(integer("day"))
        .col(integer("used"))
        .to_owned()
}

fn creations() -> TableCreateStatement {
    Table::create()
        .table("creations")
        .col(string_len("owner_id", ID))
        .col(string_len("request_key", 64))
        .col(string_len("fingerprint", 64))
        .col(string_len("conversation_id", ID))
        .col(big_integer("created_at"))
        .primary_key(Index::create().col("owner_id").col("request_key"))
        .to_owned()
}

fn indices() -> Vec<IndexCreateStatement> {
    vec![
        Index::create()
            .name("conversations_of_owner")
            .table("conversations")
            .col("owner_id")
            .col("updated_at")
            .col("id")
            .to_owned(),
        Index::create()
            .name("message_place")
            .table("messages")
            .col("conversation_id")
            .col("place")
            .unique()
            .to_owned(),
        Index::create()
            .name("message_client_id")
            .table("messages")
            .col("conversation_id")
            .col("client_id")
            .unique()
            .to_owned(),
        Index::create()
            .name("turns_by_state")
            .table("turns")
            .col("state")
            .col("checkpoint_at")
            .to_owned(),
        Index::create()
            .name("turns_by_announced")
            .table("turns")
            .col("announced")
            .col("state")
            .to_owned(),
        Index::create()
            .name("turns_of_conversation")
            .table("turns")
            .col("conversation_id")
            .col("created_at")
            .to_owned(),
        Index::create()
            .name("draws_of_conversation")
            .table("draws")
            .col("conversation_id")
            .col("offered_at")
            .to_owned(),
    ]
}

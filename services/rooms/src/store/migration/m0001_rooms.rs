//! Rooms, consultations, experts, and the facts that were applied.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer_null, string_len, string_len_null, text,
    text_null,
};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_rooms"
    }
}

const ID: u32 = 36;
const ROOM: u32 = 32;

fn key(name: &'static str, length: u32) -> ColumnDef {
    let mut column = string_len(name, length);
    column.primary_key();
    column
}

/// Longer than MySQL's TEXT may be.
fn long(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(name);
    column.custom("mediumtext");
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
            rooms(),
            consultations(),
            experts(),
            blocks(),
            facts(),
            former(),
        ] {
            manager.create_table(table).await?;
        }
        // nothing of `is_over` alone: it tells little, and SQLite would look through all that are open
        for (first, second) in [("host_id", "is_over"), ("is_over", "deadline")] {
            let mut both = index("rooms", first);
            manager.create_index(both.col(second).to_owned()).await?;
        }
        let plain = [
            ("consultations", "room_id"),
            ("consultations", "host_id"),
            ("consultations", "guest_id"),
            ("consultations", "began_at"),
            ("experts", "listed"),
        ];
        for (table, column) in plain {
            manager
                .create_index(index(table, column).to_owned())
                .await?;
        }
        for (table, column) in [("rooms", "request_key"), ("experts", "handle")] {
            manager
                .create_index(index(table, column).unique().to_owned())
                .await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "rooms",
            "consultations",
            "experts",
            "blocks",
            "facts",
            "former_guests",
        ];
        for table in tables {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

fn index(table: &'static str, column: &'static str) -> IndexCreateStatement {
    Index::create()
        .name(format!("{table}_{column}"))
        .table(table)
        .col(column)
        .to_owned()
}

fn rooms() -> TableCreateStatement {
    Table::create()
        .table("rooms")
        .col(key("id", ROOM))
        .col(string_len("host_id", ID))
        .col(big_integer("revision"))
        .col(long("state").not_null())
        .col(big_integer_null("deadline"))
        .col(boolean("is_over"))
        .col(boolean("personal"))
        .col(string_len("presence", 8))
        .col(string_len("instances", 400))
        .col(big_integer("opened_at"))
        .col(string_len_null("request_key", 128))
        .to_owned()
}

fn consultations() -> TableCreateStatement {
    Table::create()
        .table("consultations")
        .col(key("id", 48))
        .col(string_len("room_id", ROOM))
        .col(string_len("host_id", ID))
        .col(string_len("host_nickname", 80))
        .col(string_len("guest_id", ID))
        .col(string_len("guest_nickname", 80))
        .col(big_integer("began_at"))
        .col(big_integer_null("ended_at"))
        .col(long("record").null())
        .col(text_null("notes"))
        .col(integer_null("stars"))
        .col(text_null("review"))
        .col(boolean("kept"))
        .to_owned()
}

fn experts() -> TableCreateStatement {
    Table::create()
        .table("experts")
        .col(key("member_id", ID))
        .col(string_len("handle", 30))
        .col(string_len("nickname", 80))
        .col(string_len_null("headline", 240))
        .col(text_null("about"))
        .col(text("specialities"))
        .col(string_len("languages", 32))
        .col(string_len_null("avatar", 200))
        .col(boolean("listed"))
        .col(big_integer("updated_at"))
        .to_owned()
}

fn blocks() -> TableCreateStatement {
    Table::create()
        .table("blocks")
        .col(string_len("host_id", ID))
        .col(string_len("guest_id", ID))
        .col(big_integer("at"))
        .primary_key(Index::create().col("host_id").col("guest_id"))
        .to_owned()
}

fn facts() -> TableCreateStatement {
    Table::create()
        .table("facts")
        .col(key("id", ID))
        .col(big_integer("occurred_at"))
        .to_owned()
}

fn former() -> TableCreateStatement {
    Table::create()
        .table("former_guests")
        .col(key("guest_id", ID))
        .col(string_len("member_id", ID))
        .to_owned()
}

//! Members, who vouches for them, their sessions and roles. Times are milliseconds since 1970 in
//! UTC, ids are made by the application: the same on SQLite and MySQL.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, string_len, string_len_null};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_members"
    }
}

const ID: u32 = 36;
const WORD: u32 = 16;
const HASH: u32 = 64;
/// A provider's own name of a person: numbers and short strings; OpenID allows 255.
const SUBJECT: u32 = 255;

#[expect(
    elided_lifetimes_in_paths,
    reason = "as the trait says it: async_trait compares them"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        for index in indices() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "logins",
            "refreshes",
            "sessions",
            "roles",
            "identities",
            "members",
        ] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

fn key(name: &'static str, length: u32) -> ColumnDef {
    let mut column = string_len(name, length);
    column.primary_key();
    column
}

fn tables() -> [TableCreateStatement; 6] {
    [
        Table::create()
            .table("members")
            .col(key("id", ID))
            .col(string_len("nickname", 80))
            .col(string_len_null("email", 254))
            .col(big_integer("created_at"))
            .to_owned(),
        Table::create()
            .table("identities")
            .col(string_len("provider", WORD))
            .col(string_len("subject", SUBJECT))
            .col(string_len("member_id", ID))
            .col(big_integer("created_at"))
            .primary_key(Index::create().col("provider").col("subject"))
            .to_owned(),
        Table::create()
            .table("roles")
            .col(string_len("member_id", ID))
            .col(string_len("role", WORD))
            .col(big_integer("granted_at"))
            .primary_key(Index::create().col("member_id").col("role"))
            .to_owned(),
        Table::create()
            .table("sessions")
            .col(key("id", ID))
            .col(string_len("member_id", ID))
            .col(string_len_null("guest_id", ID))
            .col(big_integer("created_at"))
            .col(big_integer("last_used_at"))
            .col(big_integer_null("revoked_at"))
            .to_owned(),
        Table::create()
            .table("refreshes")
            .col(key("hash", HASH))
            .col(string_len("session_id", ID))
            .col(big_integer_null("used_at"))
            .col(big_integer("created_at"))
            .to_owned(),
        Table::create()
            .table("logins")
            .col(key("state", HASH))
            .col(string_len("provider", WORD))
            .col(string_len("browser", HASH))
            .col(string_len("verifier", 128))
            .col(string_len("nonce", 64))
            .col(string_len("return_path", 512))
            .col(string_len_null("guest_id", ID))
            .col(big_integer("created_at"))
            .to_owned(),
    ]
}

fn indices() -> [IndexCreateStatement; 4] {
    let index = |name: &'static str, table: &'static str, columns: &[&'static str]| {
        let mut index = Index::create().name(name).table(table).to_owned();
        for column in columns {
            index.col(*column);
        }
        index
    };
    [
        index("identities_of_member", "identities", &["member_id"]),
        index(
            "sessions_of_member",
            "sessions",
            &["member_id", "last_used_at"],
        ),
        index(
            "refreshes_of_session",
            "refreshes",
            &["session_id", "created_at"],
        ),
        index("logins_by_age", "logins", &["created_at"]),
    ]
}

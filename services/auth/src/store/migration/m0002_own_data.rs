//! What members do with their accounts: a picture, an export, the end of it, asking to be an expert.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, blob, integer, string_len, text_null,
};
use sea_orm_migration::sea_orm::DbBackend;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_own_data"
    }
}

const ID: u32 = 36;
const WORD: u32 = 16;
/// Of a file in an export: a folder, an id and an ending.
const NAME: u32 = 128;

#[expect(
    elided_lifetimes_in_paths,
    reason = "as the trait says it: async_trait compares them"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables(manager.get_database_backend()) {
            manager.create_table(table).await?;
        }
        for (name, table, column) in INDICES {
            let index = Index::create()
                .name(name)
                .table(table)
                .col(column)
                .to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "expert_requests",
            "confirmations",
            "erasures",
            "export_files",
            "export_parts",
            "exports",
            "avatars",
        ] {
            manager
                .drop_table(Table::drop().table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}

const INDICES: [(&str, &str, &str); 3] = [
    ("avatars_by_picture", "avatars", "picture_id"),
    ("exports_by_age", "exports", "requested_at"),
    ("erasures_by_age", "erasures", "requested_at"),
];

fn tables(backend: DbBackend) -> [TableCreateStatement; 7] {
    let mut content = ColumnDef::new("content");
    match backend {
        // its TEXT ends at 64 KiB, which a long conversation reaches
        DbBackend::MySql => content.custom("MEDIUMTEXT"),
        _ => content.text(),
    };
    content.not_null();
    [
        Table::create()
            .table("avatars")
            .col(string_len("member_id", ID).primary_key())
            .col(string_len("picture_id", ID))
            .col(blob("jpeg"))
            .to_owned(),
        Table::create()
            .table("exports")
            .col(string_len("member_id", ID).primary_key())
            .col(string_len("id", ID).unique_key())
            .col(big_integer("requested_at"))
            .to_owned(),
        // how many files a holder has, once it has said so
        Table::create()
            .table("export_parts")
            .col(string_len("export_id", ID))
            .col(string_len("holder", WORD))
            .col(integer("files"))
            .primary_key(Index::create().col("export_id").col("holder"))
            .to_owned(),
        Table::create()
            .table("export_files")
            .col(string_len("export_id", ID))
            .col(string_len("holder", WORD))
            .col(string_len("name", NAME))
            .col(content)
            .primary_key(Index::create().col("export_id").col("holder").col("name"))
            .to_owned(),
        // whose it was is forgotten when the last holder has confirmed
        Table::create()
            .table("erasures")
            .col(string_len("id", ID).primary_key())
            .col(text_null("known_as"))
            .col(big_integer("requested_at"))
            .col(big_integer_null("done_at"))
            .to_owned(),
        Table::create()
            .table("confirmations")
            .col(string_len("erasure_id", ID))
            .col(string_len("holder", WORD))
            .primary_key(Index::create().col("erasure_id").col("holder"))
            .to_owned(),
        Table::create()
            .table("expert_requests")
            .col(string_len("member_id", ID).primary_key())
            .col(big_integer("requested_at"))
            .to_owned(),
    ]
}

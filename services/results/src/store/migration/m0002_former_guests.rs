//! Guests who are members by now.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string_len;

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_former_guests"
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
        let mut guest = string_len("guest_id", ID);
        guest.primary_key();
        let former = Table::create()
            .table("former_guests")
            .col(guest)
            .col(string_len("member_id", ID))
            .to_owned();
        manager.create_table(former).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("former_guests").to_owned())
            .await
    }
}

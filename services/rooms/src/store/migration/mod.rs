//! The schema of rooms, expand and contract.

mod m0001_rooms;

use sea_orm_migration::prelude::*;

/// Every migration of this service, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_rooms::Migration),
            Box::new(host::outbox::Migration),
        ]
    }
}

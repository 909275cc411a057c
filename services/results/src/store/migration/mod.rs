//! The schema of results, expand and contract.

mod m0001_readings;
mod m0002_former_guests;
mod m0003_shares;

use sea_orm_migration::prelude::*;

/// Every migration of this service, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_readings::Migration),
            Box::new(m0002_former_guests::Migration),
            Box::new(host::outbox::Migration),
            Box::new(m0003_shares::Migration),
        ]
    }
}

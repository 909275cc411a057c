//! The schema, expand and contract: two versions of the service run on it during a deploy.

mod m0001_conversations;
mod m0002_guest_expiry;
mod m0003_erasures;
mod m0004_temporary_conversations;

use sea_orm_migration::prelude::*;

/// Every migration of this service, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_conversations::Migration),
            Box::new(host::outbox::Migration),
            Box::new(m0002_guest_expiry::Migration),
            Box::new(m0003_erasures::Migration),
            Box::new(m0004_temporary_conversations::Migration),
        ]
    }
}

//! What auth keeps: members, who vouches for them, sessions, ways to a provider. Rows stay inside.

mod account;
mod entity;
mod erasures;
mod exports;
mod logins;
mod members;
pub mod migration;
mod profile;
mod register;
mod roles;
mod sessions;
mod sweep;

use host::Outbox;
use sea_orm::DatabaseConnection;
use time::OffsetDateTime;
use uuid::Uuid;

pub use account::Account;
pub use erasures::{Erasure, Unsettled};
pub use exports::ExportFile;
pub use logins::Login;
pub use register::{Registered, Which};
pub use sessions::{Exchange, Refreshed};
pub use sweep::EXPORT_LIFE;

use crate::fault::AuthFault;

/// The tables of this service.
#[derive(Clone)]
pub struct Store {
    db: DatabaseConnection,
    outbox: Outbox,
}

impl Store {
    #[must_use]
    pub fn new(db: DatabaseConnection, outbox: Outbox) -> Self {
        Self { db, outbox }
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<(), sea_orm::DbErr> {
        self.db.ping().await
    }
}

/// Milliseconds since 1970.
fn millis(time: OffsetDateTime) -> i64 {
    i64::try_from(time.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

fn moment(millis: i64) -> Result<OffsetDateTime, AuthFault> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000)
        .map_err(|_| AuthFault::Row("time"))
}

fn id(text: &str) -> Result<Uuid, AuthFault> {
    Uuid::try_parse(text).map_err(|_| AuthFault::Row("id"))
}

//! What chat keeps: conversations, messages, turns, draws, quotas. Rows stay inside.

mod conversations;
mod deletion;
mod draws;
mod entity;
mod messages;
pub mod migration;
mod page;
mod quotas;
mod sql;
mod turns;
mod words;

use host::Outbox;
use sea_orm::DatabaseConnection;

pub use conversations::{Created, NewConversation};
pub use page::{Page, PageCursor};
pub use turns::{Begin, Begun, Checkpoint, Finish, Refusal};

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

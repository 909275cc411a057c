//! What chat keeps: conversations, messages, turns, draws, quotas. Rows stay inside.

mod conversations;
mod deletion;
mod draws;
mod entity;
mod erasure;
mod messages;
pub mod migration;
mod page;
mod quotas;
mod search;
mod sql;
mod turns;
mod words;

use host::Outbox;
use proto_events::domain::DomainEvent;
use sea_orm::DatabaseConnection;

use crate::fault::ChatFault;

pub use conversations::{Created, NewConversation};
pub use erasure::Erased;
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

    /// Tells the other services a fact that changes nothing here.
    ///
    /// # Errors
    /// The database does not answer; nothing is told.
    pub async fn tell(&self, event: &DomainEvent) -> Result<(), ChatFault> {
        host::outbox::put(&self.db, event).await?;
        self.outbox.wake();
        Ok(())
    }
}

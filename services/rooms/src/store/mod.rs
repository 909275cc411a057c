//! The tables of this service.

mod consultations;
mod entity;
mod experts;
mod facts;
pub mod migration;
mod rooms;

use host::{Outbox, PublicId};
use proto_events::domain::DomainEvent;
use sea_orm::{DatabaseConnection, DbErr};
use time::OffsetDateTime;
use uuid::Uuid;

pub use consultations::{Kept, Page, Rating};
pub use experts::{Expert, ExpertRow, Put};

/// The tables. Cheap to clone.
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
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.db.ping().await
    }

    /// Tells the other services a fact that changes nothing here.
    ///
    /// # Errors
    /// The database does not answer; nothing is told.
    pub async fn tell(&self, event: &DomainEvent) -> Result<(), DbErr> {
        host::outbox::put(&self.db, event).await?;
        self.outbox.wake();
        Ok(())
    }
}

fn consultation_id(room: PublicId, seat: &str) -> String {
    format!("{}.{seat}", room.to_hex())
}

fn millis(time: OffsetDateTime) -> i64 {
    crate::moment::Moment::from(time).0
}

fn uuid(text: &str) -> Result<Uuid, DbErr> {
    Uuid::try_parse(text).map_err(|error| DbErr::Type(error.to_string()))
}

fn room_id(hex: &str) -> Result<PublicId, DbErr> {
    PublicId::from_hex(hex).ok_or_else(|| DbErr::Type("this is no id of a room".to_owned()))
}

fn json(error: serde_json::Error) -> DbErr {
    DbErr::Json(error.to_string())
}

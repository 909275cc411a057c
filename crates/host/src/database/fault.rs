//! What a database error means to somebody outside.

use http_kit::{ErrorKind, Fault};
use proto_events::error::ErrorCode;
use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// A failed query as a [`Fault`]: `unavailable` if the database is away or too busy, else ours.
#[derive(Debug, thiserror::Error)]
#[error("the database does not answer")]
pub struct DatabaseFault(#[from] pub DbErr);

impl Fault for DatabaseFault {
    fn kind(&self) -> ErrorKind {
        if is_away(&self.0) {
            ErrorKind::Unavailable
        } else {
            ErrorKind::Internal
        }
    }

    fn code(&self) -> ErrorCode {
        if is_away(&self.0) {
            ErrorCode::Unavailable
        } else {
            ErrorCode::Internal
        }
    }
}

/// Whether a row was refused because one with its key is there already.
#[must_use]
pub fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Whether the same query may succeed later.
pub(super) fn is_away(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) => true,
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => match &**error {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => true,
            // SQLITE_BUSY and SQLITE_LOCKED; too many connections and a lock that took too long
            sqlx::Error::Database(error) => matches!(
                error.code().as_deref(),
                Some("5" | "6" | "517" | "08004" | "40001" | "08S01")
            ),
            _ => false,
        },
        _ => false,
    }
}

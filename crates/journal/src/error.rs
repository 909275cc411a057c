//! What can go wrong.

use std::error::Error;

use thiserror::Error;

/// An operation on a journal failed; nothing is known to have changed.
#[derive(Debug, Error)]
pub enum JournalError {
    /// Worth trying again. A write may have happened all the same.
    #[error("the journal's store does not answer")]
    Unavailable(#[source] Box<dyn Error + Send + Sync>),
    /// The settings name no store that can be used.
    #[error("the address of the journal's store cannot be used: {0}")]
    Address(#[source] Box<dyn Error + Send + Sync>),
    /// What is stored was not written by this crate.
    #[error("the journal's store answers what nobody understands: {0}")]
    Unexpected(String),
    /// A single writer holds the journal; nobody else may append.
    #[error("the journal has a writer, and only that one may append")]
    Held,
    /// The writer was replaced by another.
    #[error("the lease of the journal was lost")]
    Lost,
    /// The process is shutting down.
    #[error("the journals are closed")]
    Closed,
}

impl JournalError {
    pub(crate) fn address(why: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Address(why.into())
    }

    /// Whether the same call may succeed later.
    #[must_use]
    pub const fn retryable(&self) -> bool {
        match self {
            Self::Unavailable(_) | Self::Held => true,
            Self::Address(_) | Self::Unexpected(_) | Self::Lost | Self::Closed => false,
        }
    }
}

/// A journal cannot be followed, or no longer.
#[derive(Debug, Error)]
pub enum FollowError {
    /// What comes after the cursor is not known (any more): load a snapshot and follow from there.
    #[error("the journal does not reach back to the cursor")]
    Gone,
    /// Come back with the same cursor.
    #[error(transparent)]
    Unavailable(#[from] JournalError),
}

/// An append was refused; the entry was shown to nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Fenced {
    /// Another writer holds the lease, or the journal was removed.
    #[error("the lease of the journal was lost")]
    Lost,
    /// The store has been away for so long that what waits for it has reached its limit.
    #[error("too much waits for the journal's store")]
    Full,
}

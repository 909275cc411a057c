//! The single writer of a journal.

use std::sync::Arc;

use bytes::Bytes;

use crate::cursor::Cursor;
use crate::error::{Fenced, JournalError};
use crate::log::Log;
use crate::memory;
use crate::redis;

/// The right to append to a journal, for as long as it is held.
///
/// It renews its lease by itself. Dropping it stores what was appended and gives the lease back in
/// the background; [`release`](Self::release) waits for that.
pub struct Writer {
    log: Arc<Log>,
    epoch: u64,
    session: Session,
}

/// What keeps the lease.
pub(crate) enum Session {
    Memory(memory::Lease),
    Redis(redis::Lease),
}

impl Writer {
    pub(crate) const fn new(log: Arc<Log>, epoch: u64, session: Session) -> Self {
        Self {
            log,
            epoch,
            session,
        }
    }

    /// Of the entries that this writer appends; later than every former one.
    #[must_use]
    pub const fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Just after the last entry of the journal, whoever appended it.
    #[must_use]
    pub fn head(&self) -> Cursor {
        self.log.head()
    }

    /// Numbers an entry and shows it to the followers of this process at once; it is stored in the
    /// background.
    ///
    /// # Errors
    /// Nothing was appended: another writer holds the lease, or the store has been away too long.
    pub fn append(&mut self, payload: Bytes) -> Result<Cursor, Fenced> {
        let appended = self.log.append(self.epoch, payload)?;
        if let Session::Redis(lease) = &self.session {
            lease.appended(appended.unsent);
        }
        Ok(appended.cursor)
    }

    /// Waits until all that was appended so far is stored. At once where there is no other store.
    ///
    /// # Errors
    /// The store stays away, or the lease was lost before.
    pub async fn flush(&mut self) -> Result<(), JournalError> {
        match &self.session {
            Session::Memory(_) if self.is_lost() => Err(JournalError::Lost),
            Session::Memory(_) => Ok(()),
            Session::Redis(lease) => lease.flush().await,
        }
    }

    /// Whether another writer took the lease, or the journal was removed.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        match &self.session {
            Session::Memory(lease) => lease.lost().is_cancelled(),
            Session::Redis(lease) => lease.lost().is_cancelled(),
        }
    }

    /// Resolves when the lease is lost.
    pub async fn lost(&self) {
        match &self.session {
            Session::Memory(lease) => lease.lost().cancelled().await,
            Session::Redis(lease) => lease.lost().cancelled().await,
        }
    }

    /// Stores what was appended and gives the lease back: another one can take it at once.
    ///
    /// # Errors
    /// The store stays away, or the lease was lost. It runs out by itself.
    pub async fn release(self) -> Result<(), JournalError> {
        match self.session {
            Session::Memory(lease) => lease.release(),
            Session::Redis(lease) => lease.release().await,
        }
    }
}

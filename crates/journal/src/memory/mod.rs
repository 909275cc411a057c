//! Journals in this process. They end with it: a cursor of a former process is `Gone`.

mod lease;
mod shelf;
pub(crate) mod topics;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::cursor::Cursor;
use crate::entry::{CompareAppend, Expected, Versioned};
use crate::error::{FollowError, JournalError};
use crate::follower::Follower;
use crate::log::{End, Limits, Log};
use crate::settings::MemorySettings;
use crate::writer::{Session, Writer};

pub(crate) use lease::Lease;
use shelf::Shelf;
use topics::MemoryTopics;

/// All journals of the process.
pub(crate) struct Memory {
    settings: MemorySettings,
    shelf: Mutex<Shelf>,
    topics: Arc<MemoryTopics>,
}

/// One journal.
pub(crate) struct Volume {
    log: Arc<Log>,
    state: Mutex<Option<Versioned>>,
    /// Tells the writer that the journal is no more.
    lost: Mutex<CancellationToken>,
    /// Since when nobody is seen to use it.
    idle: Mutex<Option<Instant>>,
}

impl Memory {
    pub(crate) fn new(settings: MemorySettings) -> Self {
        let topics = Arc::new(MemoryTopics::new(settings.topics.clone()));
        Self {
            settings,
            shelf: Mutex::new(Shelf::new()),
            topics,
        }
    }

    fn shelf(&self) -> Result<MutexGuard<'_, Shelf>, JournalError> {
        let shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.closed {
            Err(JournalError::Closed)
        } else {
            Ok(shelf)
        }
    }

    /// The journal of this name; a fresh one if there is none.
    fn volume(&self, journal: &str) -> Result<Arc<Volume>, JournalError> {
        let mut shelf = self.shelf()?;
        shelf.sweep(&self.settings);
        if let Some(volume) = shelf.volumes.get(journal) {
            volume.touch();
            return Ok(volume.clone());
        }
        let limits = Limits {
            entries: self.settings.max_entries,
            bytes: self.settings.max_bytes,
            backlog: None,
        };
        let epoch = shelf.next_epoch(&self.settings.clock);
        let volume = Arc::new(Volume::new(Log::born(limits, epoch)));
        shelf.volumes.insert(journal.to_owned(), volume.clone());
        Ok(volume)
    }

    pub(crate) fn acquire(&self, journal: &str) -> Result<Option<Writer>, JournalError> {
        let volume = self.volume(journal)?;
        let lease = {
            // Under one lock, so that epochs are attached in their order.
            let mut shelf = self.shelf()?;
            let epoch = shelf.next_epoch(&self.settings.clock);
            if !volume.log.attach(epoch) {
                return Ok(None);
            }
            Lease::new(volume.log.clone(), epoch)
        };
        *volume.lost() = lease.lost().clone();
        let epoch = lease.epoch();
        Ok(Some(Writer::new(
            volume.log.clone(),
            epoch,
            Session::Memory(lease),
        )))
    }

    pub(crate) fn append(
        &self,
        journal: &str,
        payloads: Vec<Bytes>,
    ) -> Result<Cursor, JournalError> {
        self.volume(journal)?
            .log
            .append_shared(payloads)
            .ok_or(JournalError::Held)
    }

    pub(crate) fn state(&self, journal: &str) -> Result<Option<Versioned>, JournalError> {
        Ok(self.volume(journal)?.state().clone())
    }

    pub(crate) fn compare_append(
        &self,
        journal: &str,
        expected: Expected,
        state: Bytes,
        outputs: Vec<Bytes>,
    ) -> Result<CompareAppend, JournalError> {
        let volume = self.volume(journal)?;
        let mut stored = volume.state();
        if stored.as_ref().map(|stored| stored.version) != expected.version() {
            return Ok(CompareAppend::Conflict(stored.clone()));
        }
        let head = volume
            .log
            .append_shared(outputs)
            .ok_or(JournalError::Held)?;
        let version = expected.version().unwrap_or(0) + 1;
        *stored = Some(Versioned {
            version,
            state,
            restored: false,
        });
        Ok(CompareAppend::Appended { version, head })
    }

    pub(crate) fn head(&self, journal: &str) -> Result<Cursor, JournalError> {
        Ok(self.volume(journal)?.log.head())
    }

    pub(crate) fn holds(&self, journal: &str, cursor: Cursor) -> Result<bool, JournalError> {
        Ok(self.volume(journal)?.log.locate(cursor).is_some())
    }

    pub(crate) fn follow(&self, journal: &str, after: Cursor) -> Result<Follower, FollowError> {
        let volume = self.volume(journal)?;
        let place = volume.log.locate(after).ok_or(FollowError::Gone)?;
        Ok(Follower::live(volume.log.clone(), place, after, None))
    }

    pub(crate) fn remove(&self, journal: &str) -> Result<(), JournalError> {
        let removed = self.shelf()?.volumes.remove(journal);
        if let Some(volume) = removed {
            volume.end(End::Removed);
        }
        Ok(())
    }

    pub(crate) const fn topics(&self) -> &Arc<MemoryTopics> {
        &self.topics
    }

    pub(crate) async fn close(&self) {
        let volumes: HashMap<String, Arc<Volume>> = {
            let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
            shelf.closed = true;
            std::mem::take(&mut shelf.volumes)
        };
        for volume in volumes.into_values() {
            volume.end(End::Closed);
        }
        self.topics.close().await;
    }
}

impl Volume {
    fn new(log: Log) -> Self {
        Self {
            log: Arc::new(log),
            state: Mutex::default(),
            lost: Mutex::default(),
            idle: Mutex::default(),
        }
    }

    fn touch(&self) {
        *self.idle() = None;
    }

    fn idle(&self) -> MutexGuard<'_, Option<Instant>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn state(&self) -> MutexGuard<'_, Option<Versioned>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lost(&self) -> MutexGuard<'_, CancellationToken> {
        self.lost.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self, end: End) {
        self.log.end(end);
        self.lost().cancel();
    }
}

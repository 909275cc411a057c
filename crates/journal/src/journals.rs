//! The handle on all journals; which adapter is behind it is chosen once, where it is made.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use crate::cursor::Cursor;
use crate::entry::{CompareAppend, Expected, Versioned};
use crate::error::{FollowError, JournalError};
use crate::follower::Follower;
use crate::memory::Memory;
use crate::redis::Redis;
use crate::settings::{MemorySettings, RedisSettings};
use crate::topic::{Adapter, Topics};
use crate::writer::Writer;

/// As long as closing waits for consumers that are at work.
const CLOSING: Duration = Duration::from_secs(5);

/// All journals of a process, by name. Cheap to clone; one of them for each process.
#[derive(Clone)]
pub struct Journals(Store);

#[derive(Clone)]
enum Store {
    Memory(Arc<Memory>),
    Redis(Arc<Redis>),
}

impl Journals {
    /// Journals that live and end with this process.
    #[must_use]
    pub fn memory(settings: MemorySettings) -> Self {
        Self(Store::Memory(Arc::new(Memory::new(settings))))
    }

    /// Journals in Redis, shared with every process that uses the same one. Works in the background
    /// on the runtime of the caller, which must live as long as the process.
    ///
    /// # Errors
    /// The address makes no sense, or Redis does not answer.
    pub async fn redis(settings: RedisSettings) -> Result<Self, JournalError> {
        Ok(Self(Store::Redis(Arc::new(
            Redis::connect(settings).await?,
        ))))
    }

    /// Makes the caller the single writer of a journal. `None` while somebody else is; their lease
    /// runs out `ttl` after they were last heard of. In process a lease lives as long as its
    /// writer does. `holder` names the caller in what is stored.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn acquire(
        &self,
        journal: &str,
        holder: &str,
        ttl: Duration,
    ) -> Result<Option<Writer>, JournalError> {
        match &self.0 {
            Store::Memory(memory) => memory.acquire(journal),
            Store::Redis(redis) => redis.acquire(journal, holder, ttl).await,
        }
    }

    /// Appends to a journal that has no single writer. Returns the place after the last entry.
    ///
    /// # Errors
    /// `Held` while the journal has a writer. After `Unavailable` the entries may be there.
    pub async fn append(
        &self,
        journal: &str,
        payloads: Vec<Bytes>,
    ) -> Result<Cursor, JournalError> {
        match &self.0 {
            Store::Memory(memory) => memory.append(journal, payloads),
            Store::Redis(redis) => redis.append(journal, payloads).await,
        }
    }

    /// The state that [`compare_append`](Self::compare_append) stored last.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn state(&self, journal: &str) -> Result<Option<Versioned>, JournalError> {
        match &self.0 {
            Store::Memory(memory) => memory.state(journal),
            Store::Redis(redis) => redis.state(journal).await,
        }
    }

    /// Replaces the state and appends the outputs in one step, if the state still is the one expected.
    ///
    /// # Errors
    /// As of [`append`](Self::append). After `Unavailable` it may have happened: look at the state.
    pub async fn compare_append(
        &self,
        journal: &str,
        expected: Expected,
        state: Bytes,
        outputs: Vec<Bytes>,
    ) -> Result<CompareAppend, JournalError> {
        match &self.0 {
            Store::Memory(memory) => memory.compare_append(journal, expected, state, outputs),
            Store::Redis(redis) => {
                redis
                    .compare_append(journal, expected, state, outputs)
                    .await
            }
        }
    }

    /// Just after the last entry. Where there is none it is a place all the same, from which the
    /// journal can be followed.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn head(&self, journal: &str) -> Result<Cursor, JournalError> {
        match &self.0 {
            Store::Memory(memory) => memory.head(journal),
            Store::Redis(redis) => redis.head(journal).await,
        }
    }

    /// Whether a follower could start here without loss.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn holds(&self, journal: &str, cursor: Cursor) -> Result<bool, JournalError> {
        match &self.0 {
            Store::Memory(memory) => memory.holds(journal, cursor),
            Store::Redis(redis) => redis.holds(journal, cursor).await,
        }
    }

    /// Follows a journal from just after a cursor: what is there already, then what comes.
    ///
    /// # Errors
    /// `Gone` if what follows the cursor is not known; `Unavailable` if the store does not answer.
    pub async fn follow(&self, journal: &str, after: Cursor) -> Result<Follower, FollowError> {
        match &self.0 {
            Store::Memory(memory) => memory.follow(journal, after),
            Store::Redis(redis) => redis.follow(journal, after).await,
        }
    }

    /// Forgets a journal. Its writer is fenced, and for its followers it is `Gone`.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn remove(&self, journal: &str) -> Result<(), JournalError> {
        match &self.0 {
            Store::Memory(memory) => memory.remove(journal),
            Store::Redis(redis) => redis.remove(journal).await,
        }
    }

    /// The topics beside the journals.
    #[must_use]
    pub fn topics(&self) -> Topics {
        match &self.0 {
            Store::Memory(memory) => Topics(Adapter::Memory(memory.topics().clone())),
            Store::Redis(redis) => Topics(Adapter::Redis(redis.topics().clone())),
        }
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<(), JournalError> {
        match &self.0 {
            Store::Memory(_) => Ok(()),
            Store::Redis(redis) => redis.ping().await,
        }
    }

    /// Stores what writers appended, gives their leases back and ends every task, within seconds.
    /// Followers end with `Unavailable`.
    pub async fn close(&self) {
        let closed = match &self.0 {
            Store::Memory(memory) => tokio::time::timeout(CLOSING, memory.close()).await,
            Store::Redis(redis) => {
                let patience = CLOSING + redis.patience();
                tokio::time::timeout(patience, redis.close()).await
            }
        };
        if closed.is_err() {
            tracing::warn!("journals closed before all their tasks had ended");
        }
    }
}

impl fmt::Debug for Journals {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match &self.0 {
            Store::Memory(_) => "Journals(memory)",
            Store::Redis(_) => "Journals(redis)",
        })
    }
}

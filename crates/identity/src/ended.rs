//! Sessions that were ended before their tokens are over.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{PoisonError, RwLock};

use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Longer than any token lives that a session can still have when it is ended: members' live ten
/// minutes.
const REMEMBERED: Duration = Duration::hours(1);

/// Remembers them for as long as it matters.
#[derive(Default)]
pub(crate) struct Ended {
    since: RwLock<HashMap<Uuid, OffsetDateTime>>,
    /// Nearly always none: then nobody takes the lock.
    count: AtomicUsize,
}

impl Ended {
    pub(crate) fn add(&self, session: Uuid, now: OffsetDateTime) {
        let mut since = self.since.write().unwrap_or_else(PoisonError::into_inner);
        since.retain(|_, since| now - *since < REMEMBERED);
        since.insert(session, now);
        self.count.store(since.len(), Ordering::Release);
    }

    pub(crate) fn has(&self, session: Uuid) -> bool {
        self.count.load(Ordering::Acquire) > 0
            && self
                .since
                .read()
                .unwrap_or_else(PoisonError::into_inner)
                .contains_key(&session)
    }
}

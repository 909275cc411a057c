//! One lease that this process holds.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::courier::Courier;
use super::hub::Seat;
use crate::error::JournalError;
use crate::log::Log;

pub(super) struct Session {
    pub(super) journal: String,
    pub(super) epoch: u64,
    /// Names this lease in Redis.
    pub(super) token: String,
    pub(super) ttl: Duration,
    pub(super) log: Arc<Log>,
    lost: CancellationToken,
    progress: watch::Sender<Progress>,
    duty: Mutex<Duty>,
}

/// How far a writer's entries have come.
#[derive(Debug, Clone, Copy)]
struct Progress {
    /// Everything before this count is stored.
    stored: u64,
    over: Option<Over>,
}

/// How a lease ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    Released,
    Lost,
}

/// What is to be done about a lease.
pub(super) struct Duty {
    /// The courier has it on its list.
    pub(super) queued: bool,
    /// Nothing more will be appended: give it back once all is stored.
    pub(super) closing: bool,
    /// Redis lost its history: what is at hand begins a new one.
    pub(super) rebuild: bool,
    /// When Redis last renewed it.
    pub(super) renewed: Instant,
    seat: Option<Seat>,
    /// Whoever ends it first says how.
    over: Option<Over>,
}

impl Session {
    pub(super) fn new(token: String, epoch: u64, ttl: Duration, seat: Seat) -> Self {
        let log = seat.feed.log.clone();
        let journal = seat.feed.journal.clone();
        let stored = log.end_index();
        let duty = Duty {
            queued: false,
            closing: false,
            rebuild: false,
            renewed: Instant::now(),
            seat: Some(seat),
            over: None,
        };
        Self {
            journal,
            epoch,
            token,
            ttl,
            log,
            lost: CancellationToken::new(),
            progress: watch::Sender::new(Progress { stored, over: None }),
            duty: Mutex::new(duty),
        }
    }

    pub(super) fn duty(&self) -> MutexGuard<'_, Duty> {
        self.duty.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn is_over(&self) -> bool {
        self.progress.borrow().over.is_some()
    }

    pub(super) fn has_stored(&self, upto: u64) {
        self.progress.send_modify(|progress| progress.stored = upto);
    }

    /// Ends it, once. Followers then hear of the journal as those of other processes do.
    pub(super) fn end(&self, over: Over) {
        let over = *self.duty().over.get_or_insert(over);
        match over {
            Over::Released => self.log.detach(self.epoch),
            Over::Lost => {
                self.log.fence(self.epoch);
                self.lost.cancel();
            }
        }
        let seat = self.duty().seat.take();
        drop(seat);
        self.progress
            .send_modify(|progress| progress.over = Some(over));
    }

    /// Waits until everything before this count is stored, or the lease is lost.
    async fn until_stored(&self, count: u64) -> Result<(), JournalError> {
        let mut progress = self.progress.subscribe();
        let reached = |progress: &Progress| progress.over.is_some() || progress.stored >= count;
        // The sender is ours, so the channel is open.
        let Ok(progress) = progress.wait_for(reached).await else {
            return Ok(());
        };
        if progress.over == Some(Over::Lost) {
            Err(JournalError::Lost)
        } else {
            Ok(())
        }
    }

    pub(super) async fn until_over(&self) -> Result<(), JournalError> {
        let mut progress = self.progress.subscribe();
        match progress.wait_for(|progress| progress.over.is_some()).await {
            Ok(progress) if progress.over == Some(Over::Lost) => Err(JournalError::Lost),
            _ => Ok(()),
        }
    }
}

/// The writer's hold on its lease.
pub(crate) struct Lease {
    session: Arc<Session>,
    courier: Arc<Courier>,
}

impl Lease {
    pub(super) const fn new(session: Arc<Session>, courier: Arc<Courier>) -> Self {
        Self { session, courier }
    }

    /// An entry was appended; so many wait now.
    pub(crate) fn appended(&self, unsent: usize) {
        if unsent == 1 {
            self.courier.queue(&self.session);
        } else if unsent == self.courier.batch_entries() {
            self.courier.hurry();
        }
    }

    pub(crate) async fn flush(&self) -> Result<(), JournalError> {
        let count = self.session.log.end_index();
        self.courier.queue(&self.session);
        self.courier.hurry();
        self.courier
            .patiently(self.session.until_stored(count))
            .await
    }

    pub(crate) fn lost(&self) -> &CancellationToken {
        &self.session.lost
    }

    pub(crate) async fn release(self) -> Result<(), JournalError> {
        self.let_go();
        self.courier.patiently(self.session.until_over()).await
    }

    fn let_go(&self) {
        self.courier.let_go(&self.session);
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.let_go();
    }
}

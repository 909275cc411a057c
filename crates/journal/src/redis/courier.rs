//! Carries what the writers of this process append to Redis: everything that waits, of all of
//! them, in one go, at most every 50 ms. One goes at a time, so a journal's batches keep their order.

mod round;

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::backoff::Backoff;
use super::exchange::Exchange;
use super::session::{Over, Session};
use super::store::Store;
use crate::error::JournalError;

/// As many journals travel together; Redis answers others in between.
const TOGETHER: usize = 64;

pub(super) struct Courier {
    store: Arc<Store>,
    lines: Exchange,
    closing: CancellationToken,
    sessions: Mutex<HashMap<String, Arc<Session>>>,
    queue: Mutex<Vec<Arc<Session>>>,
    /// What was not taken waits here for its next try, and holds up nobody else.
    refused: Mutex<Vec<Arc<Session>>>,
    bell: Notify,
    hurry: Notify,
}

impl Courier {
    pub(super) fn new(store: Arc<Store>, lines: Exchange, closing: CancellationToken) -> Self {
        Self {
            store,
            lines,
            closing,
            sessions: Mutex::default(),
            queue: Mutex::default(),
            refused: Mutex::default(),
            bell: Notify::new(),
            hurry: Notify::new(),
        }
    }

    fn sessions(&self) -> MutexGuard<'_, HashMap<String, Arc<Session>>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<Arc<Session>>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn refused(&self) -> MutexGuard<'_, Vec<Arc<Session>>> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn batch_entries(&self) -> usize {
        self.store.settings.batch_entries
    }

    /// The lease of a journal, if this process holds it.
    pub(super) fn session(&self, journal: &str) -> Option<Arc<Session>> {
        self.sessions().get(journal).cloned()
    }

    /// Takes on a lease.
    pub(super) fn take_on(&self, session: &Arc<Session>) {
        self.sessions()
            .insert(session.journal.clone(), session.clone());
        self.bell.notify_one();
    }

    /// Ends a lease.
    pub(super) fn end(&self, session: &Session, over: Over) {
        // The next one may only find it gone once its log is free.
        session.end(over);
        let mut sessions = self.sessions();
        if sessions
            .get(&session.journal)
            .is_some_and(|held| held.epoch == session.epoch)
        {
            sessions.remove(&session.journal);
        }
    }

    /// Has a session sent with the next round.
    pub(super) fn queue(&self, session: &Arc<Session>) {
        if session.is_over() || std::mem::replace(&mut session.duty().queued, true) {
            return;
        }
        self.waiting().push(session.clone());
        self.bell.notify_one();
    }

    /// Has the next round begin at once.
    pub(super) fn hurry(&self) {
        self.hurry.notify_one();
    }

    /// Has a lease given back once everything is stored.
    pub(super) fn let_go(&self, session: &Arc<Session>) {
        session.duty().closing = true;
        self.queue(session);
        self.hurry();
    }

    /// Waits for Redis, but not for ever.
    pub(super) async fn patiently<T>(
        &self,
        work: impl Future<Output = Result<T, JournalError>>,
    ) -> Result<T, JournalError> {
        match timeout(self.store.settings.patience, work).await {
            Ok(done) => done,
            Err(elapsed) => Err(JournalError::Unavailable(Box::new(elapsed))),
        }
    }

    /// Gives every lease back.
    pub(super) async fn close(&self) {
        let sessions: Vec<_> = self.sessions().values().cloned().collect();
        for session in &sessions {
            // Their writers may still be there.
            session.log.detach(session.epoch);
            self.let_go(session);
        }
        let all = async {
            for session in &sessions {
                // A lease that was lost is over, too.
                let _over = session.until_over().await;
            }
            Ok(())
        };
        if self.patiently(all).await.is_err() {
            warn!(
                leases = sessions.len(),
                "closed before everything was stored"
            );
        }
    }

    /// Carries until the process closes.
    pub(super) async fn carry(self: Arc<Self>) {
        let mut next = Instant::now();
        let mut again: Option<(Instant, Backoff)> = None;
        loop {
            let mut look = Instant::now() + self.renewal_look();
            if let Some((at, _)) = &again {
                look = look.min(*at);
            }
            tokio::select! {
                () = self.closing.cancelled() => return,
                () = self.bell.notified() => {}
                () = sleep_until(look) => {}
            }
            self.queue_renewals();
            if again.as_ref().is_some_and(|(at, _)| *at <= Instant::now()) {
                let refused = std::mem::take(&mut *self.refused());
                self.waiting().extend(refused);
            }
            if self.waiting().is_empty() {
                continue;
            }
            tokio::select! {
                () = self.hurry.notified() => {}
                () = sleep_until(next) => {}
            }
            let waiting = std::mem::take(&mut *self.waiting());
            next = Instant::now() + self.store.settings.batch_delay;
            for together in waiting.chunks(TOGETHER) {
                self.send(together).await;
            }
            again = match (self.refused().is_empty(), again) {
                (true, None) => None,
                (true, Some(_)) => {
                    info!("redis takes entries again");
                    None
                }
                (false, Some((at, backoff))) if at > Instant::now() => Some((at, backoff)),
                (false, failing) => {
                    let mut backoff = failing.map_or_else(Backoff::default, |(_, backoff)| backoff);
                    Some((Instant::now() + backoff.next(), backoff))
                }
            };
        }
    }

    /// How long until leases are to be looked at: a sixth of the shortest.
    fn renewal_look(&self) -> Duration {
        let shortest = self.sessions().values().map(|session| session.ttl).min();
        shortest.map_or(Duration::from_secs(1), |ttl| {
            (ttl / 6).clamp(Duration::from_millis(10), Duration::from_secs(1))
        })
    }

    fn queue_renewals(&self) {
        let sessions: Vec<_> = self.sessions().values().cloned().collect();
        for session in sessions {
            let due = session.duty().renewed.elapsed() >= session.ttl / 3;
            if due {
                self.queue(&session);
            }
        }
    }
}

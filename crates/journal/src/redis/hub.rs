//! The journals that somebody in this process writes or follows, and which of them are to be heard
//! from others.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures::future::BoxFuture;
use tokio::runtime::Handle;
use tokio::sync::{Notify, oneshot};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::backoff::Backoff;
use super::feed::Feed;
use super::store::{PAGE, Store};
use crate::archive::{Archive, Page};
use crate::cursor::Cursor;
use crate::error::{FollowError, JournalError};
use crate::log::{End, Limits};

pub(super) struct Hub {
    pub(super) store: Arc<Store>,
    pub(super) closing: CancellationToken,
    /// Rung when `changed` grows.
    pub(super) bell: Notify,
    feeds: Mutex<HashMap<String, Seats>>,
    /// Journals that may have come to be wanted, or not to be any more.
    changed: Mutex<Vec<String>>,
    tasks: TaskTracker,
    runtime: Handle,
}

/// Who sits at a feed. It is kept while anybody does.
struct Seats {
    feed: Arc<Feed>,
    followers: usize,
    writers: usize,
    visitors: usize,
}

/// What somebody at a feed is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Follower,
    Writer,
    /// Looks in, and may take another seat.
    Visitor,
}

/// A place at a feed, left when it is dropped.
pub(super) struct Seat {
    hub: Arc<Hub>,
    pub(super) feed: Arc<Feed>,
    role: Role,
}

impl Seats {
    /// What another process appends matters to followers, and to nobody while the writer is here.
    const fn wanted(&self) -> bool {
        self.followers > 0 && self.writers == 0
    }

    const fn of(&mut self, role: Role) -> &mut usize {
        match role {
            Role::Follower => &mut self.followers,
            Role::Writer => &mut self.writers,
            Role::Visitor => &mut self.visitors,
        }
    }
}

impl Hub {
    pub(super) fn new(
        store: Arc<Store>,
        runtime: Handle,
        tasks: TaskTracker,
        closing: CancellationToken,
    ) -> Self {
        Self {
            store,
            closing,
            bell: Notify::new(),
            feeds: Mutex::default(),
            changed: Mutex::default(),
            tasks,
            runtime,
        }
    }

    pub(super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.tasks.spawn_on(task, &self.runtime);
    }

    fn feeds(&self) -> MutexGuard<'_, HashMap<String, Seats>> {
        self.feeds.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The feed of a journal, if anybody sits at it.
    pub(super) fn feed(&self, journal: &str) -> Option<Arc<Feed>> {
        self.feeds().get(journal).map(|seats| seats.feed.clone())
    }

    pub(super) fn sit(self: &Arc<Self>, journal: &str, role: Role) -> Seat {
        let mut feeds = self.feeds();
        let seats = feeds.entry(journal.to_owned()).or_insert_with(|| {
            let settings = &self.store.settings;
            let limits = Limits {
                entries: settings.window_entries,
                bytes: settings.max_bytes,
                backlog: Some(settings.backlog_bytes),
            };
            let feed = Arc::new(Feed::new(journal, limits));
            Seats {
                feed,
                followers: 0,
                writers: 0,
                visitors: 0,
            }
        });
        let wanted = seats.wanted();
        *seats.of(role) += 1;
        let changed = seats.wanted() != wanted;
        let feed = seats.feed.clone();
        drop(feeds);
        if changed {
            self.note_change(journal);
        }
        Seat {
            hub: self.clone(),
            feed,
            role,
        }
    }

    fn leave(&self, journal: &str, role: Role) {
        let mut feeds = self.feeds();
        let Some(seats) = feeds.get_mut(journal) else {
            return;
        };
        let wanted = seats.wanted();
        let seat = seats.of(role);
        *seat = seat.saturating_sub(1);
        let changed = seats.wanted() != wanted;
        let left = seats.followers + seats.writers + seats.visitors == 0;
        let removed = if left { feeds.remove(journal) } else { None };
        drop(feeds);
        drop(removed);
        if changed {
            self.note_change(journal);
        }
    }

    fn note_change(&self, journal: &str) {
        let mut changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner);
        changed.push(journal.to_owned());
        drop(changed);
        self.bell.notify_one();
    }

    /// The journals whose wantedness may have changed since this was last asked.
    pub(super) fn take_changes(&self) -> Vec<String> {
        std::mem::take(&mut *self.changed.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn is_wanted(&self, journal: &str) -> bool {
        self.feeds().get(journal).is_some_and(Seats::wanted)
    }

    /// Every feed that is to be heard from others.
    pub(super) fn wanted(&self) -> Vec<Arc<Feed>> {
        let feeds = self.feeds();
        feeds
            .values()
            .filter(|seats| seats.wanted())
            .map(|seats| seats.feed.clone())
            .collect()
    }

    /// Ends every log.
    pub(super) fn close(&self) {
        let feeds: Vec<_> = self
            .feeds()
            .values()
            .map(|seats| seats.feed.clone())
            .collect();
        for feed in feeds {
            feed.log.end(End::Closed);
        }
    }
}

impl Seat {
    pub(super) fn take(&self, role: Role) -> Self {
        self.hub.sit(&self.feed.journal, role)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.hub.leave(&self.feed.journal, self.role);
        // Another process may have gone on before anybody listened here.
        if self.role == Role::Writer && self.hub.is_wanted(&self.feed.journal) {
            self.feed.catch_up(&self.hub);
        }
    }
}

impl Archive for Seat {
    fn read(
        &self,
        after: Cursor,
        after_a_pause: bool,
    ) -> BoxFuture<'static, Result<Page, FollowError>> {
        let (hub, feed) = (self.hub.clone(), self.feed.clone());
        let (mut answer, answered) = oneshot::channel();
        let reading = async move {
            let mut backoff = Backoff::default();
            if after_a_pause {
                sleep(backoff.next()).await;
            }
            loop {
                match hub.store.page(&feed.journal, after, PAGE).await {
                    Ok(page) => return page.ok_or(FollowError::Gone),
                    Err(error) => {
                        tracing::debug!(journal = feed.journal, %error, "not read yet");
                        sleep(backoff.next()).await;
                    }
                }
            }
        };
        // In a task of its own: a follower that nobody asks must hold up nobody else.
        let closing = self.hub.closing.clone();
        self.hub.spawn(async move {
            let page = tokio::select! {
                () = closing.cancelled() => Err(JournalError::Closed.into()),
                () = answer.closed() => return,
                page = reading => page,
            };
            // Nobody may wait for it any more.
            drop(answer.send(page));
        });
        Box::pin(async move { answered.await.unwrap_or(Err(JournalError::Closed.into())) })
    }

    fn catch_up(&self) {
        self.feed.catch_up(&self.hub);
    }
}

//! Journals in Redis, for many processes.
//!
//! A journal is a stream with explicit ids and a few facts beside it; every change is one script.
//! The writer of a journal numbers and shows entries in its process at once, and a courier carries
//! them to Redis in batches. Other processes hear of them on one subscriber connection each, and
//! read what they missed.

pub(crate) mod address;
mod backoff;
mod cluster;
mod courier;
mod errand;
mod exchange;
mod feed;
mod hub;
mod life;
mod line;
mod message;
mod nodes;
mod peer;
mod scripts;
mod sentinel;
mod session;
mod slots;
mod store;
mod subscriber;
pub(crate) mod topics;
mod topology;

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::runtime::Handle;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::cursor::Cursor;
use crate::entry::{CompareAppend, Entry, Expected, Versioned};
use crate::error::{FollowError, JournalError};
use crate::follower::Follower;
use crate::settings::RedisSettings;
use crate::writer::{self, Writer};
use backoff::Backoff;
use courier::Courier;
use hub::{Hub, Role};
use scripts::Scripts;
use session::{Over, Session};
use store::{Added, Compared, PAGE, Store};
use topics::RedisTopics;
use topology::Topology;

pub(crate) use session::Lease;

pub(crate) struct Redis {
    store: Arc<Store>,
    hub: Arc<Hub>,
    courier: Arc<Courier>,
    topics: Arc<RedisTopics>,
    tasks: TaskTracker,
    /// Ends the tasks; leases are given back before.
    closing: CancellationToken,
}

impl Redis {
    /// Reaches Redis and starts what works in the background, on the runtime of the caller.
    pub(crate) async fn connect(settings: RedisSettings) -> Result<Self, JournalError> {
        let runtime = Handle::current();
        let (tasks, closing) = (TaskTracker::new(), CancellationToken::new());
        let topology = Topology::of(&settings, &runtime, &tasks, &closing).await?;
        let exchange = || {
            let (connect, response) = (settings.connect_timeout, settings.response_timeout);
            topology.exchange(connect, response, &runtime)
        };
        let (commands, batches) = (exchange(), exchange());
        let store = Arc::new(Store {
            lines: commands,
            scripts: Scripts::new(),
            settings: settings.clone(),
        });
        store.ping().await?;

        let hub = Hub::new(
            store.clone(),
            runtime.clone(),
            tasks.clone(),
            closing.clone(),
        );
        let hub = Arc::new(hub);
        let courier = Arc::new(Courier::new(store.clone(), batches, closing.clone()));
        hub.spawn(courier.clone().carry());
        hub.spawn(subscriber::listen(hub.clone(), topology.clone()));
        hub.spawn(subscriber::look(hub.clone()));
        let topics = RedisTopics::new(store.clone(), topology, runtime, tasks.clone(), &closing);
        Ok(Self {
            store,
            hub,
            courier,
            topics: Arc::new(topics),
            tasks,
            closing,
        })
    }

    fn open(&self) -> Result<(), JournalError> {
        if self.closing.is_cancelled() {
            Err(JournalError::Closed)
        } else {
            Ok(())
        }
    }

    pub(crate) async fn acquire(
        &self,
        journal: &str,
        holder: &str,
        ttl: Duration,
    ) -> Result<Option<Writer>, JournalError> {
        self.open()?;
        let visit = self.hub.sit(journal, Role::Visitor);
        let token = format!("{holder}/{:016x}", rand::random::<u64>());
        let ttl_ms = u64::try_from(ttl.as_millis()).unwrap_or(u64::MAX).max(1);
        let granted = self.store.acquire(journal, &token, ttl_ms).await;
        if let Err(JournalError::Unavailable(_)) = &granted {
            self.abandon(journal, token.clone(), ttl);
        }
        let Some(grant) = granted? else {
            return Ok(None);
        };
        if let Some(former) = self.courier.session(journal) {
            // The answer to its last batch may come later than this grant.
            let given_back = former.duty().closing && former.log.head() == grant.head;
            let over = if given_back {
                Over::Released
            } else {
                Over::Lost
            };
            self.courier.end(&former, over);
        }
        let seat = visit.take(Role::Writer);
        let feed = &seat.feed;
        if !feed.log.attach_at(grant.epoch, grant.head) {
            // It may not have heard everything yet.
            let caught_up = feed.catch_up_once(&self.hub).await;
            tracing::debug!(journal, ?caught_up, "caught up for a lease");
            if !feed.log.attach_at(grant.epoch, grant.head) {
                // Its followers read their places anew.
                feed.log.reset();
                if !feed.log.attach_at(grant.epoch, grant.head) {
                    return Err(JournalError::Closed);
                }
            }
        }
        let log = feed.log.clone();
        let session = Arc::new(Session::new(token, grant.epoch, ttl, seat));
        self.courier.take_on(&session);
        let lease = Lease::new(session, self.courier.clone());
        Ok(Some(Writer::new(
            log,
            grant.epoch,
            writer::Session::Redis(lease),
        )))
    }

    /// Sees to it that nobody waits for a lease to run out that nobody knows to hold.
    fn abandon(&self, journal: &str, token: String, ttl: Duration) {
        let (store, closing) = (self.store.clone(), self.closing.clone());
        let journal = journal.to_owned();
        let abandoning = async move {
            let mut backoff = Backoff::default();
            while store.abandon(&journal, &token).await.is_err() {
                sleep(backoff.next()).await;
            }
        };
        self.hub.spawn(async move {
            tokio::select! {
                () = closing.cancelled() => {}
                // By then it has run out.
                () = sleep(ttl) => {}
                () = abandoning => {}
            }
        });
    }

    pub(crate) async fn append(
        &self,
        journal: &str,
        payloads: Vec<Bytes>,
    ) -> Result<Cursor, JournalError> {
        self.open()?;
        let added = self.store.append(journal, &payloads).await?;
        self.tell(journal, added, payloads);
        Ok(added.head)
    }

    /// The followers of this process need not wait for the message.
    fn tell(&self, journal: &str, added: Added, payloads: Vec<Bytes>) {
        let Some(feed) = self.hub.feed(journal) else {
            return;
        };
        let Added { before, head } = added;
        let first = head.number + 1 - (payloads.len() as u64).min(head.number);
        let entries = payloads
            .into_iter()
            .zip(first..)
            .map(|(payload, number)| Entry {
                cursor: Cursor {
                    epoch: head.epoch,
                    number,
                },
                payload,
            });
        // A gap before them is filled when the message comes.
        feed.log.hear(before, entries.collect());
    }

    pub(crate) async fn state(&self, journal: &str) -> Result<Option<Versioned>, JournalError> {
        self.open()?;
        self.store.state(journal).await
    }

    pub(crate) async fn compare_append(
        &self,
        journal: &str,
        expected: Expected,
        state: Bytes,
        outputs: Vec<Bytes>,
    ) -> Result<CompareAppend, JournalError> {
        self.open()?;
        let compared = self
            .store
            .compare_append(journal, expected, &state, &outputs)
            .await?;
        if let Compared::Added { added, .. } = &compared {
            self.tell(journal, *added, outputs);
        }
        Ok(compared.into())
    }

    pub(crate) async fn head(&self, journal: &str) -> Result<Cursor, JournalError> {
        self.open()?;
        match self.hub.feed(journal) {
            Some(feed) if feed.log.has_writer() => Ok(feed.log.head()),
            _ => self.store.head(journal).await,
        }
    }

    pub(crate) async fn holds(&self, journal: &str, cursor: Cursor) -> Result<bool, JournalError> {
        self.open()?;
        let at_hand = self
            .hub
            .feed(journal)
            .and_then(|feed| feed.log.locate(cursor));
        if at_hand.is_some() {
            return Ok(true);
        }
        Ok(self.store.page_soon(journal, cursor, 0).await?.is_some())
    }

    pub(crate) async fn follow(
        &self,
        journal: &str,
        after: Cursor,
    ) -> Result<Follower, FollowError> {
        self.open()?;
        let seat = self.hub.sit(journal, Role::Follower);
        let log = seat.feed.log.clone();
        if let Some(place) = log.locate(after) {
            return Ok(Follower::live(log, place, after, Some(Box::new(seat))));
        }
        let page = self
            .store
            .page_soon(journal, after, PAGE)
            .await?
            .ok_or(FollowError::Gone)?;
        Ok(Follower::behind(log, page, after, Box::new(seat)))
    }

    pub(crate) async fn remove(&self, journal: &str) -> Result<(), JournalError> {
        self.open()?;
        self.store.remove(journal).await?;
        if let Some(session) = self.courier.session(journal) {
            self.courier.end(&session, Over::Lost);
        }
        if let Some(feed) = self.hub.feed(journal) {
            feed.log.reset();
        }
        Ok(())
    }

    pub(crate) const fn topics(&self) -> &Arc<RedisTopics> {
        &self.topics
    }

    pub(crate) async fn ping(&self) -> Result<(), JournalError> {
        self.open()?;
        self.store.ping().await
    }

    pub(crate) fn patience(&self) -> Duration {
        self.store.settings.patience
    }

    pub(crate) async fn close(&self) {
        self.courier.close().await;
        self.closing.cancel();
        self.hub.close();
        self.tasks.close();
        self.tasks.wait().await;
    }
}

//! The one connection of the process on which it hears of what other processes append.

use std::collections::HashSet;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use deadpool_redis::redis::aio::{PubSubSink, PubSubStream};
use deadpool_redis::redis::{ErrorKind, RedisError};
use futures::StreamExt;
use tokio::time::{MissedTickBehavior, interval, timeout};
use tracing::{info, warn};

use super::backoff::Backoff;
use super::hub::Hub;
use super::topology::Topology;
use crate::log::Hearing;

/// A connection that answers nothing any more is noticed by this.
const PING_EVERY: Duration = Duration::from_secs(1);
/// As many heads are asked for in one go.
const LOOK_AT: usize = 256;

/// Keeps the connection until the hub closes. It is made when first somebody is to be heard.
pub(super) async fn listen(hub: Arc<Hub>, topology: Topology) {
    let mut backoff = Backoff::default();
    let mut away = false;
    loop {
        let heard = tokio::select! {
            () = hub.closing.cancelled() => return,
            heard = session(&hub, &topology, &mut away, &mut backoff) => heard,
        };
        if let Err(error) = heard {
            if !away {
                warn!(%error, "other processes are not heard");
                away = true;
            }
            tokio::time::sleep(backoff.next()).await;
        }
    }
}

/// Listens on one connection until it breaks.
async fn session(
    hub: &Arc<Hub>,
    topology: &Topology,
    away: &mut bool,
    backoff: &mut Backoff,
) -> Result<(), RedisError> {
    while hub.wanted().is_empty() {
        hub.bell.notified().await;
    }
    let settings = &hub.store.settings;
    let reached = within(settings.connect_timeout, topology.ear()).await?;
    let connect = reached.client.get_async_pubsub();
    let pubsub = within(settings.connect_timeout, connect).await?;
    let (sink, mut messages) = pubsub.split();
    let mut ears = Ears {
        hub,
        sink,
        open: HashSet::new(),
    };
    let all = hub
        .wanted()
        .into_iter()
        .map(|feed| feed.journal.clone())
        .collect();
    ears.tune(all).await?;
    if std::mem::take(away) {
        info!("other processes are heard again");
    }
    *backoff = Backoff::default();
    let mut ping = interval(PING_EVERY);
    ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            heard = hear(hub, &mut messages) => heard?,
            () = hub.bell.notified() => ears.tune(hub.take_changes()).await?,
            _ = ping.tick() => ears.ping().await?,
            () = topology.ended(reached.reign) => return Err((ErrorKind::Io, "another master").into()),
        }
    }
}

async fn hear(hub: &Arc<Hub>, messages: &mut PubSubStream) -> Result<(), RedisError> {
    let Some(message) = messages.next().await else {
        return Err((ErrorKind::Io, "the connection to redis ended").into());
    };
    let name = message.get_channel_name();
    let journal = name
        .strip_prefix(hub.store.settings.prefix.as_str())
        .and_then(|rest| rest.strip_prefix(":{"))
        .and_then(|rest| rest.strip_suffix("}:grown"));
    if let Some(feed) = journal.and_then(|journal| hub.feed(journal)) {
        feed.hear(hub, message.get_payload_bytes());
    }
    Ok(())
}

/// What is subscribed.
struct Ears<'a> {
    hub: &'a Arc<Hub>,
    sink: PubSubSink,
    open: HashSet<String>,
}

impl Ears<'_> {
    /// Opens and closes channels as they are wanted now.
    async fn tune(&mut self, changes: Vec<String>) -> Result<(), RedisError> {
        let (mut opened, mut shut) = (Vec::new(), Vec::new());
        for journal in changes {
            if self.hub.is_wanted(&journal) {
                if self.open.insert(journal.clone()) {
                    opened.push(journal);
                }
            } else if self.open.remove(&journal) {
                shut.push(journal);
            }
        }
        let limit = self.hub.store.settings.response_timeout;
        if !shut.is_empty() {
            within(limit, self.sink.unsubscribe(self.channels(&shut))).await?;
        }
        if !opened.is_empty() {
            within(limit, self.sink.subscribe(self.channels(&opened))).await?;
        }
        // What came before the channel was open is read, what comes after it is heard.
        for journal in opened {
            if let Some(feed) = self.hub.feed(&journal) {
                feed.catch_up(self.hub);
            }
        }
        Ok(())
    }

    fn channels(&self, journals: &[String]) -> Vec<String> {
        journals
            .iter()
            .map(|journal| self.hub.store.channel(journal))
            .collect()
    }

    async fn ping(&mut self) -> Result<(), RedisError> {
        let limit = self.hub.store.settings.response_timeout;
        within(limit, self.sink.ping::<deadpool_redis::redis::Value>()).await?;
        Ok(())
    }
}

async fn within<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, RedisError>>,
) -> Result<T, RedisError> {
    match timeout(limit, work).await {
        Ok(done) => done,
        Err(_) => Err((ErrorKind::Io, "redis does not answer in time").into()),
    }
}

/// Looks now and then whether a wake-up was lost.
pub(super) async fn look(hub: Arc<Hub>) {
    let mut tick = interval(hub.store.settings.look_every);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = hub.closing.cancelled() => return,
            _ = tick.tick() => {}
        }
        let mut feeds = hub.wanted();
        feeds.retain(|feed| !feed.was_lively());
        for feeds in feeds.chunks(LOOK_AT) {
            let heard: Vec<_> = feeds.iter().map(|feed| feed.log.hearing()).collect();
            let journals: Vec<_> = feeds.iter().map(|feed| feed.journal.clone()).collect();
            let heads = hub.store.heads(&journals).await;
            for ((feed, heard), head) in feeds.iter().zip(heard).zip(heads) {
                if head.is_ok_and(|head| heard != Hearing::UpTo(head)) {
                    feed.catch_up(&hub);
                }
            }
        }
    }
}

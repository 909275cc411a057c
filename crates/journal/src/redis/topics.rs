//! Topics in Redis: a stream for each, read by consumer groups.

mod backlog;
mod desk;

use std::sync::Arc;

use bytes::Bytes;
use deadpool_redis::redis::{Cmd, cmd};
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::line::unavailable;
use super::store::{Store, read};
use super::topology::Topology;
use crate::error::JournalError;
use crate::topic::{Consumer, DEAD, Subscription, mentions};
use desk::{BLOCK, Desk};

/// As many events are looked at in one go.
const PAGE: usize = 256;

pub(crate) struct RedisTopics {
    store: Arc<Store>,
    topology: Topology,
    runtime: Handle,
    tasks: TaskTracker,
    closing: CancellationToken,
}

impl RedisTopics {
    pub(super) fn new(
        store: Arc<Store>,
        topology: Topology,
        runtime: Handle,
        tasks: TaskTracker,
        closing: &CancellationToken,
    ) -> Self {
        Self {
            store,
            topology,
            runtime,
            tasks,
            closing: closing.clone(),
        }
    }

    pub(crate) async fn publish(
        &self,
        topic: &str,
        id: &str,
        payload: Bytes,
    ) -> Result<(), JournalError> {
        if self.closing.is_cancelled() {
            return Err(JournalError::Closed);
        }
        let put = put(&self.store, topic, id, &payload);
        self.store
            .lines
            .ask(place(topic), &put)
            .await
            .map_err(unavailable)?;
        Ok(())
    }

    pub(crate) async fn forget(&self, topic: &str, words: &[String]) -> Result<(), JournalError> {
        let (key, lines) = (key(&self.store, topic), &self.store.lines);
        let mut from = "-".to_owned();
        loop {
            let mut look = cmd("XRANGE");
            look.arg(&key).arg(&from).arg("+").arg("COUNT").arg(PAGE);
            let page: Vec<(String, Vec<Bytes>)> = read(lines.ask(place(topic), &look).await)?;
            let Some((last, _)) = page.last() else {
                return Ok(());
            };
            from = format!("({last}");
            let mut remove = cmd("XDEL");
            remove.arg(&key);
            let mut any = false;
            for (place, fields) in &page {
                if fields.iter().any(|field| mentions(field, words)) {
                    remove.arg(place);
                    any = true;
                }
            }
            if any {
                lines
                    .ask(place(topic), &remove)
                    .await
                    .map_err(unavailable)?;
            }
        }
    }

    pub(crate) fn subscribe(
        &self,
        topic: &str,
        group: &str,
        consumer: &str,
        handler: Arc<dyn Consumer>,
    ) -> Subscription {
        let settings = &self.store.settings;
        // Reading blocks, so it has a connection of its own, with the patience for it.
        let lines = self.topology.exchange(
            settings.connect_timeout,
            BLOCK + settings.response_timeout,
            &self.runtime,
        );
        let stop = self.closing.child_token();
        let desk = Desk {
            store: self.store.clone(),
            lines,
            topic: topic.to_owned(),
            group: group.to_owned(),
            consumer: consumer.to_owned(),
            handler,
            stop: stop.clone(),
        };
        let task = self.tasks.spawn_on(desk.work(), &self.runtime);
        Subscription::new(stop, task)
    }
}

fn key(store: &Store, topic: &str) -> String {
    let (place, prefix) = (place(topic), &store.settings.prefix);
    let rest = topic.strip_prefix(place).unwrap_or_default();
    format!("{prefix}:topic:{{{place}}}{rest}")
}

/// What a topic shares with its dead letters: events move between them in one step.
fn place(topic: &str) -> &str {
    topic.strip_suffix(DEAD).unwrap_or(topic)
}

/// The command that adds an event to a topic.
fn put(store: &Store, topic: &str, id: &str, payload: &[u8]) -> Cmd {
    let mut put = cmd("XADD");
    put.arg(key(store, topic))
        .arg("MAXLEN")
        .arg("~")
        .arg(store.settings.topics.retained);
    put.arg("*").arg("id").arg(id).arg("payload").arg(payload);
    put
}

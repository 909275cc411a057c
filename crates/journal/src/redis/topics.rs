//! Topics in Redis: a stream for each, read by consumer groups.

mod desk;

use std::sync::Arc;

use bytes::Bytes;
use deadpool_redis::redis::{Client, Cmd, Pipeline, Value, cmd};
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::line::{Line, unavailable};
use super::store::{Store, read};
use crate::error::JournalError;
use crate::topic::{Consumer, Subscription, mentions};
use desk::{BLOCK, Desk};

/// As many events are looked at in one go.
const PAGE: usize = 256;

pub(crate) struct RedisTopics {
    store: Arc<Store>,
    client: Client,
    runtime: Handle,
    tasks: TaskTracker,
    closing: CancellationToken,
}

impl RedisTopics {
    pub(super) fn new(
        store: Arc<Store>,
        client: Client,
        runtime: Handle,
        tasks: TaskTracker,
        closing: &CancellationToken,
    ) -> Self {
        Self {
            store,
            client,
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
        self.store.line.ask(&put).await.map_err(unavailable)?;
        Ok(())
    }

    pub(crate) async fn forget(&self, topic: &str, words: &[String]) -> Result<(), JournalError> {
        let (key, line) = (key(&self.store, topic), &self.store.line);
        let mut from = "-".to_owned();
        loop {
            let mut look = cmd("XRANGE");
            look.arg(&key).arg(&from).arg("+").arg("COUNT").arg(PAGE);
            let page: Vec<(String, Vec<Bytes>)> = read(line.ask(&look).await)?;
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
                line.ask(&remove).await.map_err(unavailable)?;
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
        let line = Line::new(
            self.client.clone(),
            settings.connect_timeout,
            Some(BLOCK + settings.response_timeout),
            self.runtime.clone(),
        );
        let stop = self.closing.child_token();
        let desk = Desk {
            store: self.store.clone(),
            line,
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
    format!("{}:topic:{{{topic}}}", store.settings.prefix)
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

/// Runs commands of which none may fail.
async fn all(line: &Line, commands: &Pipeline) -> Result<(), JournalError> {
    let answers = line.run_all(commands).await.map_err(unavailable)?;
    for answer in answers {
        let _done: Value = answer.extract_error().map_err(unavailable)?;
    }
    Ok(())
}

//! Finding the master that the sentinels agree on, and hearing at once when it is another.

use std::sync::Arc;
use std::time::Duration;

use deadpool_redis::redis::sentinel::{Sentinel, SentinelNodeConnectionInfo};
use deadpool_redis::redis::{
    Client, ConnectionAddr, ConnectionInfo, ErrorKind, RedisError, TlsMode,
};
use futures::StreamExt;
use tokio::sync::{Mutex, watch};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tracing::{debug, info};

use super::backoff::Backoff;
use super::peer::Reached;

/// What the sentinels say when they have replaced a master.
const SWITCHED: &str = "+switch-master";
/// A sentinel from which nothing was heard for so long is asked whether it is there.
const PING_EVERY: Duration = Duration::from_secs(5);

pub(super) struct Sentinels {
    name: String,
    each: Vec<ConnectionInfo>,
    server: SentinelNodeConnectionInfo,
    finder: Mutex<Sentinel>,
    patience: Duration,
    reign: watch::Sender<Reign>,
}

/// The time of one master.
#[derive(Debug, Clone, Default)]
struct Reign {
    /// Grows with each master.
    number: u64,
    master: Option<ConnectionAddr>,
}

impl Sentinels {
    pub(super) fn new(
        each: Vec<ConnectionInfo>,
        name: String,
        server: &ConnectionInfo,
        tls: bool,
        patience: Duration,
    ) -> Result<Self, RedisError> {
        let mut template = SentinelNodeConnectionInfo::default()
            .set_redis_connection_info(server.redis_settings().clone());
        if tls {
            template = template.set_tls_mode(TlsMode::Secure);
        }
        Ok(Self {
            name,
            finder: Mutex::new(Sentinel::build(each.clone())?),
            each,
            server: template,
            patience,
            reign: watch::Sender::default(),
        })
    }

    /// The master of now: one that a sentinel names, and that says so itself.
    pub(super) async fn master(&self) -> Result<Reached, RedisError> {
        let find = async {
            let mut finder = self.finder.lock().await;
            finder
                .async_master_for(&self.name, Some(&self.server))
                .await
        };
        let silent = (ErrorKind::Io, "no sentinel answers in time");
        let found = timeout(self.patience, find).await;
        let client = found.unwrap_or_else(|_| Err(silent.into()))?;
        let reign = self.note(client.get_connection_info().addr());
        Ok(Reached { client, reign })
    }

    /// Takes note of a master; answers the number of its reign.
    fn note(&self, master: &ConnectionAddr) -> u64 {
        let mut number = 0;
        self.reign.send_if_modified(|reign| {
            let is_new = reign.master.as_ref() != Some(master);
            if is_new {
                info!(redis.master = %master, "the sentinels name a master");
                reign.master = Some(master.clone());
                reign.number += 1;
            }
            number = reign.number;
            is_new
        });
        number
    }

    /// Counts the masters: a connection that was made under another number is of the past.
    pub(super) fn reign(&self) -> u64 {
        self.reign.borrow().number
    }

    /// Waits for another master than the one of then.
    pub(super) async fn ended(&self, reign: u64) {
        let mut changes = self.reign.subscribe();
        // The sender is ours, so the channel is open.
        let _ended = changes.wait_for(|now| now.number != reign).await;
    }

    /// Listens to one sentinel after the other until the process closes. Without it, a master that
    /// was replaced while it hung, or was cut off from the sentinels only, would be written to on.
    pub(super) async fn watch(self: Arc<Self>, closing: CancellationToken) {
        let mut backoff = Backoff::default();
        for sentinel in self.each.iter().cycle() {
            let watched = tokio::select! {
                () = closing.cancelled() => return,
                watched = self.listen_to(sentinel, &mut backoff) => watched,
            };
            if let Err(error) = watched {
                debug!(%error, sentinel = %sentinel.addr(), "a sentinel is not heard");
            }
            tokio::select! {
                () = closing.cancelled() => return,
                () = sleep(backoff.next()) => {}
            }
        }
    }

    async fn listen_to(
        &self,
        sentinel: &ConnectionInfo,
        backoff: &mut Backoff,
    ) -> Result<(), RedisError> {
        let connect = async {
            let client = Client::open(sentinel.clone())?;
            let mut ears = client.get_async_pubsub().await?;
            ears.subscribe(SWITCHED).await?;
            Ok::<_, RedisError>(ears)
        };
        let ears = within(self.patience, connect).await?;
        let (mut sink, mut words) = ears.split();
        // What was said before anybody listened.
        self.master().await?;
        *backoff = Backoff::default();
        loop {
            match timeout(PING_EVERY, words.next()).await {
                Ok(Some(word)) => {
                    let word: String = word.get_payload().unwrap_or_default();
                    if word.split(' ').next() == Some(&self.name) {
                        self.master().await?;
                    }
                }
                Ok(None) => return Err((ErrorKind::Io, "the connection ended").into()),
                Err(_) => {
                    let ping = sink.ping::<deadpool_redis::redis::Value>();
                    within(self.patience, ping).await?;
                }
            }
        }
    }
}

async fn within<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, RedisError>>,
) -> Result<T, RedisError> {
    match timeout(limit, work).await {
        Ok(done) => done,
        Err(_) => Err((ErrorKind::Io, "a sentinel does not answer in time").into()),
    }
}

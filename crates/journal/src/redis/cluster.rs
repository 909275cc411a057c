//! What a process knows of a cluster: its nodes, and which of them has which slot.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use deadpool_redis::redis::{
    Client, Cmd, ConnectionAddr, ConnectionInfo, ErrorKind, RedisError, Value, cmd,
    from_redis_value,
};
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use rand::seq::IndexedRandom;
use tokio::runtime::Handle;
use tokio::sync::{Notify, watch};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tracing::debug;

use super::errand::{Errand, Words};
use super::line::Line;
use super::nodes::unknown;
use super::peer::Peer;
use super::slots::{Node, Slots};

/// The map is looked at anew at least this often.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// And no sooner than this after the last time.
const PAUSE: Duration = Duration::from_millis(50);

pub(super) struct Cluster {
    /// Any of them will do to learn of the others.
    seeds: Vec<ConnectionInfo>,
    map: Mutex<Map>,
    /// How often the map was asked for.
    looks: watch::Sender<u64>,
    /// On which the nodes are asked for the map.
    lines: Mutex<HashMap<Node, Arc<Line>>>,
    patience: Duration,
    runtime: Handle,
    hurry: Notify,
}

#[derive(Default)]
struct Map {
    slots: Slots,
    /// Who answered at the last look.
    awake: Vec<Node>,
}

/// How long those are waited for that have not answered when most have.
const STRAGGLERS: Duration = Duration::from_millis(100);

/// A map, and how much of a cluster has agreed on it.
struct Told {
    epoch: u64,
    slots: Slots,
}

impl Cluster {
    pub(super) fn new(seeds: Vec<ConnectionInfo>, patience: Duration, runtime: Handle) -> Self {
        Self {
            seeds,
            map: Mutex::default(),
            looks: watch::Sender::default(),
            lines: Mutex::default(),
            patience,
            runtime,
            hurry: Notify::new(),
        }
    }

    fn map(&self) -> MutexGuard<'_, Map> {
        self.map.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How often the map was asked for.
    pub(super) fn looks(&self) -> u64 {
        *self.looks.borrow()
    }

    /// Has the map looked at, and waits for that, but not for long.
    pub(super) async fn look_again(&self) {
        let mut looks = self.looks.subscribe();
        looks.borrow_and_update();
        self.look_soon();
        let _looked = timeout(self.patience, looks.changed()).await;
    }

    pub(super) fn master(&self, slot: u16) -> Option<Node> {
        self.map().slots.master(slot).cloned()
    }

    pub(super) fn masters(&self) -> Vec<Node> {
        self.map().slots.all_masters()
    }

    /// Takes in that a slot is elsewhere; the rest of the map is old, too.
    pub(super) fn moved(&self, slot: u16, node: &str) {
        self.map().slots.moved(slot, node);
        self.look_soon();
    }

    /// Something went wrong that another map may mend.
    pub(super) fn look_soon(&self) {
        self.hurry.notify_one();
    }

    /// Any node that answers.
    pub(super) fn any(&self) -> Result<Client, RedisError> {
        let node = self.map().awake.choose(&mut rand::rng()).cloned();
        match node {
            Some(node) => self.client(&node),
            None => Err(unknown()),
        }
    }

    /// Who reaches a node: as the seeds, in another place.
    pub(super) fn client(&self, node: &str) -> Result<Client, RedisError> {
        let (host, port) = node.rsplit_once(':').unwrap_or((node, ""));
        let host = host.trim_matches(['[', ']']).to_owned();
        let port: u16 = port.parse().unwrap_or(6379);
        let seed = self.seeds.first();
        let Some(seed) = seed else {
            return Err((ErrorKind::InvalidClientConfig, "a cluster without a node").into());
        };
        let address = match seed.addr() {
            ConnectionAddr::TcpTls {
                insecure,
                tls_params,
                ..
            } => ConnectionAddr::TcpTls {
                host,
                port,
                insecure: *insecure,
                tls_params: tls_params.clone(),
            },
            _ => ConnectionAddr::Tcp(host, port),
        };
        Client::open(seed.clone().set_addr(address))
    }

    /// Keeps the map until the process closes.
    pub(super) async fn watch(self: Arc<Self>, closing: CancellationToken) {
        loop {
            let look = async {
                let _sooner = timeout(LOOK_EVERY, self.hurry.notified()).await;
                if let Err(error) = self.look().await {
                    debug!(%error, "no node of the cluster tells who has what");
                }
                sleep(PAUSE).await;
            };
            tokio::select! {
                () = closing.cancelled() => return,
                () = look => {}
            }
        }
    }

    /// Asks every node for the map, and believes the one that knows of the latest change.
    pub(super) async fn look(&self) -> Result<(), RedisError> {
        let seeds = self.seeds.iter().map(|seed| seed.addr().to_string().into());
        let mut nodes: Vec<Node> = seeds.collect();
        nodes.extend(self.map().slots.nodes().iter().cloned());
        nodes.sort_unstable();
        nodes.dedup();
        let mut asked: FuturesUnordered<_> = nodes
            .iter()
            .map(|node| async move { (node, self.ask(node).await) })
            .collect();
        let (mut best, mut trouble): (Option<Told>, Option<RedisError>) = (None, None);
        let mut awake = Vec::new();
        loop {
            // Nobody waits for a node that hangs, once most have answered.
            let patience = if awake.len() > nodes.len() / 2 {
                STRAGGLERS
            } else {
                self.patience * 2
            };
            let Ok(Some((node, told))) = timeout(patience, asked.next()).await else {
                break;
            };
            if told.is_ok() {
                awake.push(node.clone());
            }
            match told {
                Ok(told) if best.as_ref().is_none_or(|best| best.epoch < told.epoch) => {
                    best = Some(told);
                }
                Ok(_) => {}
                Err(error) => trouble = Some(error),
            }
        }
        drop(asked);
        match (best, trouble) {
            (Some(told), _) => {
                self.lines()
                    .retain(|node, _| told.slots.nodes().contains(node));
                *self.map() = Map {
                    slots: told.slots,
                    awake,
                };
                self.looks.send_modify(|looks| *looks += 1);
                Ok(())
            }
            (None, Some(error)) => Err(error),
            (None, None) => Err((ErrorKind::Io, "a cluster without a node").into()),
        }
    }

    /// Fails unless most of the masters answer.
    pub(super) async fn ping(&self) -> Result<(), RedisError> {
        let (masters, ping) = (self.masters(), &cmd("PING"));
        let mut asked: FuturesUnordered<_> = masters
            .iter()
            .map(|node| async move {
                let errand = Errand::new(Words::One(ping));
                self.line(node)?.carry(&errand, false).await
            })
            .collect();
        let (mut fine, mut trouble) = (0, None);
        while let Some(answer) = asked.next().await {
            match answer {
                Ok(_) => fine += 1,
                Err(error) => trouble = Some(error),
            }
            if fine > masters.len() / 2 {
                return Ok(());
            }
        }
        self.look_soon();
        Err(trouble.unwrap_or_else(unknown))
    }

    fn lines(&self) -> MutexGuard<'_, HashMap<Node, Arc<Line>>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// On which a node is asked about the cluster.
    fn line(&self, node: &Node) -> Result<Arc<Line>, RedisError> {
        let mut lines = self.lines();
        if let Some(line) = lines.get(node) {
            return Ok(line.clone());
        }
        let peer = Peer::Server(Box::new(self.client(node)?));
        let line = Line::new(peer, self.patience, self.patience, &self.runtime);
        let line = Arc::new(line);
        lines.insert(node.clone(), line.clone());
        Ok(line)
    }

    async fn ask(&self, node: &Node) -> Result<Told, RedisError> {
        let line = self.line(node)?;
        let both = [words(["CLUSTER", "INFO"]), words(["CLUSTER", "SLOTS"])];
        let answers = line
            .carry(&Errand::new(Words::All(&both)), false)
            .await?
            .values;
        let [info, slots] = <[Value; 2]>::try_from(answers)
            .map_err(|_| RedisError::from((ErrorKind::Parse, "a map of another shape")))?;
        let info: String = from_redis_value(info.extract_error()?)?;
        let fact = |name| info.lines().find_map(|line| line.strip_prefix(name));
        // One that is cut off from the others knows of no later change.
        let fine = fact("cluster_state:").is_some_and(|state| state.trim() == "ok");
        let epoch = fact("cluster_current_epoch:").and_then(|it| it.trim().parse().ok());
        Ok(Told {
            epoch: epoch.unwrap_or(0) * 2 + u64::from(fine),
            slots: Slots::read(slots.extract_error()?, node)?,
        })
    }
}

fn words(words: [&str; 2]) -> Cmd {
    let mut command = cmd(words[0]);
    command.arg(words[1]);
    command
}

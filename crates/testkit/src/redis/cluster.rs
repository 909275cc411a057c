//! A cluster of three masters, each with a replica if one is to be lost.

use std::io;
use std::time::Duration;

use super::node::{Node, keeping};
use crate::port::free_port;
use crate::wait::eventually;

/// A master is given up when it has been silent for so long.
const DOWN_AFTER: &str = "700";
/// Until all of it stands, and until a failover is through.
const LIMIT: Duration = Duration::from_secs(30);
const MASTERS: usize = 3;

/// Nodes that share the slots.
pub struct Cluster {
    nodes: Vec<Node>,
}

impl Cluster {
    /// Three nodes without a copy. `None`, said loudly, where there is no `redis-server` and none is
    /// required.
    ///
    /// # Panics
    /// They do not find together, or are missing where they are required.
    pub async fn start() -> Option<Self> {
        Self::with_replicas(0).await
    }

    /// The same with a replica of each.
    ///
    /// # Panics
    /// As above.
    pub async fn start_with_replicas() -> Option<Self> {
        Self::with_replicas(1).await
    }

    async fn with_replicas(replicas: usize) -> Option<Self> {
        match spawn(MASTERS * (1 + replicas)).await {
            Ok(nodes) => {
                let cluster = Self { nodes };
                cluster.join(replicas).await;
                Some(cluster)
            }
            Err(error) => super::skip(&error),
        }
    }

    /// Names the first three nodes, for whoever has no password.
    #[must_use]
    pub fn url(&self) -> String {
        self.url_for("")
    }

    /// The same for somebody, such as `user:password@`.
    #[must_use]
    pub fn url_for(&self, who: &str) -> String {
        let seeds = self.nodes.iter().take(MASTERS).map(Node::address);
        let seeds: Vec<_> = seeds.collect();
        format!("redis-cluster://{who}{}", seeds.join(","))
    }

    /// All of its nodes.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The same, to be killed and paused.
    #[must_use]
    pub fn nodes_mut(&mut self) -> &mut [Node] {
        &mut self.nodes
    }

    /// The port of the master that has a key, as one of the others knows it.
    ///
    /// # Panics
    /// Nobody has it.
    pub async fn master_of(&self, key: &str) -> u16 {
        let slot = self.slot_of(key).await;
        let master = self.owner(&self.nodes[0], slot).await;
        master.expect("a master of the slot")
    }

    /// Waits until every node but that one knows another master of a key.
    ///
    /// # Panics
    /// None is made.
    pub async fn another_master_of(&self, key: &str, than: u16) {
        let others = self.nodes.iter().filter(|node| node.port() != than);
        let others: Vec<_> = others.collect();
        let known = others.first().expect("another node");
        let slot = slot(&known.ask(&["CLUSTER", "KEYSLOT", key]).await);
        for node in others {
            eventually("a failover", LIMIT, || async {
                let owner = self.owner(node, slot).await?;
                let state = node.ask(&["CLUSTER", "INFO"]).await;
                (owner != than && state.contains("cluster_state:ok")).then_some(())
            })
            .await;
        }
    }

    /// Moves the slot of a key to another master, with all that is in it; answers once it is done.
    ///
    /// # Panics
    /// It is not moved.
    pub async fn move_slot_of(&self, key: &str) {
        let from = self.master_of(key).await;
        let slot = self.slot_of(key).await.to_string();
        let from = self.nodes.iter().find(|it| it.port() == from);
        let from = from.expect("the owner");
        let masters = self.nodes.iter().take(MASTERS);
        let to = masters.into_iter().find(|it| it.port() != from.port());
        let to = to.expect("another master");
        let (from_id, to_id) = (id(from).await, id(to).await);
        let (from_id, to_id) = (from_id.as_str(), to_id.as_str());
        to.ask(&["CLUSTER", "SETSLOT", &slot, "IMPORTING", from_id])
            .await;
        from.ask(&["CLUSTER", "SETSLOT", &slot, "MIGRATING", to_id])
            .await;
        let port = to.port().to_string();
        loop {
            let keys = from.ask(&["CLUSTER", "GETKEYSINSLOT", &slot, "100"]).await;
            let keys: Vec<_> = keys.lines().filter(|key| !key.is_empty()).collect();
            if keys.is_empty() {
                break;
            }
            for key in keys {
                from.ask(&["MIGRATE", "127.0.0.1", &port, key, "0", "5000"])
                    .await;
            }
        }
        for node in [to, from] {
            node.ask(&["CLUSTER", "SETSLOT", &slot, "NODE", to_id])
                .await;
        }
        assert_eq!(
            self.owner(from, slot.parse().unwrap()).await,
            Some(to.port())
        );
    }

    async fn slot_of(&self, key: &str) -> usize {
        slot(&self.nodes[0].ask(&["CLUSTER", "KEYSLOT", key]).await)
    }

    /// Who has a slot, as a node knows it.
    async fn owner(&self, node: &Node, slot: usize) -> Option<u16> {
        let nodes = node.ask(&["CLUSTER", "NODES"]).await;
        nodes.lines().find_map(|line| {
            let mut words = line.split(' ');
            let address = words.nth(1)?;
            let has = words.skip(6).any(|range| {
                let (first, last) = range.split_once('-').unwrap_or((range, range));
                let (first, last) = (first.parse::<usize>(), last.parse::<usize>());
                first.is_ok_and(|first| first <= slot) && last.is_ok_and(|last| slot <= last)
            });
            let port = address.split('@').next()?.rsplit(':').next()?;
            has.then(|| port.parse().ok())?
        })
    }

    async fn join(&self, replicas: usize) {
        let mut create = tokio::process::Command::new("redis-cli");
        create.args(["--cluster", "create"]);
        create.args(self.nodes.iter().map(Node::address));
        create.args(["--cluster-replicas", &replicas.to_string()]);
        let done = create.arg("--cluster-yes").output().await;
        let done = done.expect("redis-cli runs");
        let told = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(done.status.success(), "no cluster: {told}");
        for node in &self.nodes {
            eventually("the cluster", LIMIT, || async {
                let known = node.ask(&["CLUSTER", "INFO"]).await;
                let all = format!("cluster_known_nodes:{}", self.nodes.len());
                let alone = node.info("replication", "role").await == "master";
                let up = node.info("replication", "master_link_status").await == "up";
                let agreed = known.contains("cluster_state:ok") && known.contains(&all);
                (agreed && (alone || up)).then_some(())
            })
            .await;
        }
    }
}

async fn spawn(count: usize) -> io::Result<Vec<Node>> {
    let flags = || {
        let port = free_port().to_string();
        keeping(&[
            "--cluster-enabled",
            "yes",
            "--cluster-port",
            &port,
            "--cluster-node-timeout",
            DOWN_AFTER,
            "--cluster-replica-validity-factor",
            "0",
        ])
    };
    let mut nodes = Vec::new();
    for _ in 0..count {
        nodes.push(Node::start(flags).await?);
    }
    Ok(nodes)
}

async fn id(node: &Node) -> String {
    node.ask(&["CLUSTER", "MYID"]).await.trim().to_owned()
}

fn slot(answer: &str) -> usize {
    answer.trim().parse().expect("a slot")
}

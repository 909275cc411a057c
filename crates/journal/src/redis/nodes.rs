//! The lines of one exchange to the nodes of a cluster.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use deadpool_redis::redis::{ErrorKind, RedisError};
use tokio::runtime::Handle;

use super::cluster::Cluster;
use super::line::Line;
use super::peer::Peer;
use super::slots::Node;

pub(super) struct Nodes {
    pub(super) cluster: Arc<Cluster>,
    connect: Duration,
    response: Duration,
    runtime: Handle,
    lines: Mutex<Lines>,
}

#[derive(Default)]
struct Lines {
    to: HashMap<Node, Arc<Line>>,
    /// At the map by which they were last gone through.
    looks: u64,
}

impl Nodes {
    pub(super) fn new(
        cluster: Arc<Cluster>,
        connect: Duration,
        response: Duration,
        runtime: Handle,
    ) -> Self {
        Self {
            cluster,
            connect,
            response,
            runtime,
            lines: Mutex::default(),
        }
    }

    pub(super) fn line(&self, node: &Node) -> Result<Arc<Line>, RedisError> {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let looks = self.cluster.looks();
        if lines.looks != looks {
            let masters = self.cluster.masters();
            lines.to.retain(|node, _| masters.contains(node));
            lines.looks = looks;
        }
        if let Some(line) = lines.to.get(node) {
            return Ok(line.clone());
        }
        let peer = Peer::Node(Box::new(self.cluster.client(node)?));
        let line = Line::new(peer, self.connect, self.response, &self.runtime);
        let line = Arc::new(line);
        lines.to.insert(node.clone(), line.clone());
        Ok(line)
    }
}

/// Nobody has the slot, as far as we know.
pub(super) fn unknown() -> RedisError {
    (
        ErrorKind::Io,
        "no node of the cluster is known to have the slot",
    )
        .into()
}

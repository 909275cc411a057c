//! Which kind of store it is, chosen once: one Redis (always the same, or the master of now), or a
//! cluster.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use deadpool_redis::redis::RedisError;

use super::address::Address;
use super::cluster::Cluster;
use super::exchange::Exchange;
use super::line::{Line, unavailable};
use super::peer::{Peer, Reached};
use super::sentinel::Sentinels;
use crate::error::JournalError;
use crate::settings::RedisSettings;

#[derive(Clone)]
pub(super) enum Topology {
    One(Peer),
    Cluster(Arc<Cluster>),
}

impl Topology {
    /// Takes up what the settings name, and keeps up with it until the process closes.
    pub(super) async fn of(
        settings: &RedisSettings,
        runtime: &Handle,
        tasks: &TaskTracker,
        closing: &CancellationToken,
    ) -> Result<Self, JournalError> {
        let patience = settings.connect_timeout;
        if settings.url.starts_with("rediss") {
            choose_cryptography();
        }
        match Address::parse(&settings.url).map_err(JournalError::address)? {
            Address::One(client) => Ok(Self::One(Peer::Server(Box::new(client)))),
            Address::Sentinel {
                sentinels,
                master,
                server,
                tls,
            } => {
                let sentinels = Sentinels::new(sentinels, master, &server, tls, patience);
                let sentinels = Arc::new(sentinels.map_err(JournalError::address)?);
                tasks.spawn_on(sentinels.clone().watch(closing.clone()), runtime);
                Ok(Self::One(Peer::Master(sentinels)))
            }
            Address::Cluster { seeds } => {
                let cluster = Arc::new(Cluster::new(seeds, patience / 2, runtime.clone()));
                cluster.look().await.map_err(unavailable)?;
                tasks.spawn_on(cluster.clone().watch(closing.clone()), runtime);
                Ok(Self::Cluster(cluster))
            }
        }
    }

    /// Lines of their own, whose commands must be answered within `response`.
    pub(super) fn exchange(
        &self,
        connect: Duration,
        response: Duration,
        runtime: &Handle,
    ) -> Exchange {
        match self {
            Self::One(peer) => Exchange::one(Line::new(peer.clone(), connect, response, runtime)),
            Self::Cluster(cluster) => {
                Exchange::many(cluster.clone(), connect, response, runtime.clone())
            }
        }
    }

    /// Who is to be listened to: in a cluster every node hears what is said on any.
    pub(super) async fn ear(&self) -> Result<Reached, RedisError> {
        match self {
            Self::One(peer) => peer.reach().await,
            Self::Cluster(cluster) => Ok(Reached {
                client: cluster.any()?,
                reign: 0,
            }),
        }
    }

    /// Waits until there is somebody else to be listened to.
    pub(super) async fn ended(&self, reign: u64) {
        match self {
            Self::One(peer) => peer.ended(reign).await,
            Self::Cluster(_) => std::future::pending().await,
        }
    }
}

/// A program may hold more than one, and redis-rs takes what was chosen.
fn choose_cryptography() {
    // Somebody may have chosen before.
    let _chosen = aws_lc_rs::default_provider().install_default();
}

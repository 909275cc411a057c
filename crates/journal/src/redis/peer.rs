//! Who is at the other end of a connection: one Redis for good, or whichever is the master.

use std::future::pending;
use std::sync::Arc;

use deadpool_redis::redis::{Client, RedisError};

use super::sentinel::Sentinels;

#[derive(Clone)]
pub(super) enum Peer {
    Server(Box<Client>),
    /// One of a cluster, which may be a master today and a replica tomorrow.
    Node(Box<Client>),
    Master(Arc<Sentinels>),
}

/// Whom a connection is made to.
pub(super) struct Reached {
    pub(super) client: Client,
    /// The connection is of no use under another one.
    pub(super) reign: u64,
}

impl Peer {
    /// Whom to connect to now.
    pub(super) async fn reach(&self) -> Result<Reached, RedisError> {
        match self {
            Self::Server(client) | Self::Node(client) => Ok(Reached {
                client: Client::clone(client),
                reign: 0,
            }),
            Self::Master(sentinels) => sentinels.master().await,
        }
    }

    /// Whether a connection of that reign is still one to whom it should be.
    pub(super) fn reigns(&self, reign: u64) -> bool {
        match self {
            Self::Server(_) | Self::Node(_) => true,
            Self::Master(sentinels) => sentinels.reign() == reign,
        }
    }

    /// Whether it may be replaced, and come back as another, without the connection's breaking.
    pub(super) const fn may_change(&self) -> bool {
        match self {
            Self::Server(_) => false,
            Self::Node(_) | Self::Master(_) => true,
        }
    }

    /// Waits for the end of a reign.
    pub(super) async fn ended(&self, reign: u64) {
        match self {
            Self::Server(_) | Self::Node(_) => pending().await,
            Self::Master(sentinels) => sentinels.ended(reign).await,
        }
    }
}

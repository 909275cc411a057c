//! Tells every process that a link has changed, and hears it.
//!
//! The journal tells it at once. Should it be away, or what it told be lost, the tables tell it: every
//! process looks every other second at what has changed lately.

use std::collections::HashMap;
use std::time::Duration;

use bytes::Bytes;
use host::{Clock, Every};
use journal::{Entry, Journals};
use proto_events::domain::CHANGED_LINKS;
use sea_orm::DbErr;
use tokio_util::sync::CancellationToken;

use super::Links;
use crate::share::ShareId;
use crate::store::Store;

/// Between two looks at what has changed.
const EVERY: Duration = Duration::from_secs(2);

/// How far back a look goes: clocks of several machines differ, and a look may come late.
const BACK: time::Duration = time::Duration::seconds(20);

/// Cheap to clone.
#[derive(Clone)]
pub struct Changes {
    pub journals: Journals,
    pub links: Links,
    pub store: Store,
    pub clock: Clock,
}

impl Changes {
    /// Tells that these links show something else from now on, or nothing: here before it returns,
    /// elsewhere in a moment.
    pub async fn tell(&self, changed: &[ShareId]) {
        if changed.is_empty() {
            return;
        }
        for id in changed {
            self.links.forget(*id);
        }
        let entries = changed.iter();
        let entries = entries.map(|id| Bytes::copy_from_slice(&id.to_bytes()));
        if let Err(error) = self.journals.append(CHANGED_LINKS, entries.collect()).await {
            tracing::warn!(%error, "other processes learn of changed links by the tables only");
        }
    }

    /// Hears what others tell, until `stop`.
    pub async fn hear(self, stop: CancellationToken) {
        let hear = |entry: &Entry| {
            if let Ok(id) = <[u8; 16]>::try_from(&*entry.payload) {
                self.links.forget(ShareId::from_random(id));
            }
        };
        self.journals.listen(CHANGED_LINKS, &stop, hear).await;
    }

    /// Ends links whose time is over and looks at what has changed, until `stop`.
    pub async fn look(self, stop: CancellationToken) {
        let mut seen = HashMap::new();
        let mut every = Every::new(EVERY, stop);
        while every.comes().await {
            if let Err(error) = self.look_once(&mut seen).await {
                tracing::warn!(%error, "cannot look at what has become of links");
            }
        }
    }

    /// `seen` is what the looks before have found, with the moment of each change.
    async fn look_once(&self, seen: &mut HashMap<ShareId, i64>) -> Result<(), DbErr> {
        let now = self.clock.now();
        loop {
            let over = self.store.expire(now).await?;
            if over.is_empty() {
                break;
            }
            self.tell(&over).await;
        }
        let changed = self.store.changed_since(now - BACK).await?;
        for (id, at) in &changed {
            if seen.get(id) != Some(at) {
                self.links.forget(*id);
            }
        }
        *seen = changed.into_iter().collect();
        Ok(())
    }
}

//! Which instances live. Each says so now and then; of one that stays silent the connections are gone, and
//! nobody else will say it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use host::Every;
use journal::{Entry, Journals};
use proto_events::domain::LIVING_INSTANCES;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// How often an instance says that it lives.
const EVERY: Duration = Duration::from_secs(5);
/// Who was not heard for so long is gone.
const SILENCE: Duration = Duration::from_secs(20);

/// What is known of the instances. Cheap to clone.
#[derive(Clone)]
pub struct Living {
    own: Uuid,
    since: Instant,
    heard: Arc<Mutex<HashMap<Uuid, Instant>>>,
}

impl Living {
    /// This one lives from now on.
    #[must_use]
    pub fn new(own: Uuid) -> Self {
        Self {
            own,
            since: Instant::now(),
            heard: Arc::default(),
        }
    }

    #[must_use]
    pub fn own(&self) -> Uuid {
        self.own
    }

    /// Whether an instance is gone, as far as can be told: who has listened for a moment only cannot.
    #[must_use]
    pub fn is_lost(&self, instance: Uuid) -> bool {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let last = heard.get(&instance).copied().unwrap_or(self.since);
        instance != self.own && last.elapsed() >= SILENCE
    }

    /// Says that this one lives, until `stop`.
    pub async fn say(self, journals: Journals, stop: CancellationToken) {
        let mut every = Every::new(EVERY, stop);
        while every.comes().await {
            let own = Bytes::copy_from_slice(self.own.as_bytes());
            if let Err(error) = journals.append(LIVING_INSTANCES, vec![own]).await {
                tracing::debug!(%error, "others do not hear that this instance lives");
            }
        }
    }

    /// Hears the others, until `stop`.
    pub async fn hear(self, journals: Journals, stop: CancellationToken) {
        let hear = |entry: &Entry| {
            if let Ok(instance) = Uuid::from_slice(&entry.payload) {
                let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
                heard.retain(|_, last| last.elapsed() < SILENCE * 4);
                heard.insert(instance, Instant::now());
            }
        };
        journals.listen(LIVING_INSTANCES, &stop, hear).await;
    }
}

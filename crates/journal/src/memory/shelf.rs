//! All journals of the process by name, and which of them nobody needs any more.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Volume;
use crate::clock::Clock;
use crate::settings::MemorySettings;

/// Looking at every journal is not free; this is how often.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

pub(super) struct Shelf {
    pub(super) volumes: HashMap<String, Arc<Volume>>,
    pub(super) closed: bool,
    last_epoch: u64,
    swept: Option<Instant>,
}

impl Shelf {
    pub(super) fn new() -> Self {
        Self {
            volumes: HashMap::new(),
            closed: false,
            last_epoch: 0,
            swept: None,
        }
    }

    /// Later than any epoch of this process, and than those of former ones by the clock.
    pub(super) fn next_epoch(&mut self, clock: &Clock) -> u64 {
        self.last_epoch = clock.now_ms().max(self.last_epoch + 1);
        self.last_epoch
    }

    /// Drops journals that nobody has used for their time. Their time begins when a sweep first
    /// sees them unused, so one that was just left is never dropped at once.
    pub(super) fn sweep(&mut self, settings: &MemorySettings) {
        let now = Instant::now();
        let every = SWEEP_EVERY.min(settings.idle);
        if self
            .swept
            .is_some_and(|swept| now.duration_since(swept) < every)
        {
            return;
        }
        self.swept = Some(now);
        self.volumes.retain(|_, volume| {
            let mut idle = volume.idle.lock().unwrap_or_else(PoisonError::into_inner);
            if volume.log.has_writer() || volume.log.followers() > 0 {
                *idle = None;
                return true;
            }
            let patience = if volume.state().is_some() {
                settings.state_idle
            } else {
                settings.idle
            };
            now.duration_since(*idle.get_or_insert(now)) < patience
        });
    }
}

//! Keeps what running turns have said: one transaction a second for all of them together.

use std::sync::{Mutex, PoisonError};

use host::Every;
use tokio_util::sync::CancellationToken;

use super::Conductor;
use crate::ids::TurnId;

/// What is to be kept with the next checkpoint.
#[derive(Default)]
pub(super) struct Keeper {
    announced: Mutex<Vec<TurnId>>,
}

impl Conductor {
    /// Writes checkpoints until `stop`.
    pub async fn keep(&self, stop: CancellationToken) {
        let mut every = Every::new(self.inner.config.checkpoint, stop);
        while every.comes().await {
            self.keep_all().await;
        }
    }

    /// Notes that a turn's end is in the journal; it is written down with the next checkpoint.
    pub(super) fn note_announced(&self, turn: TurnId) {
        self.announced().push(turn);
    }

    /// Writes one checkpoint now.
    pub(super) async fn keep_all(&self) {
        let checkpoints: Vec<_> = self
            .batons()
            .iter()
            .filter_map(|baton| baton.take_checkpoint())
            .collect();
        let announced = std::mem::take(&mut *self.announced());
        let now = self.inner.clock.now();
        if let Err(error) = self.inner.store.checkpoint(checkpoints, now).await {
            // The next one is at most a second away and says more.
            tracing::warn!(%error, "checkpoint not written");
        }
        if let Err(error) = self.inner.store.announced(announced.clone()).await {
            tracing::warn!(%error, "announcements not written");
            self.announced().extend(announced);
        }
    }

    fn announced(&self) -> std::sync::MutexGuard<'_, Vec<TurnId>> {
        self.inner
            .keeper
            .announced
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

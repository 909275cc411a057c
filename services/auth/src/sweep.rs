//! Forgets what has had its time, now and then.

use std::time::Duration;

use host::{Clock, Every, TaskError};
use tokio_util::sync::CancellationToken;

use crate::eraser::Eraser;
use crate::store::Store;

const EVERY: Duration = Duration::from_secs(600);

/// What forgetting works with.
pub struct Sweeper {
    pub store: Store,
    pub eraser: Eraser,
    pub clock: Clock,
    pub session_life: time::Duration,
}

impl Sweeper {
    /// Looks from time to time, until `stop`.
    ///
    /// # Errors
    /// None: a database that is away is waited for.
    pub async fn run(self, stop: CancellationToken) -> Result<(), TaskError> {
        let mut every = Every::new(EVERY, stop);
        while every.comes().await {
            self.look().await;
        }
        Ok(())
    }

    async fn look(&self) {
        let swept = self.store.sweep(self.session_life, self.clock.now()).await;
        if let Err(error) = swept {
            tracing::warn!(%error, "cannot forget what has had its time");
        }
        if let Err(error) = self.eraser.take_up().await {
            tracing::warn!(%error, "cannot see erasures through");
        }
    }
}

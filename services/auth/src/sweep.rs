//! Forgets what has had its time, now and then.

use std::time::Duration;

use host::{Clock, TaskError};
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
        let mut tick = tokio::time::interval(EVERY);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = stop.cancelled() => return Ok(()),
                _ = tick.tick() => {}
            }
            let swept = self.store.sweep(self.session_life, self.clock.now()).await;
            if let Err(error) = swept {
                tracing::warn!(%error, "cannot forget what has had its time");
            }
            if let Err(error) = self.eraser.take_up().await {
                tracing::warn!(%error, "cannot see erasures through");
            }
        }
    }
}

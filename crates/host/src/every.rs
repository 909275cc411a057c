//! Work that is done again and again.

use std::time::Duration;

use tokio::time::{Interval, MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

/// Moments, the first one at once and then one every so often. What is late is not made up for.
#[derive(Debug)]
pub struct Every {
    tick: Interval,
    stop: CancellationToken,
}

impl Every {
    /// One in each `period`, until `stop`.
    #[must_use]
    pub fn new(period: Duration, stop: CancellationToken) -> Self {
        let mut tick = interval(period);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self { tick, stop }
    }

    /// Waits for the next one; false when there is none any more.
    pub async fn comes(&mut self) -> bool {
        tokio::select! {
            () = self.stop.cancelled() => false,
            _ = self.tick.tick() => true,
        }
    }
}

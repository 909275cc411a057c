//! When nothing is begun any more.

use std::path::PathBuf;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};

use super::plan::PeoplePlan;

/// How often it is looked whether the file is there.
const LOOK: Duration = Duration::from_millis(200);

/// Tells everybody that the time is over.
#[derive(Clone)]
pub struct Closing(watch::Receiver<bool>);

impl Closing {
    /// With the future that has to be run until then.
    pub fn by(plan: &PeoplePlan) -> (Self, impl Future<Output = ()> + use<>) {
        let (tell, told) = watch::channel(false);
        let (time, until) = (plan.time(), plan.until.clone());
        let wait = async move {
            tokio::select! {
                () = passed(time) => {}
                () = there(until) => {}
                // whoever started this wants to know what was lost so far
                _ = tokio::signal::ctrl_c() => {}
            }
            // whoever asks later sees it all the same
            let _ = tell.send(true);
        };
        (Self(told), wait)
    }

    pub fn has_come(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until then.
    pub async fn comes(&self) {
        // it is never taken back, and the sender lives until it is said
        drop(self.0.clone().wait_for(|come| *come).await);
    }

    /// Waits, but not longer than until then.
    pub async fn or(&self, time: Duration) {
        tokio::select! {
            () = sleep(time) => {}
            () = self.comes() => {}
        }
    }
}

async fn passed(time: Option<Duration>) {
    match time {
        Some(time) => sleep_until(Instant::now() + time).await,
        None => std::future::pending().await,
    }
}

async fn there(file: Option<PathBuf>) {
    let Some(file) = file else {
        return std::future::pending().await;
    };
    while !file.exists() {
        sleep(LOOK).await;
    }
}

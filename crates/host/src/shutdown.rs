//! The end of a process, as a value that is passed in.

use std::io;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{info, warn};

use crate::duty::Duty;

/// Soft first, then hard.
///
/// Every loop selects on one of the two, every task is spawned on the tracker.
#[derive(Debug, Clone, Default)]
pub struct Shutdown {
    /// Cancelled when the process is asked to stop: readiness goes off, services drain, streams
    /// say farewell. What was accepted is finished.
    pub soft: CancellationToken,
    /// Cancelled when everybody had their time, or at the second signal: stop where you are.
    pub hard: CancellationToken,
    /// Everything that runs beside the requests. The process waits for it.
    pub tracker: TaskTracker,
    /// Whether another process has been given what this one was there for, while it goes on.
    pub duty: Duty,
}

impl Shutdown {
    /// Nothing has been asked yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks the process to stop.
    pub fn begin(&self) {
        self.soft.cancel();
    }

    /// Stops everything where it is.
    pub fn force(&self) {
        self.soft.cancel();
        self.hard.cancel();
    }

    /// Whether the process was asked to stop.
    #[must_use]
    pub fn is_draining(&self) -> bool {
        self.soft.is_cancelled()
    }

    /// From now on SIGTERM and SIGINT begin the shutdown, and a second one forces it.
    ///
    /// # Errors
    ///
    /// If the operating system refuses the handlers.
    pub fn obey_signals(&self) -> io::Result<()> {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        let shutdown = self.clone();
        tokio::spawn(async move {
            for _ in 0..2 {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = interrupt.recv() => {}
                    () = shutdown.hard.cancelled() => return,
                }
                if shutdown.is_draining() {
                    warn!("asked to stop again: stopping at once");
                    shutdown.force();
                } else {
                    info!("asked to stop: finishing what was begun");
                    shutdown.begin();
                }
            }
        });
        Ok(())
    }
}

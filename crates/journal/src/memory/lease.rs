//! The lease of a journal in this process: it lives exactly as long as its writer does.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::error::JournalError;
use crate::log::Log;

/// Given back when it is dropped.
pub(crate) struct Lease {
    log: Arc<Log>,
    epoch: u64,
    lost: CancellationToken,
}

impl Lease {
    pub(super) fn new(log: Arc<Log>, epoch: u64) -> Self {
        Self {
            log,
            epoch,
            lost: CancellationToken::new(),
        }
    }

    pub(super) const fn epoch(&self) -> u64 {
        self.epoch
    }

    pub(crate) const fn lost(&self) -> &CancellationToken {
        &self.lost
    }

    pub(crate) fn release(self) -> Result<(), JournalError> {
        if self.lost.is_cancelled() {
            Err(JournalError::Lost)
        } else {
            Ok(())
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.log.detach(self.epoch);
    }
}

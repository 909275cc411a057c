//! Follows the file of the keys, so that they are rotated while every process runs.

use std::time::Duration;

use actix_web::web::Data;
use host::{Every, TaskError};
use identity::{KeyFile, Minter, Verifier};
use tokio_util::sync::CancellationToken;

/// Often enough to be published long before it signs.
const EVERY: Duration = Duration::from_secs(5);

/// What following works with.
pub struct KeyFollower {
    pub file: KeyFile,
    pub minter: Minter,
    pub verifier: Data<Verifier>,
}

impl KeyFollower {
    /// Looks from time to time, until `stop`.
    ///
    /// # Errors
    /// None: while the file makes no sense the keys stay as they are.
    pub async fn run(self, stop: CancellationToken) -> Result<(), TaskError> {
        let mut every = Every::new(EVERY, stop);
        while every.comes().await {
            self.look();
        }
        Ok(())
    }

    fn look(&self) {
        match self.file.load() {
            Ok(ring) => {
                // believed before it signs
                self.verifier.replace_keys(ring.public_keys());
                self.minter.replace_keys(ring);
            }
            Err(error) => tracing::warn!(%error, "the keys stay as they are"),
        }
    }
}

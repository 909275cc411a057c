//! Who asks for links that nobody has made, and how often.

use std::time::Instant;

use http_kit::{ClientAddress, Limited, Limiter};
use quick_cache::sync::Cache;

/// As many addresses are kept out at once; the others are let in again a little early.
const KEPT_OUT: usize = 4096;

/// Guessing is hopeless; this keeps it from costing us anything.
pub struct Guesses {
    rate: Limiter<ClientAddress>,
    /// Who has guessed too often, and until when.
    kept_out: Cache<ClientAddress, Instant>,
}

impl Guesses {
    /// As many wrong ones an address has a minute, and a quarter of it at once.
    #[must_use]
    pub fn new(each_minute: u32) -> Self {
        Self {
            rate: Limiter::each_minute(each_minute),
            kept_out: Cache::new(KEPT_OUT),
        }
    }

    /// Asked before anything is looked up.
    ///
    /// # Errors
    /// This address has guessed too often.
    pub fn admit(&self, address: &ClientAddress) -> Result<(), Limited> {
        let Some(until) = self.kept_out.get(address) else {
            return Ok(());
        };
        let retry_after = until.saturating_duration_since(Instant::now());
        if retry_after.is_zero() {
            self.kept_out.remove(address);
            return Ok(());
        }
        Err(Limited { retry_after })
    }

    /// This one was wrong.
    ///
    /// # Errors
    /// It was one too many.
    pub fn count(&self, address: &ClientAddress) -> Result<(), Limited> {
        self.rate.check(address).inspect_err(|limited| {
            let until = Instant::now() + limited.retry_after;
            self.kept_out.insert(*address, until);
        })
    }
}

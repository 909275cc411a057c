//! Passcodes of rooms: hashed with argon2id, a few at a time, apart from the threads that serve.

use std::sync::Arc;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, PasswordHash};
use tokio::sync::Semaphore;

/// Each takes 19 MiB while it is computed.
const AT_ONCE: usize = 2;

/// Longest passcode, in characters.
pub const LONGEST: usize = 32;
/// Shortest passcode, in characters.
pub const SHORTEST: usize = 4;

/// Computes digests of passcodes. Cheap to clone.
#[derive(Clone)]
pub struct Passcodes {
    turns: Arc<Semaphore>,
}

/// It could not be computed.
#[derive(Debug, thiserror::Error)]
#[error("a passcode could not be hashed: {0}")]
pub struct Unhashed(String);

impl Passcodes {
    #[must_use]
    pub fn new() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// The digest that is kept of a passcode.
    ///
    /// # Errors
    /// It cannot be computed.
    pub async fn hash(&self, passcode: String) -> Result<String, Unhashed> {
        self.compute(move || {
            let hashed = Argon2::default().hash_password(passcode.as_bytes());
            hashed
                .map(|it| it.to_string())
                .map_err(|it| Unhashed(it.to_string()))
        })
        .await?
    }

    /// Whether a passcode is the one behind a digest.
    ///
    /// # Errors
    /// It cannot be computed.
    pub async fn matches(&self, passcode: String, digest: String) -> Result<bool, Unhashed> {
        self.compute(move || {
            let hash = PasswordHash::new(&digest).map_err(|it| Unhashed(it.to_string()))?;
            let verified = Argon2::default().verify_password(passcode.as_bytes(), &hash);
            Ok(verified.is_ok())
        })
        .await?
    }

    async fn compute<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Unhashed> {
        let turn = self.turns.clone().acquire_owned().await;
        let _turn = turn.map_err(|it| Unhashed(it.to_string()))?;
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|it| Unhashed(it.to_string()))
    }
}

/// Whether it can be a passcode.
#[must_use]
pub fn is_one(text: &str) -> bool {
    (SHORTEST..=LONGEST).contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

//! Codes that somebody was sent back with: each is exchanged once, within a minute.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a code is good.
const LIFE: Duration = Duration::from_secs(60);

/// What a code stands for.
#[derive(Debug, Clone)]
pub struct Granted {
    pub person: String,
    pub redirect_uri: String,
    /// S256 of what only who began can know.
    pub challenge: String,
    pub nonce: Option<String>,
}

/// All codes that are on their way.
#[derive(Default)]
pub struct Codes {
    granted: Mutex<HashMap<String, (Granted, Instant)>>,
}

impl Codes {
    pub fn grant(&self, code: String, granted: Granted) {
        let mut all = self.granted.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (_, since)| since.elapsed() < LIFE);
        all.insert(code, (granted, Instant::now()));
    }

    /// What the code stands for; from now on it stands for nothing.
    pub fn take(&self, code: &str) -> Option<Granted> {
        let mut all = self.granted.lock().unwrap_or_else(PoisonError::into_inner);
        let (granted, since) = all.remove(code)?;
        (since.elapsed() < LIFE).then_some(granted)
    }
}

//! What was handed out and is only good for a while: codes, which are exchanged once, and tokens.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use time::{Duration, OffsetDateTime};

/// How long a code is good.
pub const CODE_LIFE: Duration = Duration::seconds(60);

/// All of one kind that are out there, and what each stands for.
pub struct Codes<T> {
    granted: Mutex<HashMap<String, (T, OffsetDateTime)>>,
}

impl<T> Default for Codes<T> {
    fn default() -> Self {
        Self {
            granted: Mutex::default(),
        }
    }
}

impl<T> Codes<T> {
    /// Hands out one that nobody can guess.
    pub fn grant(&self, granted: T, now: OffsetDateTime, life: Duration) -> String {
        let code = random();
        let mut all = self.all();
        all.retain(|_, (_, until)| *until > now);
        all.insert(code.clone(), (granted, now + life));
        code
    }

    /// What the code stands for; from now on it stands for nothing.
    pub fn take(&self, code: &str, now: OffsetDateTime) -> Option<T> {
        let (granted, until) = self.all().remove(code)?;
        (until > now).then_some(granted)
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, (T, OffsetDateTime)>> {
        self.granted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Clone> Codes<T> {
    /// What the token stands for, and until when.
    pub fn find(&self, token: &str, now: OffsetDateTime) -> Option<(T, OffsetDateTime)> {
        let found = self.all().get(token).cloned();
        found.filter(|(_, until)| *until > now)
    }
}

/// 256 bits as text.
pub fn random() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

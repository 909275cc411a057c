//! Codes that every process with the same key understands: what they stand for is written in them.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use time::{Duration, OffsetDateTime};

/// Seals codes and opens them. Of one process each code opens once.
pub struct Seal {
    key: Vec<u8>,
    opened: Mutex<HashMap<String, OffsetDateTime>>,
}

#[derive(Serialize, Deserialize)]
struct Content<T> {
    granted: T,
    /// Seconds since 1970.
    until: i64,
}

impl Seal {
    pub fn new(key: &[u8]) -> Self {
        Self {
            key: key.to_vec(),
            opened: Mutex::default(),
        }
    }

    /// A code that is good for `life`. `None` if the cryptographic library fails.
    pub fn close(
        &self,
        granted: impl Serialize,
        now: OffsetDateTime,
        life: Duration,
    ) -> Option<String> {
        let until = (now + life).unix_timestamp();
        let content = serde_json::to_vec(&Content { granted, until }).ok()?;
        let content = URL_SAFE_NO_PAD.encode(content);
        let mark = URL_SAFE_NO_PAD.encode(self.mac(&content)?.finalize().into_bytes());
        Some(format!("{content}.{mark}"))
    }

    /// What a code stands for; the second time it stands for nothing.
    pub fn open<T: DeserializeOwned>(&self, code: &str, now: OffsetDateTime) -> Option<T> {
        let (content, mark) = code.split_once('.')?;
        let mark = URL_SAFE_NO_PAD.decode(mark).ok()?;
        self.mac(content)?.verify_slice(&mark).ok()?;
        let content = URL_SAFE_NO_PAD.decode(content).ok()?;
        let Content { granted, until } = serde_json::from_slice(&content).ok()?;
        let until = OffsetDateTime::from_unix_timestamp(until).ok()?;
        if until <= now {
            return None;
        }
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        opened.retain(|_, until| *until > now);
        let is_first = opened.insert(code.to_owned(), until).is_none();
        is_first.then_some(granted)
    }

    fn mac(&self, content: &str) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).ok()?;
        mac.update(content.as_bytes());
        Some(mac)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOON: OffsetDateTime = datetime!(2026-11-26 12:00 UTC);
    const LIFE: Duration = Duration::seconds(60);

    #[test]
    fn whoever_has_the_key_opens_a_code_once_and_in_time() {
        let (here, there) = (Seal::new(b"house"), Seal::new(b"house"));
        let code = here.close("a person", NOON, LIFE).unwrap();
        assert_eq!(there.open::<String>(&code, NOON).unwrap(), "a person");
        assert_eq!(there.open::<String>(&code, NOON), None);
        let late = here.close("a person", NOON, LIFE).unwrap();
        assert_eq!(there.open::<String>(&late, NOON + LIFE), None);
    }

    #[test]
    fn nobody_else_makes_or_changes_one() {
        let seal = Seal::new(b"house");
        let foreign = Seal::new(b"other").close("a person", NOON, LIFE).unwrap();
        assert_eq!(seal.open::<String>(&foreign, NOON), None);
        let code = seal.close("a person", NOON, LIFE).unwrap();
        let (content, mark) = code.split_once('.').unwrap();
        for bad in [
            String::new(),
            content.to_owned(),
            format!("{content}."),
            format!("x{content}.{mark}"),
            format!("{content}.{}", &mark[1..]),
        ] {
            assert_eq!(seal.open::<String>(&bad, NOON), None, "{bad}");
        }
    }
}

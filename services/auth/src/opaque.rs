//! Secrets that mean nothing: random, handed out once, kept as hashes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// 256 bits that nobody can guess, as 43 letters, digits, `-` and `_`.
#[derive(Clone, PartialEq, Eq)]
pub struct Opaque(String);

impl std::fmt::Debug for Opaque {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Opaque(…)")
    }
}

impl Opaque {
    /// Of these random bytes.
    #[must_use]
    pub fn of(random: [u8; 32]) -> Self {
        Self(URL_SAFE_NO_PAD.encode(random))
    }

    /// One that somebody brings, if it has the form of ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        (bytes.len() == 32).then(|| Self(text.to_owned()))
    }

    /// As it is handed out.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// As it is kept: SHA-256 in hex. A hash without salt is right for what cannot be guessed.
    #[must_use]
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(&self.0))
    }

    /// The one that follows it. Everybody with the key finds the same one, so that many who refresh
    /// at once are all given one and the same successor, and only hashes need to be kept.
    #[must_use]
    pub fn successor(&self, key: &SuccessorKey) -> Self {
        let mut mac = key.0.clone();
        mac.update(self.0.as_bytes());
        Self(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }
}

/// What turns a token into the next one.
#[derive(Clone)]
pub struct SuccessorKey(Hmac<Sha256>);

impl SuccessorKey {
    /// From the secret that the processes of this service share.
    ///
    /// # Errors
    /// Never: HMAC takes keys of any length.
    pub fn new(secret: &[u8]) -> Result<Self, hmac::digest::InvalidLength> {
        Hmac::new_from_slice(secret).map(Self)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_successor_is_the_same_for_everybody_with_the_key() {
        let key = SuccessorKey::new(b"house").unwrap();
        let other = SuccessorKey::new(b"other house").unwrap();
        let token = Opaque::of([7; 32]);
        assert_eq!(token.successor(&key), token.successor(&key));
        assert_ne!(token.successor(&key), token);
        assert_ne!(token.successor(&key), token.successor(&other));
        assert_eq!(
            Opaque::parse(token.successor(&key).expose()),
            Some(token.successor(&key))
        );
    }

    #[test]
    fn what_is_none_of_ours_is_not_looked_up() {
        for text in [
            "",
            "a",
            "=".repeat(43).as_str(),
            "A".repeat(44).as_str(),
            "별",
        ] {
            assert!(Opaque::parse(text).is_none(), "{text:?}");
        }
        assert_eq!(Opaque::of([0; 32]).hash().len(), 64);
        assert!(!format!("{:?}", Opaque::of([0; 32])).contains("AAAA"));
    }
}

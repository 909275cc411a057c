//! Names and passwords by a shared secret, written a second time so that the product's own are held
//! against something.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use md5::{Digest, Md5};
use sha1::Sha1;

/// What a client shows to the relay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnCredentials {
    /// `<unix time of expiry>:<user>`.
    pub username: String,
    pub credential: String,
}

/// The credentials of `user` until `expiry`, in seconds since 1970.
#[must_use]
pub fn turn_credentials(secret: &str, user: &str, expiry: u64) -> TurnCredentials {
    let username = format!("{expiry}:{user}");
    let credential = STANDARD.encode(hmac_sha1(secret.as_bytes(), username.as_bytes()));
    TurnCredentials {
        username,
        credential,
    }
}

/// What every later message is signed with.
pub(super) fn long_term_key(username: &str, realm: &str, credential: &str) -> [u8; 16] {
    Md5::digest(format!("{username}:{realm}:{credential}")).into()
}

pub(super) fn hmac_sha1(key: &[u8], message: &[u8]) -> [u8; 20] {
    let mut mac = Hmac::<Sha1>::new_from_slice(key).expect("a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_vector_holds() {
        let made = turn_credentials("dev-only-turn-secret", "u_01HV3Q9Z", 1_893_456_000);
        assert_eq!(made.username, "1893456000:u_01HV3Q9Z");
        assert_eq!(made.credential, "Qmoc7yoCERlQKqzJyCLkgKuhg88=");
        let key = long_term_key(&made.username, "turn.local.test", &made.credential);
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "6983cc3fc947393625df8006ee4d1ad0");
    }
}

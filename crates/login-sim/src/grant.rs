//! What somebody agreed to, and how it is handed over.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use crate::people::Person;

/// What a token stands for.
#[derive(Debug, Clone)]
pub struct Grant {
    pub person: &'static Person,
    /// Whether a statement goes with it.
    pub openid: bool,
    /// Whether the address may be told, if there is one.
    pub email: bool,
    pub profile: bool,
    /// As it is answered.
    pub scope: String,
    pub nonce: Option<String>,
    pub since: OffsetDateTime,
    /// Whether it can be renewed.
    pub offline: bool,
}

impl Grant {
    /// The address, as far as it may be told.
    pub fn email(&self) -> Option<&'static str> {
        self.person.email.filter(|_| self.email)
    }
}

/// What a code stands for, and what whoever brings it must know.
#[derive(Debug)]
pub struct Pending {
    pub grant: Grant,
    pub redirect_uri: String,
    /// S256 of the verifier.
    pub challenge: Option<String>,
    pub state: Option<String>,
}

impl Pending {
    pub fn is_proved_by(&self, verifier: Option<&str>) -> bool {
        let challenge = verifier.map(|it| URL_SAFE_NO_PAD.encode(Sha256::digest(it)));
        challenge == self.challenge
    }
}

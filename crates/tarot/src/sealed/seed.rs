use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::error::ParseError;
use crate::hex;

/// The 32 secret bytes that fix the whole deck; from a cryptographic source of the caller's.
///
/// Who knows the seed knows every card, so it stays with the server until the draw. `Display`
/// writes it as 64 lower-case hexadecimal digits, which is how it is revealed; `Debug` does not
/// show it, so that it cannot reach a log by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Seed([u8; 32]);

impl Seed {
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The promise that may be published at once.
    #[must_use]
    pub fn commitment(&self) -> Commitment {
        Commitment(Sha256::digest(self.0).into())
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, f)
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(sealed)")
    }
}

impl FromStr for Seed {
    type Err = ParseError;

    fn from_str(digits: &str) -> Result<Self, ParseError> {
        hex::read(digits).map(Self).ok_or(ParseError::Seed)
    }
}

/// SHA-256 of the 32 bytes of a seed: says nothing about the cards, yet fits no other seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Commitment([u8; 32]);

impl Commitment {
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, f)
    }
}

impl FromStr for Commitment {
    type Err = ParseError;

    fn from_str(digits: &str) -> Result<Self, ParseError> {
        hex::read(digits).map(Self).ok_or(ParseError::Commitment)
    }
}

//! What can be wrong with a token and with a key.

use std::io;
use std::path::PathBuf;

use http_kit::{ErrorKind, Fault};
use proto_events::error::ErrorCode;

/// Why a token is not accepted. All of them are the same to the outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    #[error("there is no session")]
    Missing,
    #[error("the session token is malformed")]
    Malformed,
    #[error("the session token is signed by a key that is not ours")]
    UnknownKey,
    #[error("the session token is signed by another algorithm")]
    Algorithm,
    #[error("the session token is forged")]
    Signature,
    #[error("the token is of another type")]
    Type,
    #[error("the token is for somebody else")]
    ForSomebodyElse,
    #[error("the session token is over")]
    Expired,
    #[error("the session was ended")]
    Ended,
    #[error("the session token is from the future")]
    NotYet,
}

impl Fault for TokenError {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Unauthenticated
    }

    fn code(&self) -> ErrorCode {
        ErrorCode::Unauthenticated
    }
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("cannot read the signing key {path}", path = .path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("cannot write the signing key {path}", path = .path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    #[error("the signing key {path} can be read by others: give it the mode 600", path = .path.display())]
    Exposed { path: PathBuf },
    #[error("the signing key is not an Ed25519 key as a JWK or in PEM")]
    Malformed,
    #[error("the public keys are not a JWK set of Ed25519 keys")]
    MalformedSet,
    #[error("the public keys cannot be fetched")]
    Unreachable(#[source] reqwest::Error),
    #[error("the token could not be signed")]
    Signing,
}

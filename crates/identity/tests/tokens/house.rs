//! A minter, a verifier and a clock that stands still.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use identity::{Grant, Minter, SessionCookie, SigningKey, Token, Verifier};
use serde_json::Value;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

pub const NOON: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

pub struct House {
    pub key: Arc<SigningKey>,
    pub minter: Minter,
    pub verifier: Verifier,
}

impl House {
    pub fn new() -> Self {
        let key = Arc::new(SigningKey::from_seed([7; 32]).unwrap());
        let verifier = Verifier::new(key.public_keys(), SessionCookie::Plain, Arc::new(|| NOON));
        Self {
            minter: Minter::new(SigningKey::from_seed([7; 32]).unwrap(), Duration::days(30)),
            key,
            verifier,
        }
    }

    pub fn token(&self) -> Token {
        self.minter
            .mint(Grant::guest(Uuid::from_u128(1), Uuid::from_u128(2)), NOON)
            .unwrap()
    }
}

/// Header and payload of a token.
pub fn open(token: &str) -> (Value, Value) {
    let part = |index: usize| {
        let text = token.split('.').nth(index).unwrap();
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap()
    };
    (part(0), part(1))
}

/// A token of any header and payload with the signature of another one.
pub fn close(header: &Value, payload: &Value, signature: &str) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}.{signature}", part(header), part(payload))
}

/// A token of any header and payload that `seed` really signed.
pub fn sign(seed: [u8; 32], header: &Value, payload: &Value) -> String {
    let head: [u8; 16] = [
        0x30, 0x2e, 0x02, 0x01, 0, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ];
    let key = jsonwebtoken::EncodingKey::from_ed_der(&[&head[..], &seed].concat());
    let message = close(header, payload, "");
    let message = message.trim_end_matches('.');
    let signature =
        jsonwebtoken::crypto::sign(message.as_bytes(), &key, jsonwebtoken::Algorithm::EdDSA);
    format!("{message}.{}", signature.unwrap())
}

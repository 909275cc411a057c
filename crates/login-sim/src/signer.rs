//! The key by which statements are signed: RSA, as real providers have it.

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::KeyPair as _;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::Serialize;
use serde_json::{Value, json};

/// Its name in the JWK set.
const KEY_ID: &str = "demo-1";

/// One key.
pub struct Signer {
    encoding: EncodingKey,
    jwks: Value,
}

impl Signer {
    /// Makes a key; takes some tenths of a second. `None` if the cryptographic library fails.
    pub fn generate() -> Option<Self> {
        let pair = KeyPair::generate(KeySize::Rsa2048).ok()?;
        let der = AsDer::<aws_lc_rs::encoding::Pkcs8V1Der<'_>>::as_der(&pair).ok()?;
        let pem = format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
            STANDARD.encode(der.as_ref())
        );
        let public = pair.public_key();
        let number = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let jwks = json!({ "keys": [{
            "kid": KEY_ID, "kty": "RSA", "alg": "RS256", "use": "sig",
            "n": number(public.modulus().big_endian_without_leading_zero()),
            "e": number(public.exponent().big_endian_without_leading_zero()),
        }] });
        Some(Self {
            encoding: EncodingKey::from_rsa_pem(pem.as_bytes()).ok()?,
            jwks,
        })
    }

    /// A signed statement.
    pub fn sign(&self, claims: &impl Serialize) -> Option<String> {
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some(KEY_ID.to_owned());
        jsonwebtoken::encode(&header, claims, &self.encoding).ok()
    }

    /// The public half, as a JWK set.
    pub fn jwks(&self) -> &Value {
        &self.jwks
    }
}

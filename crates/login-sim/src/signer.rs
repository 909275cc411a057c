//! The keys by which statements are signed: RSA, as real providers have it.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::KeyPair as _;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::Serialize;
use serde_json::{Value, json};

/// One key.
pub struct Signer {
    encoding: EncodingKey,
    modulus: String,
    exponent: String,
    public_pem: String,
}

impl Signer {
    /// Makes a key; takes some tenths of a second. `None` if the cryptographic library fails.
    pub fn generate() -> Option<Self> {
        let pair = KeyPair::generate(KeySize::Rsa2048).ok()?;
        let private = AsDer::<Pkcs8V1Der<'_>>::as_der(&pair).ok()?;
        let private = pem("PRIVATE KEY", private.as_ref());
        let public = pair.public_key();
        let public_der = AsDer::<PublicKeyX509Der<'_>>::as_der(public).ok()?;
        let number = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        Some(Self {
            encoding: EncodingKey::from_rsa_pem(private.as_bytes()).ok()?,
            modulus: number(public.modulus().big_endian_without_leading_zero()),
            exponent: number(public.exponent().big_endian_without_leading_zero()),
            public_pem: pem("PUBLIC KEY", public_der.as_ref()),
        })
    }

    /// A signed statement that names its key so.
    pub fn sign(&self, kid: &str, claims: &impl Serialize) -> Option<String> {
        let mut header = Header::new(Algorithm::RS256);
        header.kid = Some(kid.to_owned());
        jsonwebtoken::encode(&header, claims, &self.encoding).ok()
    }

    /// What somebody makes who knows nothing but the public half, and takes it for a secret.
    pub fn sign_with_public_half(&self, kid: &str, claims: &impl Serialize) -> Option<String> {
        let mut header = Header::new(Algorithm::HS256);
        header.kid = Some(kid.to_owned());
        let secret = EncodingKey::from_secret(self.public_pem.as_bytes());
        jsonwebtoken::encode(&header, claims, &secret).ok()
    }

    /// The public half under this name, for a JWK set.
    pub fn jwk(&self, kid: &str) -> Value {
        json!({
            "kid": kid, "kty": "RSA", "alg": "RS256", "use": "sig",
            "n": self.modulus, "e": self.exponent,
        })
    }
}

/// What somebody makes who has no key at all.
pub fn unsigned(kid: &str, claims: &impl Serialize) -> Option<String> {
    let header = json!({ "alg": "none", "typ": "JWT", "kid": kid });
    let part = |value: Vec<u8>| URL_SAFE_NO_PAD.encode(value);
    let header = part(serde_json::to_vec(&header).ok()?);
    let claims = part(serde_json::to_vec(claims).ok()?);
    Some(format!("{header}.{claims}."))
}

fn pem(label: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    format!("-----BEGIN {label}-----\n{text}\n-----END {label}-----\n")
}

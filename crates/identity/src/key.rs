//! The Ed25519 key that signs sessions, and the public halves that verify them.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::KeyError;

/// What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410).
const PKCS8_HEAD: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// A private key. Its debug print shows the id and nothing else.
pub struct SigningKey {
    seed: [u8; 32],
    encoding: EncodingKey,
    public: PublicKey,
}

/// The public half of one key.
#[derive(Clone)]
struct PublicKey {
    id: String,
    /// The 32 bytes in base64url, as a JWK says it.
    x: String,
    decoding: DecodingKey,
}

/// The public keys that sessions may be signed by: the present one, and former ones until their
/// last token is over.
#[derive(Clone, Default)]
pub struct PublicKeys(BTreeMap<String, PublicKey>);

/// One key of a JWK file (RFC 8037); `d` only where it is private.
#[derive(Serialize, Deserialize)]
pub(crate) struct JwkFile {
    kty: String,
    crv: String,
    x: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    d: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kid: Option<String>,
    #[serde(rename = "use", default, skip_serializing_if = "Option::is_none")]
    usage: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    alg: Option<String>,
    /// Seconds since 1970 from which on it signs; only where it is private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) nbf: Option<i64>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct JwkSetFile {
    pub(crate) keys: Vec<JwkFile>,
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKey({})", self.id())
    }
}

impl std::fmt::Debug for PublicKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.keys()).finish()
    }
}

impl SigningKey {
    /// A new key from 32 random bytes of the operating system.
    ///
    /// # Errors
    ///
    /// [`KeyError::Malformed`] if the cryptographic library refuses it.
    pub fn generate() -> Result<Self, KeyError> {
        Self::from_seed(rand::random())
    }

    /// The key of this seed.
    ///
    /// # Errors
    ///
    /// [`KeyError::Malformed`] if the cryptographic library refuses it.
    pub fn from_seed(seed: [u8; 32]) -> Result<Self, KeyError> {
        let der = [&PKCS8_HEAD[..], &seed].concat();
        let encoding = EncodingKey::from_ed_der(&der);
        let jwk =
            Jwk::from_encoding_key(&encoding, Algorithm::EdDSA).map_err(|_| KeyError::Malformed)?;
        let AlgorithmParameters::OctetKeyPair(pair) = jwk.algorithm else {
            return Err(KeyError::Malformed);
        };
        Ok(Self {
            seed,
            encoding,
            public: PublicKey::parse(pair.x).ok_or(KeyError::Malformed)?,
        })
    }

    /// Reads a key: a JWK, or PKCS #8 in PEM as `openssl genpkey -algorithm ed25519` writes it.
    ///
    /// # Errors
    ///
    /// [`KeyError::Malformed`] if it is neither.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        if text.trim_start().starts_with('{') {
            let jwk: JwkFile = serde_json::from_str(text).map_err(|_| KeyError::Malformed)?;
            return Self::from_jwk(&jwk);
        }
        let body: String = text
            .lines()
            .filter(|line| !line.starts_with("-----"))
            .map(str::trim)
            .collect();
        let der = STANDARD.decode(body).ok();
        let seed = der.and_then(|der| der.strip_prefix(&PKCS8_HEAD[..]).map(<[u8]>::to_vec));
        let seed = seed.and_then(|seed| <[u8; 32]>::try_from(seed).ok());
        Self::from_seed(seed.ok_or(KeyError::Malformed)?)
    }

    pub(crate) fn from_jwk(jwk: &JwkFile) -> Result<Self, KeyError> {
        let is_ed25519 = jwk.kty == "OKP" && jwk.crv == "Ed25519";
        let seed = jwk.d.as_ref().filter(|_| is_ed25519);
        let seed = seed.and_then(|d| URL_SAFE_NO_PAD.decode(d).ok());
        let seed = seed.and_then(|seed| <[u8; 32]>::try_from(seed).ok());
        Self::from_seed(seed.ok_or(KeyError::Malformed)?)
    }

    pub(crate) fn as_jwk(&self) -> JwkFile {
        JwkFile {
            d: Some(URL_SAFE_NO_PAD.encode(self.seed)),
            ..self.public.as_jwk()
        }
    }

    /// A secret for another purpose, which all who share this key find alike.
    #[must_use]
    pub fn secret_for(&self, purpose: &str) -> [u8; 32] {
        let mut digest = Sha256::new();
        digest.update(purpose);
        digest.update([0]);
        digest.update(self.seed);
        digest.finalize().into()
    }

    /// The id of the key: its RFC 7638 thumbprint.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.public.id
    }

    pub(crate) fn encoding(&self) -> &EncodingKey {
        &self.encoding
    }

    /// The set of this key's public half alone.
    #[must_use]
    pub fn public_keys(&self) -> PublicKeys {
        PublicKeys(BTreeMap::from([(
            self.public.id.clone(),
            self.public.clone(),
        )]))
    }
}

impl PublicKey {
    fn parse(x: String) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD
            .decode(&x)
            .ok()
            .filter(|bytes| bytes.len() == 32)?;
        // members in the order that the RFC demands, so that everybody finds the same id
        let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
        let id = URL_SAFE_NO_PAD.encode(Sha256::digest(members));
        Some(Self {
            id,
            decoding: DecodingKey::from_ed_der(&bytes),
            x,
        })
    }

    fn as_jwk(&self) -> JwkFile {
        JwkFile {
            kty: "OKP".to_owned(),
            crv: "Ed25519".to_owned(),
            x: self.x.clone(),
            d: None,
            kid: Some(self.id.clone()),
            usage: Some("sig".to_owned()),
            alg: Some("EdDSA".to_owned()),
            nbf: None,
        }
    }
}

impl PublicKeys {
    /// Reads a JWK set. Keys of other kinds are passed over.
    ///
    /// # Errors
    ///
    /// [`KeyError::MalformedSet`] if it is none or holds no Ed25519 key.
    pub fn parse(json: &str) -> Result<Self, KeyError> {
        let set: JwkSetFile = serde_json::from_str(json).map_err(|_| KeyError::MalformedSet)?;
        let keys: BTreeMap<_, _> = set
            .keys
            .into_iter()
            .filter(|jwk| jwk.kty == "OKP" && jwk.crv == "Ed25519")
            .filter_map(|jwk| PublicKey::parse(jwk.x))
            .map(|key| (key.id.clone(), key))
            .collect();
        if keys.is_empty() {
            Err(KeyError::MalformedSet)
        } else {
            Ok(Self(keys))
        }
    }

    /// These keys and those.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// The JWK set as it is published.
    #[must_use]
    pub fn jwks(&self) -> String {
        let keys = self.0.values().map(PublicKey::as_jwk).collect();
        // strings and nothing else: serialisation has nothing to fail at
        serde_json::to_string(&JwkSetFile { keys }).unwrap_or_default()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn find(&self, id: &str) -> Option<&DecodingKey> {
        self.0.get(id).map(|key| &key.decoding)
    }
}

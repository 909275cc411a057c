//! A provider's signed statement of who somebody is (OpenID Connect Core, section 3.1.3.7).

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use time::{Duration, OffsetDateTime};

use super::ProviderError;
use crate::member::Person;

/// How far a provider's clock may be from ours.
const SKEW: Duration = Duration::seconds(60);

/// What a statement must say.
pub struct Expected<'a> {
    pub issuers: &'a [String],
    pub client_id: &'a str,
    pub nonce: &'a str,
    pub now: OffsetDateTime,
}

#[derive(Debug, Deserialize)]
struct Claims {
    iss: String,
    aud: Audience,
    azp: Option<String>,
    sub: String,
    exp: i64,
    #[serde(default)]
    iat: Option<i64>,
    nonce: Option<String>,
    nickname: Option<String>,
    name: Option<String>,
    email: Option<String>,
    /// Absent where the provider gives verified addresses only.
    email_verified: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// The id of the key that a statement names. Nothing else of its header counts.
pub fn key_id(token: &str) -> Result<String, ProviderError> {
    let header = jsonwebtoken::decode_header(token)
        .map_err(|_| ProviderError::Garbled("the head of its statement"))?;
    if header.alg != Algorithm::RS256 {
        return Err(ProviderError::Unbelievable("another algorithm"));
    }
    header
        .kid
        .ok_or(ProviderError::Unbelievable("no key named"))
}

/// Whom the statement names, if it is to be believed.
pub fn believe(
    token: &str,
    key: &DecodingKey,
    expected: &Expected<'_>,
) -> Result<Person, ProviderError> {
    use ProviderError::Unbelievable;
    // Signature and algorithm are the library's; what the claims must say is ours, with our clock.
    let mut validation = Validation::new(Algorithm::RS256);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    let claims = jsonwebtoken::decode::<Claims>(token, key, &validation)
        .map_err(|_| Unbelievable("a forged signature"))?
        .claims;
    let moment = |seconds| OffsetDateTime::from_unix_timestamp(seconds).ok();
    if !expected.issuers.contains(&claims.iss) {
        return Err(Unbelievable("another issuer"));
    }
    let is_for_us = match &claims.aud {
        Audience::One(one) => one == expected.client_id,
        Audience::Many(many) => {
            let alone = many.len() == 1 || claims.azp.as_deref() == Some(expected.client_id);
            alone && many.iter().any(|one| one == expected.client_id)
        }
    };
    if !is_for_us {
        return Err(Unbelievable("another audience"));
    }
    if moment(claims.exp).is_none_or(|exp| exp + SKEW <= expected.now) {
        return Err(Unbelievable("expired"));
    }
    if let Some(iat) = claims.iat
        && moment(iat).is_none_or(|iat| iat > expected.now + SKEW)
    {
        return Err(Unbelievable("from the future"));
    }
    if claims.nonce.as_deref() != Some(expected.nonce) {
        return Err(Unbelievable("another nonce"));
    }
    if claims.sub.is_empty() || claims.sub.len() > 255 {
        return Err(Unbelievable("no subject"));
    }
    Ok(Person {
        subject: claims.sub,
        nickname: claims.nickname.or(claims.name),
        email: claims
            .email
            .filter(|_| claims.email_verified.unwrap_or(true)),
    })
}

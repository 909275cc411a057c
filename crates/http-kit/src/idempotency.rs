//! The `Idempotency-Key` of a request: sent twice, it is done once.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use proto_events::error::ErrorCode;

use crate::kind::ErrorKind;
use crate::problem::Problem;

/// Longest key, in bytes.
const LONGEST: usize = 64;

/// The key, if one was sent: 1 to 64 letters, digits, hyphens or underscores; 400 `invalid_body`
/// for anything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey(pub Option<String>);

impl FromRequest for IdempotencyKey {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(value) = request.headers().get("idempotency-key") else {
            return ready(Ok(Self(None)));
        };
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let key = value
            .to_str()
            .ok()
            .filter(|key| (1..=LONGEST).contains(&key.len()) && key.bytes().all(plain));
        ready(match key {
            Some(key) => Ok(Self(Some(key.to_owned()))),
            None => Err(Problem::new(
                ErrorKind::Invalid,
                ErrorCode::InvalidBody,
                "the Idempotency-Key takes 1 to 64 letters, digits, hyphens or underscores",
            )),
        })
    }
}

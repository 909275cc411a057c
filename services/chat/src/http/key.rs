//! The `Idempotency-Key` of a request.

use actix_web::HttpRequest;

use crate::fault::ChatFault;
use crate::text::ClientId;

/// The key, if one was sent.
///
/// # Errors
/// It is not 1 to 64 letters, digits, hyphens or underscores.
pub fn idempotency_key(request: &HttpRequest) -> Result<Option<String>, ChatFault> {
    let Some(value) = request.headers().get("idempotency-key") else {
        return Ok(None);
    };
    let text = value.to_str().map_err(|_| ChatFault::InvalidClientId)?;
    ClientId::parse(text).map(|key| Some(key.as_str().to_owned()))
}

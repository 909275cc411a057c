//! The JSON body of a request, read within a limit and refused with a code.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use serde::de::DeserializeOwned;

use crate::body::{BodyError, read};
use crate::problem::Problem;

/// The largest JSON body of a route in bytes, set by `app_data` on scope or resource.
#[derive(Debug, Clone, Copy)]
pub struct JsonLimit(pub usize);

impl Default for JsonLimit {
    /// 16 KiB.
    fn default() -> Self {
        Self(16 * 1024)
    }
}

/// A JSON body. Put `#[serde(deny_unknown_fields)]` on `T`: unknown fields are refused here.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<T> Json<T> {
    /// The body itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            if !says_json(&request) {
                return Err(BodyError::Media {
                    expected: "application/json",
                }
                .into());
            }
            let JsonLimit(limit) = request.app_data::<JsonLimit>().copied().unwrap_or_default();
            let body = read(&request, payload, limit).await?;
            let value = serde_json::from_slice(&body)
                .map_err(|error| BodyError::Malformed(error.to_string()))?;
            Ok(Self(value))
        })
    }
}

fn says_json(request: &HttpRequest) -> bool {
    request.headers().contains_key(CONTENT_TYPE)
        && request
            .content_type()
            .eq_ignore_ascii_case("application/json")
}

//! The JSON body of a request, read within a limit and refused with a code.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use bytes::BytesMut;
use futures::StreamExt;
use proto_events::error::ErrorCode;
use serde::de::DeserializeOwned;

use crate::kind::ErrorKind;
use crate::problem::{Fault, Problem};

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

/// Why a body was refused.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// It is not said to be JSON.
    #[error("the body must be application/json")]
    NotJson,
    /// It is longer than its route allows.
    #[error("the body is over its limit of {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// It is not JSON, or not of the expected shape.
    #[error("the body is not of the expected shape: {0}")]
    Malformed(String),
    /// The connection broke, or the chunks are not chunks.
    #[error("the body could not be read")]
    Unreadable(#[source] actix_web::error::PayloadError),
}

impl Fault for BodyError {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::NotJson => ErrorKind::UnsupportedMedia,
            Self::TooLarge { .. } => ErrorKind::TooLarge,
            Self::Malformed(_) | Self::Unreadable(_) => ErrorKind::Invalid,
        }
    }

    fn code(&self) -> ErrorCode {
        match self {
            Self::NotJson => ErrorCode::UnsupportedMediaType,
            Self::TooLarge { .. } => ErrorCode::BodyTooLarge,
            Self::Malformed(_) | Self::Unreadable(_) => ErrorCode::InvalidBody,
        }
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let body = read(&request, payload).await?;
            let value = serde_json::from_slice(&body)
                .map_err(|error| BodyError::Malformed(error.to_string()))?;
            Ok(Self(value))
        })
    }
}

async fn read(request: &HttpRequest, mut payload: Payload) -> Result<BytesMut, BodyError> {
    if !says_json(request) {
        return Err(BodyError::NotJson);
    }
    let JsonLimit(limit) = request.app_data::<JsonLimit>().copied().unwrap_or_default();
    let announced = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(BodyError::TooLarge { limit });
    }
    let mut body = BytesMut::with_capacity(announced.unwrap_or(0).min(limit));
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(BodyError::Unreadable)?;
        if body.len() + chunk.len() > limit {
            return Err(BodyError::TooLarge { limit });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn says_json(request: &HttpRequest) -> bool {
    request.headers().contains_key(CONTENT_TYPE)
        && request
            .content_type()
            .eq_ignore_ascii_case("application/json")
}

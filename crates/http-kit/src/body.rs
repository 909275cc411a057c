//! The body of a request, read within a limit.

use actix_web::HttpRequest;
use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_LENGTH;
use bytes::BytesMut;
use futures::StreamExt;
use proto_events::error::ErrorCode;

use crate::kind::ErrorKind;
use crate::problem::Fault;

/// Why a body was refused.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// It is said to be something else.
    #[error("the body must be {expected}")]
    Media {
        /// The media types that are read here.
        expected: &'static str,
    },
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
            Self::Media { .. } => ErrorKind::UnsupportedMedia,
            Self::TooLarge { .. } => ErrorKind::TooLarge,
            Self::Malformed(_) | Self::Unreadable(_) => ErrorKind::Invalid,
        }
    }

    fn code(&self) -> ErrorCode {
        match self {
            Self::Media { .. } => ErrorCode::UnsupportedMediaType,
            Self::TooLarge { .. } => ErrorCode::BodyTooLarge,
            Self::Malformed(_) | Self::Unreadable(_) => ErrorCode::InvalidBody,
        }
    }
}

/// Reads a body of at most `limit` bytes. One that announces more is refused before it is read.
///
/// # Errors
///
/// It is longer, or the connection broke.
pub async fn read(
    request: &HttpRequest,
    mut payload: Payload,
    limit: usize,
) -> Result<BytesMut, BodyError> {
    let announced = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(BodyError::TooLarge { limit });
    }
    // an announcement is no body yet
    let mut body = BytesMut::with_capacity(announced.unwrap_or(0).min(64 * 1024));
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(BodyError::Unreadable)?;
        if body.len() + chunk.len() > limit {
            return Err(BodyError::TooLarge { limit });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

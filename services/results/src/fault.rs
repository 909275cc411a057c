//! Everything that can go wrong in sharing.

use std::time::Duration;

use http_kit::{ErrorKind, Fault};
use proto_events::error::ErrorCode;

use crate::share::Ended;

/// Why a request about links was not done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum SharingFault {
    #[error("a name takes 1 to {} visible characters", identity::nickname::LONGEST)]
    InvalidName,
    #[error("the cursor is not of the form milliseconds-id")]
    InvalidCursor,
    #[error("this Idempotency-Key was used for another reading")]
    KeyReused,
    #[error("there is no such reading, or it is not yours")]
    NoReading,
    #[error("there is no such link")]
    NoLink,
    #[error("this link has ended")]
    Ended(Ended),
    #[error("what was previewed is not what would be shared now")]
    PreviewOutdated,
    #[error("so many links are open already; end some of them first")]
    TooManyLinks,
    #[error("too many pictures are waiting to be drawn")]
    PaintersBusy,
    #[error("the picture could not be drawn")]
    Paint(#[from] picture::PaintError),
    #[error("the storage does not answer; nothing was changed")]
    Storage(#[from] sea_orm::DbErr),
    #[error("this cannot be written down")]
    Json(#[from] serde_json::Error),
    #[error("what is packed cannot be unpacked")]
    Packed(#[from] std::io::Error),
    #[error("a page cannot be rendered")]
    Page(#[from] askama::Error),
    #[error("a painter gave up on a picture")]
    Unfinished,
}

impl Fault for SharingFault {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::InvalidName | Self::InvalidCursor => ErrorKind::Invalid,
            Self::NoReading | Self::NoLink => ErrorKind::NotFound,
            Self::Ended(_) => ErrorKind::Gone,
            Self::KeyReused | Self::PreviewOutdated | Self::TooManyLinks => ErrorKind::Conflict,
            Self::PaintersBusy | Self::Storage(_) => ErrorKind::Unavailable,
            Self::Paint(_) | Self::Json(_) | Self::Packed(_) | Self::Page(_) | Self::Unfinished => {
                ErrorKind::Internal
            }
        }
    }

    fn code(&self) -> ErrorCode {
        match self {
            Self::InvalidName => ErrorCode::InvalidNickname,
            Self::InvalidCursor => ErrorCode::InvalidQuery,
            Self::KeyReused => ErrorCode::KeyReused,
            Self::NoReading | Self::NoLink => ErrorCode::NotFound,
            Self::Ended(_) => ErrorCode::Gone,
            Self::PreviewOutdated => ErrorCode::PreviewOutdated,
            Self::TooManyLinks => ErrorCode::TooManyLinks,
            Self::PaintersBusy | Self::Storage(_) => ErrorCode::Unavailable,
            Self::Paint(_) | Self::Json(_) | Self::Packed(_) | Self::Page(_) | Self::Unfinished => {
                ErrorCode::Internal
            }
        }
    }

    fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::PaintersBusy | Self::Storage(_) => Some(Duration::from_secs(1)),
            _ => None,
        }
    }
}

//! What can go wrong in auth.

use http_kit::{ErrorKind, Fault};
use proto_events::error::ErrorCode;
use sea_orm::DbErr;

#[derive(Debug, thiserror::Error)]
pub enum AuthFault {
    #[error("there is no such way to sign in")]
    NoProvider,
    #[error("the session is over: sign in again")]
    SessionOver,
    #[error("the session is to be refreshed")]
    SessionExpired,
    #[error("the database does not answer")]
    Storage(#[from] DbErr),
    #[error("a row holds no valid {0}")]
    Row(&'static str),
    #[error("a session could not be signed")]
    Unsigned(#[from] identity::KeyError),
}

impl Fault for AuthFault {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::NoProvider => ErrorKind::NotFound,
            Self::SessionOver | Self::SessionExpired => ErrorKind::Unauthenticated,
            Self::Storage(_) => ErrorKind::Unavailable,
            Self::Row(_) | Self::Unsigned(_) => ErrorKind::Internal,
        }
    }

    fn code(&self) -> ErrorCode {
        match self {
            Self::NoProvider => ErrorCode::NotFound,
            Self::SessionOver => ErrorCode::Unauthenticated,
            Self::SessionExpired => ErrorCode::SessionExpired,
            Self::Storage(_) => ErrorCode::Unavailable,
            Self::Row(_) | Self::Unsigned(_) => ErrorCode::Internal,
        }
    }
}

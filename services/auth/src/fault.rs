//! What can go wrong in auth.

use http_kit::{ErrorKind, Fault};
use proto_events::error::ErrorCode;
use sea_orm::DbErr;

use crate::avatar::AvatarError;
use crate::provider::{ProviderError, ProviderName};

#[derive(Debug, thiserror::Error)]
pub enum AuthFault {
    #[error("there is no such way to sign in")]
    NoProvider,
    #[error("this is for members: sign in first")]
    MembersOnly,
    #[error(
        "a nickname has 1 to {} characters that can be seen",
        identity::nickname::LONGEST
    )]
    Nickname,
    #[error(transparent)]
    Picture(#[from] AvatarError),
    #[error("there is no such picture")]
    NoPicture,
    #[error("nothing was asked for, or it is too long ago: ask again")]
    NoExport,
    #[error("no account was deleted under this id lately")]
    NoErasure,
    #[error("an archive could not be made")]
    Archive(#[from] zip::result::ZipError),
    #[error("the work was not done")]
    Broken(#[from] actix_web::error::BlockingError),
    #[error("this does not come from Kakao")]
    NotKakao,
    #[error("{0} cannot be asked right now")]
    NoWay(ProviderName, #[source] ProviderError),
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
            Self::NoProvider | Self::NoPicture | Self::NoExport | Self::NoErasure => {
                ErrorKind::NotFound
            }
            Self::MembersOnly => ErrorKind::Forbidden,
            Self::Nickname | Self::Picture(_) => ErrorKind::Unprocessable,
            Self::SessionOver | Self::SessionExpired | Self::NotKakao => ErrorKind::Unauthenticated,
            Self::Storage(_) | Self::NoWay(..) => ErrorKind::Unavailable,
            Self::Row(_) | Self::Unsigned(_) | Self::Archive(_) | Self::Broken(_) => {
                ErrorKind::Internal
            }
        }
    }

    fn code(&self) -> ErrorCode {
        match self {
            Self::NoProvider | Self::NoPicture | Self::NoExport | Self::NoErasure => {
                ErrorCode::NotFound
            }
            Self::MembersOnly => ErrorCode::Forbidden,
            Self::Nickname => ErrorCode::InvalidNickname,
            Self::Picture(_) => ErrorCode::InvalidPicture,
            Self::SessionOver | Self::NotKakao => ErrorCode::Unauthenticated,
            Self::SessionExpired => ErrorCode::SessionExpired,
            Self::Storage(_) | Self::NoWay(..) => ErrorCode::Unavailable,
            Self::Row(_) | Self::Unsigned(_) | Self::Archive(_) | Self::Broken(_) => {
                ErrorCode::Internal
            }
        }
    }
}

//! Everything that can go wrong in a conversation.

use std::time::Duration;

use http_kit::{ErrorKind, Fault};
use proto_events::error::ErrorCode;
use tarot::DrawError;

/// Why a request about a conversation was not done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ChatFault {
    #[error("the message is empty")]
    MessageEmpty,
    #[error("the message is longer than 4,000 bytes")]
    MessageTooLong,
    #[error("clientId takes 1 to 64 letters, digits, hyphens or underscores")]
    InvalidClientId,
    #[error("the title takes 1 to 40 characters")]
    InvalidTitle,
    #[error("search takes 1 to 100 characters")]
    InvalidSearch,
    #[error("the cursor is not of the form epoch-number")]
    InvalidCursor,
    #[error("{0}")]
    InvalidPositions(DrawError),
    #[error("this id was used for a different request")]
    KeyReused,
    #[error("there is no such conversation")]
    NoConversation,
    #[error("there is no such card")]
    NoCard,
    #[error("there is no turn of this id that can be stopped or tried again")]
    NoSuchTurn,
    #[error("the reader is still answering; one turn at a time")]
    TurnRunning,
    #[error("these cards are drawn already")]
    AlreadyDrawn,
    #[error("this reading has had all its follow-up questions; a new conversation can be started")]
    ConversationClosed,
    #[error("the turns of today are used up")]
    QuotaExceeded { resets_in: Duration },
    #[error("the history moved on; load the conversation again")]
    CursorGone,
    #[error("this server is about to stop; ask again and another one answers")]
    Draining,
    #[error("the storage does not answer; nothing was changed")]
    Storage(#[from] sea_orm::DbErr),
    #[error("the journal does not answer; nothing was changed")]
    Journal(#[from] journal::JournalError),
    #[error("a row of the database does not make sense: {0}")]
    Row(&'static str),
}

impl Fault for ChatFault {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::MessageEmpty
            | Self::InvalidClientId
            | Self::InvalidTitle
            | Self::InvalidSearch
            | Self::InvalidCursor
            | Self::InvalidPositions(_) => ErrorKind::Invalid,
            Self::MessageTooLong => ErrorKind::TooLarge,
            Self::NoConversation | Self::NoCard | Self::NoSuchTurn => ErrorKind::NotFound,
            Self::KeyReused | Self::TurnRunning | Self::AlreadyDrawn | Self::ConversationClosed => {
                ErrorKind::Conflict
            }
            Self::QuotaExceeded { .. } => ErrorKind::Limited,
            Self::CursorGone => ErrorKind::Gone,
            Self::Draining | Self::Storage(_) | Self::Journal(_) => ErrorKind::Unavailable,
            Self::Row(_) => ErrorKind::Internal,
        }
    }

    fn code(&self) -> ErrorCode {
        match self {
            Self::MessageEmpty => ErrorCode::MessageEmpty,
            Self::MessageTooLong => ErrorCode::MessageTooLong,
            Self::InvalidClientId | Self::InvalidTitle => ErrorCode::InvalidBody,
            Self::InvalidSearch | Self::InvalidCursor => ErrorCode::InvalidQuery,
            Self::InvalidPositions(_) => ErrorCode::InvalidPositions,
            Self::KeyReused => ErrorCode::KeyReused,
            Self::NoConversation | Self::NoCard => ErrorCode::NotFound,
            Self::NoSuchTurn => ErrorCode::NoSuchTurn,
            Self::TurnRunning => ErrorCode::TurnRunning,
            Self::AlreadyDrawn => ErrorCode::AlreadyDrawn,
            Self::ConversationClosed => ErrorCode::ConversationClosed,
            Self::QuotaExceeded { .. } => ErrorCode::QuotaExceeded,
            Self::CursorGone => ErrorCode::CursorGone,
            Self::Draining => ErrorCode::Draining,
            Self::Storage(_) | Self::Journal(_) => ErrorCode::Unavailable,
            Self::Row(_) => ErrorCode::Internal,
        }
    }

    fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::QuotaExceeded { resets_in } => Some(*resets_in),
            Self::Draining | Self::Storage(_) | Self::Journal(_) => Some(Duration::from_secs(1)),
            _ => None,
        }
    }
}

//! Everything that can go wrong with rooms.

use std::time::Duration;

use http_kit::{ErrorKind, Fault};
use proto_events::error::ErrorCode;

use crate::moment::Moment;
use crate::passcode::Unhashed;
use crate::room::Refusal;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum RoomFault {
    #[error("there is no such room")]
    NoRoom,
    #[error("there is no such expert")]
    NoExpert,
    #[error("there is no such consultation, or it is not yours")]
    NoConsultation,
    #[error("only experts open rooms")]
    NotExpert,
    #[error("only the host may do this")]
    NotHost,
    #[error("only who sits at the table may do this")]
    NotSeated,
    #[error("this seat is not, or no longer, of this room")]
    SeatRefused,
    #[error("this invitation was not made for this room, or was taken back")]
    InviteRefused,
    #[error("the time of this invitation is over; ask for another")]
    InviteExpired,
    #[error("the room asks for a passcode")]
    PasscodeRequired,
    #[error("the passcode is another")]
    PasscodeWrong,
    #[error("too many wrong passcodes; wait a moment")]
    PasscodeLocked { seconds: u64 },
    #[error("so many rooms are open already; end one first")]
    TooManyRooms,
    #[error("the expert has no room open to visitors at this moment")]
    ExpertAway,
    #[error("this name is somebody else's")]
    HandleTaken,
    #[error("a name of a personal link takes 3 to 30 letters, digits, hyphens or underscores")]
    InvalidHandle,
    #[error("a name takes 1 to {} visible characters", identity::nickname::LONGEST)]
    InvalidNickname,
    #[error("{0}")]
    InvalidBody(&'static str),
    #[error("{0} takes at most {1} characters")]
    TextTooLong(&'static str, usize),
    #[error("this Idempotency-Key was used for something else")]
    KeyReused,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error("others change this room all the time; try again")]
    Crowded,
    #[error("the storage does not answer; nothing was changed")]
    Storage(#[from] sea_orm::DbErr),
    #[error("the journal does not answer; nothing was changed")]
    Journal(#[from] journal::JournalError),
    #[error("the storage does not answer yet")]
    Unkept,
    #[error("this cannot be written down")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Passcode(#[from] Unhashed),
}

impl RoomFault {
    /// Somebody who is locked out until then.
    #[must_use]
    pub fn locked(until: Moment, now: Moment) -> Self {
        let seconds = u64::try_from(until.since(now) / 1_000 + 1).unwrap_or(1);
        Self::PasscodeLocked { seconds }
    }
}

impl Fault for RoomFault {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::InvalidHandle
            | Self::InvalidNickname
            | Self::InvalidBody(_)
            | Self::TextTooLong(..) => ErrorKind::Invalid,
            Self::NoRoom | Self::NoExpert | Self::NoConsultation => ErrorKind::NotFound,
            Self::SeatRefused => ErrorKind::Unauthenticated,
            Self::NotExpert
            | Self::NotHost
            | Self::NotSeated
            | Self::InviteRefused
            | Self::InviteExpired
            | Self::PasscodeRequired
            | Self::PasscodeWrong => ErrorKind::Forbidden,
            Self::PasscodeLocked { .. } => ErrorKind::Limited,
            Self::TooManyRooms | Self::ExpertAway | Self::HandleTaken | Self::KeyReused => {
                ErrorKind::Conflict
            }
            Self::Refused(refusal) => kind(*refusal),
            Self::Crowded | Self::Storage(_) | Self::Journal(_) | Self::Unkept => {
                ErrorKind::Unavailable
            }
            Self::Json(_) | Self::Passcode(_) => ErrorKind::Internal,
        }
    }

    fn code(&self) -> ErrorCode {
        match self {
            Self::NoRoom | Self::NoExpert | Self::NoConsultation => ErrorCode::NotFound,
            Self::NotExpert => ErrorCode::Forbidden,
            Self::NotHost => ErrorCode::NotHost,
            Self::NotSeated => ErrorCode::NotSeated,
            Self::SeatRefused => ErrorCode::SeatRefused,
            Self::InviteRefused => ErrorCode::InviteRefused,
            Self::InviteExpired => ErrorCode::InviteExpired,
            Self::PasscodeRequired => ErrorCode::PasscodeRequired,
            Self::PasscodeWrong => ErrorCode::PasscodeWrong,
            Self::PasscodeLocked { .. } => ErrorCode::PasscodeLocked,
            Self::TooManyRooms => ErrorCode::TooManyRooms,
            Self::ExpertAway => ErrorCode::ExpertAway,
            Self::HandleTaken => ErrorCode::HandleTaken,
            Self::InvalidHandle => ErrorCode::InvalidHandle,
            Self::InvalidNickname => ErrorCode::InvalidNickname,
            Self::InvalidBody(_) => ErrorCode::InvalidBody,
            Self::TextTooLong(..) => ErrorCode::TextTooLong,
            Self::KeyReused => ErrorCode::KeyReused,
            Self::Refused(refusal) => code(*refusal),
            Self::Crowded | Self::Storage(_) | Self::Journal(_) | Self::Unkept => {
                ErrorCode::Unavailable
            }
            Self::Json(_) | Self::Passcode(_) => ErrorCode::Internal,
        }
    }

    fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::PasscodeLocked { seconds } => Some(Duration::from_secs(*seconds)),
            Self::Crowded | Self::Storage(_) | Self::Journal(_) | Self::Unkept => {
                Some(Duration::from_secs(1))
            }
            _ => None,
        }
    }
}

fn kind(refusal: Refusal) -> ErrorKind {
    match refusal {
        Refusal::Ended => ErrorKind::Gone,
        Refusal::Full | Refusal::TooManyInvites => ErrorKind::Conflict,
        Refusal::NoSeat | Refusal::NoInvite => ErrorKind::NotFound,
        Refusal::Denied(_)
        | Refusal::InviteRevoked
        | Refusal::InviteExpired
        | Refusal::NotSeated => ErrorKind::Forbidden,
        Refusal::Locked { .. } => ErrorKind::Limited,
    }
}

fn code(refusal: Refusal) -> ErrorCode {
    match refusal {
        Refusal::Ended => ErrorCode::RoomEnded,
        Refusal::Full => ErrorCode::RoomFull,
        Refusal::TooManyInvites => ErrorCode::TooManyLinks,
        Refusal::NoSeat => ErrorCode::NotFound,
        Refusal::Denied(_) => ErrorCode::SeatRefused,
        Refusal::InviteRevoked | Refusal::NoInvite => ErrorCode::InviteRefused,
        Refusal::InviteExpired => ErrorCode::InviteExpired,
        Refusal::Locked { .. } => ErrorCode::PasscodeLocked,
        Refusal::NotSeated => ErrorCode::NotSeated,
    }
}

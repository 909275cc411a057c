//! The stable codes of every problem document, event and socket error.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What went wrong, for programs; the sentence for people travels beside it.
///
/// Codes are never renamed and never reused. A client treats an unknown one as `internal`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    // what was sent
    /// The body is not JSON of the expected shape, has an unknown field or a wrong type.
    InvalidBody,
    /// A part of the path is not of its form.
    InvalidPath,
    /// A query parameter is not of its form.
    InvalidQuery,
    /// The body is over the limit of its route.
    BodyTooLarge,
    /// The body is not `application/json`.
    UnsupportedMediaType,
    /// This address is to be opened as a WebSocket, with its subprotocol.
    UpgradeRequired,
    /// A message is empty after trimming.
    MessageEmpty,
    /// A message is over 4,000 bytes of UTF-8.
    MessageTooLong,
    /// Positions are missing, repeated, out of 0 to 77, or not as many as the spread has places.
    InvalidPositions,
    /// The same `Idempotency-Key` or `clientId` came with a different request.
    KeyReused,
    /// A nickname is empty, over 20 characters, or has something invisible in it.
    InvalidNickname,
    /// A picture is no PNG, JPEG or WebP, or its width or height is not within the limits.
    InvalidPicture,
    // who asked
    /// No valid session.
    Unauthenticated,
    /// The session is to be refreshed.
    SessionExpired,
    /// The request comes from another site.
    CrossOrigin,
    /// The session is valid but may not do this.
    Forbidden,
    // what is there
    /// There is no such thing, or it is not yours.
    NotFound,
    /// The path exists, the method does not.
    MethodNotAllowed,
    /// It was there and is gone for good.
    Gone,
    /// The cursor is no longer known: load the snapshot.
    CursorGone,
    // the state it is in
    /// A turn is running: one at a time.
    TurnRunning,
    /// There is no turn of this id that can be stopped or retried.
    NoSuchTurn,
    /// The cards of this draw are drawn already, with other positions.
    AlreadyDrawn,
    /// The draw is over and follow-up questions of this reading are used up.
    ConversationClosed,
    /// What was previewed is not what would be shared now: look again.
    PreviewOutdated,
    /// So many links are open already: end some first.
    TooManyLinks,
    // a consultation
    /// This invitation was not made for this room, or was taken back.
    InviteRefused,
    /// This invitation was good, and its time is over: ask for another.
    InviteExpired,
    /// The room asks for a passcode.
    PasscodeRequired,
    /// The passcode is another.
    PasscodeWrong,
    /// Too many wrong passcodes: none is looked at for a while.
    PasscodeLocked,
    /// Somebody is at the table already, or too many are at the door.
    RoomFull,
    /// The room is over.
    RoomEnded,
    /// The seat token is not, or no longer, of this room.
    SeatRefused,
    /// Only who sits at the table may do this.
    NotSeated,
    /// Only the host may do this.
    NotHost,
    /// So many rooms are open already: end one first.
    TooManyRooms,
    /// The expert has no room open to visitors at this moment.
    ExpertAway,
    /// This name of a personal link is somebody else's.
    HandleTaken,
    /// A name of a personal link is not 3 to 30 letters, digits, `-` and `_`, or is kept for us.
    InvalidHandle,
    /// A text is over its limit.
    TextTooLong,
    /// A frame is no signal of `conch.v1`.
    InvalidSignal,
    // limits
    /// Too many requests from this address or session.
    RateLimited,
    /// The day's turns are used up.
    QuotaExceeded,
    // the reader
    /// The model's service did not accept the connection.
    ReaderUnreachable,
    /// The model's service was busy or our quota there is used up.
    ReaderBusy,
    /// Nothing came in time.
    ReaderTimeout,
    /// The answer broke off.
    ReaderInterrupted,
    /// The model's service answered something that is not an answer.
    ReaderGarbled,
    /// The model's service refused to answer this.
    ReaderRefused,
    /// Our settings for the model's service are wrong.
    ReaderMisconfigured,
    // us
    /// A database or journal does not answer; nothing was changed.
    Unavailable,
    /// This instance is about to stop; ask again and another one answers.
    Draining,
    /// A fault of ours, logged under the request id.
    Internal,
}

impl ErrorCode {
    /// The code as it travels.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidBody => "invalid_body",
            Self::InvalidPath => "invalid_path",
            Self::InvalidQuery => "invalid_query",
            Self::BodyTooLarge => "body_too_large",
            Self::UnsupportedMediaType => "unsupported_media_type",
            Self::UpgradeRequired => "upgrade_required",
            Self::MessageEmpty => "message_empty",
            Self::MessageTooLong => "message_too_long",
            Self::InvalidPositions => "invalid_positions",
            Self::KeyReused => "key_reused",
            Self::InvalidNickname => "invalid_nickname",
            Self::InvalidPicture => "invalid_picture",
            Self::Unauthenticated => "unauthenticated",
            Self::SessionExpired => "session_expired",
            Self::CrossOrigin => "cross_origin",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::Gone => "gone",
            Self::CursorGone => "cursor_gone",
            Self::TurnRunning => "turn_running",
            Self::NoSuchTurn => "no_such_turn",
            Self::AlreadyDrawn => "already_drawn",
            Self::ConversationClosed => "conversation_closed",
            Self::PreviewOutdated => "preview_outdated",
            Self::TooManyLinks => "too_many_links",
            Self::InviteRefused => "invite_refused",
            Self::InviteExpired => "invite_expired",
            Self::PasscodeRequired => "passcode_required",
            Self::PasscodeWrong => "passcode_wrong",
            Self::PasscodeLocked => "passcode_locked",
            Self::RoomFull => "room_full",
            Self::RoomEnded => "room_ended",
            Self::SeatRefused => "seat_refused",
            Self::NotSeated => "not_seated",
            Self::NotHost => "not_host",
            Self::TooManyRooms => "too_many_rooms",
            Self::ExpertAway => "expert_away",
            Self::HandleTaken => "handle_taken",
            Self::InvalidHandle => "invalid_handle",
            Self::TextTooLong => "text_too_long",
            Self::InvalidSignal => "invalid_signal",
            Self::RateLimited => "rate_limited",
            Self::QuotaExceeded => "quota_exceeded",
            Self::ReaderUnreachable => "reader_unreachable",
            Self::ReaderBusy => "reader_busy",
            Self::ReaderTimeout => "reader_timeout",
            Self::ReaderInterrupted => "reader_interrupted",
            Self::ReaderGarbled => "reader_garbled",
            Self::ReaderRefused => "reader_refused",
            Self::ReaderMisconfigured => "reader_misconfigured",
            Self::Unavailable => "unavailable",
            Self::Draining => "draining",
            Self::Internal => "internal",
        }
    }
}

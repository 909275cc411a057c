//! The one place where a failure becomes a status.

use actix_web::http::StatusCode;

/// What kind of failure this is. Closed: a service chooses a kind, never a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// What was sent is not of its form.
    Invalid,
    /// What was sent is of its form, and still means nothing here.
    Unprocessable,
    /// Nobody is signed in.
    Unauthenticated,
    /// Somebody is signed in, and may not.
    Forbidden,
    /// There is no such thing, or it is not yours.
    NotFound,
    /// The path exists, the method does not.
    MethodNotAllowed,
    /// The state that the thing is in does not allow it.
    Conflict,
    /// It was there and is gone for good.
    Gone,
    /// The body is over its limit.
    TooLarge,
    /// The body is in another form than what is read here.
    UnsupportedMedia,
    /// It is to be asked for as a WebSocket.
    UpgradeRequired,
    /// Too often; later it works.
    Limited,
    /// A part that we need does not answer; nothing was changed.
    Unavailable,
    /// A server that we asked answered badly.
    BadGateway,
    /// A server that we asked answered too late.
    GatewayTimeout,
    /// A fault of ours.
    Internal,
}

impl ErrorKind {
    /// The HTTP status of this kind.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Self::Invalid => StatusCode::BAD_REQUEST,
            Self::Unprocessable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Gone => StatusCode::GONE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMedia => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::UpgradeRequired => StatusCode::UPGRADE_REQUIRED,
            Self::Limited => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::BadGateway => StatusCode::BAD_GATEWAY,
            Self::GatewayTimeout => StatusCode::GATEWAY_TIMEOUT,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The short summary of the kind, the same for each occurrence.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Invalid => "The request is not understood",
            Self::Unprocessable => "The request cannot be followed",
            Self::Unauthenticated => "A session is needed",
            Self::Forbidden => "This is not allowed",
            Self::NotFound => "There is no such thing",
            Self::MethodNotAllowed => "This method is not possible here",
            Self::Conflict => "Not in this state",
            Self::Gone => "This is gone",
            Self::TooLarge => "The request is too large",
            Self::UnsupportedMedia => "The request is in another form",
            Self::UpgradeRequired => "A WebSocket is needed",
            Self::Limited => "Too many requests",
            Self::Unavailable => "Not available right now",
            Self::BadGateway => "Another server answered badly",
            Self::GatewayTimeout => "Another server did not answer in time",
            Self::Internal => "A fault of ours",
        }
    }

    /// The sentence that replaces the error's own where that could tell outsiders too much.
    pub(crate) fn discreet_detail(self) -> Option<&'static str> {
        match self {
            Self::Internal => {
                Some("something went wrong on our side; it is noted under the request id")
            }
            Self::Unavailable => {
                Some("a part of the service does not answer right now; nothing was changed")
            }
            _ => None,
        }
    }

    /// The kind that fits a status that something other than a [`crate::Fault`] decided.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            401 => Self::Unauthenticated,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            405 => Self::MethodNotAllowed,
            409 => Self::Conflict,
            410 => Self::Gone,
            413 => Self::TooLarge,
            415 => Self::UnsupportedMedia,
            422 => Self::Unprocessable,
            426 => Self::UpgradeRequired,
            429 => Self::Limited,
            400..=499 => Self::Invalid,
            502 => Self::BadGateway,
            503 => Self::Unavailable,
            504 => Self::GatewayTimeout,
            _ => Self::Internal,
        }
    }
}

use std::time::Duration;

use proto_events::error::ErrorCode;

/// Why an answer did not begin or broke off.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("the model's service cannot be reached")]
    Unreachable,
    #[error("the model's service does not accept our key")]
    Unauthorized,
    /// A setting or our own request is wrong; trying again cannot help.
    #[error("the model's service refuses our request: {reason}")]
    Misconfigured {
        /// For the log, never for people.
        reason: String,
        /// It is the model that is missing, so another one may do.
        model: bool,
    },
    #[error("the model's service is busy")]
    Busy {
        /// How long the service asks us to wait.
        retry_after: Option<Duration>,
        /// The service as a whole is overloaded, so another model may do.
        overloaded: bool,
    },
    #[error("the conversation is too long for the model")]
    TooLong,
    #[error("the model's service refused to answer this")]
    Refused,
    #[error("nothing came in time ({stage})")]
    Timeout { stage: Stage },
    #[error("the answer broke off")]
    Interrupted,
    #[error("the model's service answered something that is not an answer")]
    Garbled,
    #[error("the model's service failed with status {status}")]
    Server { status: u16 },
    /// It failed too often just now: we do not even ask.
    #[error("the model's service is left alone for a while")]
    Open,
}

/// Which deadline passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Connect,
    /// From sending the request to the first text.
    FirstToken,
    /// Between one text and the next.
    Idle,
}

impl std::fmt::Display for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Connect => "connect",
            Self::FirstToken => "first token",
            Self::Idle => "idle",
        })
    }
}

impl ReadError {
    /// The code that people's programs see.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::Unreachable | Self::Server { .. } | Self::Open => ErrorCode::ReaderUnreachable,
            Self::Unauthorized | Self::Misconfigured { .. } => ErrorCode::ReaderMisconfigured,
            Self::Busy { .. } => ErrorCode::ReaderBusy,
            Self::TooLong | Self::Refused => ErrorCode::ReaderRefused,
            Self::Timeout { .. } => ErrorCode::ReaderTimeout,
            Self::Interrupted => ErrorCode::ReaderInterrupted,
            Self::Garbled => ErrorCode::ReaderGarbled,
        }
    }

    /// Whether the same request may succeed when a person tries it again.
    #[must_use]
    pub const fn retryable(&self) -> bool {
        match self {
            Self::Unreachable
            | Self::Busy { .. }
            | Self::Timeout { .. }
            | Self::Interrupted
            | Self::Garbled
            | Self::Server { .. }
            | Self::Open => true,
            Self::Unauthorized | Self::Misconfigured { .. } | Self::TooLong | Self::Refused => {
                false
            }
        }
    }

    /// How long the service asks us to wait, where it does.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Busy { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// A busy service that says nothing more.
    #[must_use]
    pub const fn busy() -> Self {
        Self::Busy {
            retry_after: None,
            overloaded: false,
        }
    }
}

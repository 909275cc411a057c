//! A seat: who may sit on it, and who does.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::moment::Moment;

/// The name of a seat within its room: `h` for the host, `g1`, `g2`, … for guests.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeatId(String);

impl SeatId {
    /// Reads a name that could be a seat's.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number =
            |text: &str| text.len() <= 10 && text.bytes().all(|byte| byte.is_ascii_digit());
        let good = text == "h"
            || text
                .strip_prefix('g')
                .is_some_and(|it| !it.is_empty() && number(it));
        good.then(|| Self(text.to_owned()))
    }

    #[must_use]
    pub fn host() -> Self {
        Self("h".to_owned())
    }

    pub(super) fn guest(number: u32) -> Self {
        Self(format!("g{number}"))
    }

    #[must_use]
    pub fn is_host(&self) -> bool {
        self.0 == "h"
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SeatId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is kept of a seat token: its SHA-256, as hexadecimal digits. Never the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenDigest(pub String);

/// One connection of a page: which instance holds it, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Connection {
    pub instance: Uuid,
    pub number: u64,
}

/// A seat of a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Seat {
    pub id: SeatId,
    pub token: TokenDigest,
    pub nickname: String,
    pub place: Place,
}

/// Whether somebody sits on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Place {
    Here {
        session: String,
        connection: Connection,
    },
    /// It is kept until then; the page that sat there may come back and have missed nothing.
    Away {
        until: Moment,
        session: Option<String>,
    },
    /// Given up; its holder may come back until then, if nobody else sits there.
    Left { until: Moment },
    /// Given up for good.
    Gone,
}

impl Seat {
    /// The session of the page that sits on it.
    #[must_use]
    pub fn session(&self) -> Option<&str> {
        match &self.place {
            Place::Here { session, .. } => Some(session),
            Place::Away { .. } | Place::Left { .. } | Place::Gone => None,
        }
    }

    /// The session of the page that sits on it, or is away from it.
    #[must_use]
    pub fn last_session(&self) -> Option<&str> {
        match &self.place {
            Place::Here { session, .. } => Some(session),
            Place::Away { session, .. } => session.as_deref(),
            Place::Left { .. } | Place::Gone => None,
        }
    }

    /// The connection of the page that sits on it.
    #[must_use]
    pub fn connection(&self) -> Option<Connection> {
        match self.place {
            Place::Here { connection, .. } => Some(connection),
            Place::Away { .. } | Place::Left { .. } | Place::Gone => None,
        }
    }

    /// Whether it was given up.
    #[must_use]
    pub fn has_left(&self) -> bool {
        matches!(self.place, Place::Left { .. } | Place::Gone)
    }

    /// Whether its holder may sit down at this moment.
    #[must_use]
    pub fn is_open(&self, now: Moment) -> bool {
        match self.place {
            Place::Here { .. } | Place::Away { .. } => true,
            Place::Left { until } => until > now,
            Place::Gone => false,
        }
    }
}

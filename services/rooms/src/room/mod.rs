//! A consultation room as a pure state machine: no clock, no chance, no I/O.
//!
//! [`Room::handle`] takes what happened and answers what is to be said to whom. Whoever holds the
//! state calls it, stores state and outputs in one step, and calls it again on the newer state where
//! somebody else was first. Every input may come twice, late, or never.

mod clock;
mod connect;
mod door;
mod end;
mod guesses;
mod invites;
#[cfg(test)]
mod model;
mod relay;
mod seat;
#[cfg(test)]
pub mod tests;
mod view;

use proto_events::signal::{HandedReading, ServerSignal};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use end::Ended;
pub use guesses::Guesses;
pub use invites::{Invite, InviteId};
pub use relay::{is_relayed, without_direct_candidates};
pub use seat::{Connection, Place, Seat, SeatId, TokenDigest};
pub use view::View;

use crate::moment::Moment;

/// Minutes that the host's seat, and with it the room, is kept while the host is away.
pub const HOST_GRACE_MIN: i64 = 10;
/// Minutes that a guest's seat is kept while the guest is away.
pub const GUEST_GRACE_MIN: i64 = 2;
/// Minutes in which whoever left, and whoever ended the room, may come back.
pub const RETURN_MIN: i64 = 10;
/// Minutes that somebody waits at the door at the most.
pub const DOOR_MIN: i64 = 30;
/// How many may be at the door at once.
pub const AT_THE_DOOR: usize = 8;
/// So many that were turned away are remembered, so that they are told so when they come back.
const REMEMBERED: usize = 16;

/// Everything that is true of a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Room {
    /// 22 digits of base62.
    pub id: String,
    /// One more with each change, also where the journal was lost and begins again.
    pub revision: u64,
    /// The member who opened it.
    pub host: Uuid,
    pub opened_at: Moment,
    /// It ends then, whatever happens.
    pub expires_at: Moment,
    /// The digest of the passcode (argon2id), where one is asked for.
    pub passcode: Option<String>,
    pub guesses: Guesses,
    /// Whether the host's personal link leads here.
    pub personal: bool,
    pub relay_only: bool,
    /// Signs the invitations of this room, 64 hexadecimal digits.
    pub invite_key: String,
    pub invites: Vec<Invite>,
    pub host_seat: Seat,
    pub guest: Option<Guest>,
    pub door: Vec<Waiting>,
    pub turned_away: Vec<TurnedAway>,
    pub past: Vec<Past>,
    /// Seats that were ever made, for their names.
    pub seats_made: u32,
    /// Since when the two sit together.
    pub began_at: Option<Moment>,
    pub ended: Option<Ended>,
}

/// Who sits, or sat, on the guest's side of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Guest {
    pub seat: Seat,
    /// The session's owner, who finds the consultation in their history.
    pub owner: Option<Uuid>,
    pub words: Words,
    pub left_at: Option<Moment>,
}

/// Somebody who sat at the table before the one who does now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Past {
    pub seat: SeatId,
    pub token: TokenDigest,
    pub owner: Option<Uuid>,
    pub nickname: String,
    pub began_at: Moment,
    pub ended_at: Moment,
}

/// Somebody at the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Waiting {
    pub seat: Seat,
    pub owner: Option<Uuid>,
    pub words: Words,
    pub at: Moment,
    pub held: Option<String>,
    pub relay_only: bool,
}

/// What somebody said when they knocked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Words {
    pub worry: Option<String>,
    pub camera: bool,
    pub microphone: bool,
    pub reading: Option<HandedReading>,
}

/// A seat that is none any more, and what its holder is to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TurnedAway {
    pub seat: SeatId,
    pub token: TokenDigest,
    pub reason: proto_events::signal::DenyReason,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Somebody with a good invitation, and the right passcode, is at the door.
    Knock(Box<Knocking>),
    /// Whoever is at the door goes, and takes along what they handed over.
    Withdraw { seat: SeatId },
    /// A page sits down on a seat.
    Connected {
        seat: SeatId,
        session: String,
        connection: Connection,
    },
    /// A page's connection to us is gone. Of an older page it means nothing.
    Disconnected {
        seat: SeatId,
        connection: Connection,
    },
    /// An instance is no more, and with it every connection that it held.
    InstanceLost { instance: Uuid },
    /// The host lets somebody in.
    Admit { seat: SeatId },
    /// The host sends somebody away.
    Deny { seat: SeatId },
    /// The host asks somebody to wait.
    Hold { seat: SeatId, message: String },
    /// Somebody gives their seat up, with the page that sits on it or without any. With the host the
    /// room ends.
    Leave {
        seat: SeatId,
        connection: Option<Connection>,
    },
    /// The host makes an invitation.
    Invite(Invite),
    /// The host takes an invitation back.
    Revoke { invite: InviteId },
    /// A passcode is about to be looked at.
    Guess,
    /// It was right.
    GuessedRight,
    /// Somebody's account is no more: nothing of them stays here.
    Forget { owner: Uuid },
    /// The host holds their seat by another token from now on.
    Reseat { token: TokenDigest },
    /// Time has passed.
    Clock,
}

/// Somebody who wants to come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knocking {
    pub token: TokenDigest,
    pub owner: Option<Uuid>,
    pub nickname: String,
    pub invite: InviteId,
    pub words: Words,
    pub relay_only: bool,
}

/// What is to be said, or done, because of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    /// To whoever sits on these seats.
    Say {
        to: Vec<SeatId>,
        signal: Box<ServerSignal>,
    },
    /// Another page took the seat: this connection is to be closed.
    Replaced { connection: Connection },
}

impl Output {
    pub(crate) fn say(to: Vec<SeatId>, signal: ServerSignal) -> Self {
        let signal = Box::new(signal);
        Self::Say { to, signal }
    }
}

/// Why something is not done. The state is as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the room is over")]
    Ended,
    #[error("somebody is at the table already, or too many are at the door")]
    Full,
    #[error("there is no such seat, or it is not at the door")]
    NoSeat,
    #[error("the seat was denied")]
    Denied(proto_events::signal::DenyReason),
    #[error("this invitation was taken back")]
    InviteRevoked,
    #[error("the time of this invitation is over")]
    InviteExpired,
    #[error("there is no such invitation")]
    NoInvite,
    #[error("too many invitations are open")]
    TooManyInvites,
    #[error("too many wrong passcodes")]
    Locked { until: Moment },
    #[error("nobody who could hear this sits at the table")]
    NotSeated,
}

impl Room {
    /// Applies what happened. Nothing is changed where it is refused.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn handle(&mut self, input: Input, now: Moment) -> Result<Vec<Output>, Refusal> {
        match input {
            Input::Knock(knocking) => self.knock(*knocking, now),
            Input::Withdraw { seat } => self.withdraw(&seat),
            Input::Connected {
                seat,
                session,
                connection,
            } => self.connected(&seat, session, connection, now),
            Input::Disconnected { seat, connection } => {
                Ok(self.disconnected(&seat, connection, now))
            }
            Input::InstanceLost { instance } => Ok(self.instance_lost(instance, now)),
            Input::Admit { seat } => self.admit(&seat, now),
            Input::Deny { seat } => self.deny(&seat),
            Input::Hold { seat, message } => self.hold(&seat, message),
            Input::Leave { seat, connection } => self.leave(&seat, connection, now),
            Input::Invite(invite) => self.invite(invite, now),
            Input::Revoke { invite } => self.revoke(invite),
            Input::Guess => self.guess(now),
            Input::GuessedRight => {
                self.guesses = Guesses::default();
                Ok(Vec::new())
            }
            Input::Forget { owner } => Ok(self.forget(owner, now)),
            Input::Reseat { token } => self.reseat(token, now),
            Input::Clock => Ok(self.clock(now)),
        }
    }

    /// Until when whoever has given up this seat may take it again; `None` for everybody else.
    #[must_use]
    pub fn return_until(&self, seat: &SeatId) -> Option<Moment> {
        if let Some(ended) = &self.ended {
            return ended.return_until;
        }
        let guest = self.guest.as_ref().filter(|it| it.seat.id == *seat)?;
        match guest.seat.place {
            Place::Left { until } => Some(until),
            Place::Here { .. } | Place::Away { .. } | Place::Gone => None,
        }
    }

    /// Whether nobody can come back to it any more.
    #[must_use]
    pub fn is_over(&self, now: Moment) -> bool {
        self.ended
            .as_ref()
            .is_some_and(|ended| ended.return_until.is_none_or(|until| until <= now))
    }
}

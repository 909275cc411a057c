//! What several answers show alike.

use proto_events::cards::Orientation;
use proto_events::signal::SeatRole;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::moment::Moment;
use crate::room::{Invite, Room};
use crate::snapshot::Presence;
use crate::store::{Expert, ExpertRow, Kept};

/// An expert in a few words.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExpertCard {
    /// The name of their personal link; empty for who has none.
    pub handle: String,
    pub nickname: String,
    #[schema(required = true)]
    pub headline: Option<String>,
    /// The address of a picture.
    #[schema(required = true)]
    pub avatar: Option<String>,
}

impl ExpertCard {
    /// Of a profile, or, without one, of the name in the room.
    #[must_use]
    pub fn of(expert: Option<&Expert>, nickname: &str) -> Self {
        match expert {
            Some(Expert { profile, .. }) => Self::from(profile),
            None => Self {
                nickname: nickname.to_owned(),
                ..Self::default()
            },
        }
    }
}

impl From<&ExpertRow> for ExpertCard {
    fn from(row: &ExpertRow) -> Self {
        Self {
            handle: row.handle.clone(),
            nickname: row.nickname.clone(),
            headline: row.headline.clone(),
            avatar: row.avatar.clone(),
        }
    }
}

/// Whether an expert is there.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = Presence)]
pub enum PresenceView {
    Here,
    Busy,
    Away,
}

impl From<Presence> for PresenceView {
    fn from(presence: Presence) -> Self {
        match presence {
            Presence::Here => Self::Here,
            Presence::Busy => Self::Busy,
            Presence::Away => Self::Away,
        }
    }
}

/// How far a room is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum RoomStatus {
    Open,
    /// Over, and whoever sat there may come back for some minutes.
    Closing,
    Ended,
}

impl RoomStatus {
    #[must_use]
    pub fn of(room: &Room, now: Moment) -> Self {
        match (&room.ended, room.is_over(now)) {
            (None, _) => Self::Open,
            (Some(_), false) => Self::Closing,
            (Some(_), true) => Self::Ended,
        }
    }
}

/// An invitation, to be sent to somebody.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Invite)]
pub struct InviteView {
    id: String,
    /// Goes into the fragment of the room's address.
    token: String,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
}

impl InviteView {
    #[must_use]
    pub fn of(room: &Room, invite: &Invite) -> Self {
        Self {
            id: invite.id.0.to_string(),
            token: room.sign(invite.id, invite.expires_at),
            expires_at: invite.expires_at.time(),
        }
    }
}

/// A card that lay on the table.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CardView {
    card: String,
    orientation: Orientation,
}

/// The cards of a consultation, in the order in which they lay there.
#[must_use]
pub fn cards(kept: &Kept) -> Vec<CardView> {
    let cards = kept.record.tables.iter().flat_map(|table| &table.cards);
    let view = cards.map(|card| CardView {
        card: card.card.clone(),
        orientation: card.orientation,
    });
    view.collect()
}

/// Whole seconds that a consultation took.
#[must_use]
pub fn seconds(kept: &Kept, now: Moment) -> i64 {
    kept.ended_at.unwrap_or(now).since(kept.began_at) / 1_000
}

/// On which side of a consultation somebody sat.
#[must_use]
pub fn role(kept: &Kept, of: uuid::Uuid) -> SeatRole {
    if kept.host == Some(of) {
        SeatRole::Host
    } else {
        SeatRole::Guest
    }
}

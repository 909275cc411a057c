//! A room as the tables keep it: whole, and with the few words by which it is looked for.

use host::PublicId;
use uuid::Uuid;

use crate::moment::Moment;
use crate::room::{Place, Room};

/// A room at one revision.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub id: PublicId,
    pub host: Uuid,
    pub revision: u64,
    /// The state as JSON.
    pub state: String,
    pub deadline: Option<Moment>,
    /// Nobody can come back to it.
    pub is_over: bool,
    pub personal: bool,
    pub presence: Presence,
    /// Who holds its connections.
    pub instances: Vec<Uuid>,
    pub opened_at: Moment,
    pub consultations: Vec<Consultation>,
}

/// The host, as the directory shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Presence {
    /// In their room, and nobody with them.
    Here,
    /// With somebody.
    Busy,
    #[default]
    Away,
}

/// Two who sat together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    pub seat: String,
    pub host_nickname: String,
    pub guest: Option<Uuid>,
    pub guest_nickname: String,
    pub began_at: Moment,
    pub ended_at: Option<Moment>,
}

impl Snapshot {
    /// Of this room at this moment; `state` is its JSON.
    #[must_use]
    pub fn of(room: &Room, state: String, now: Moment) -> Option<Self> {
        let seats = std::iter::once(&room.host_seat)
            .chain(room.guest.iter().map(|guest| &guest.seat))
            .chain(room.door.iter().map(|waiting| &waiting.seat));
        let mut instances: Vec<Uuid> = seats
            .filter_map(|seat| seat.connection())
            .map(|connection| connection.instance)
            .collect();
        instances.sort_unstable();
        instances.dedup();
        Some(Self {
            id: PublicId::parse(&room.id)?,
            host: room.host,
            revision: room.revision,
            deadline: room.deadline(),
            is_over: room.is_over(now),
            personal: room.personal,
            presence: presence(room),
            instances,
            opened_at: room.opened_at,
            consultations: consultations(room),
            state,
        })
    }
}

fn presence(room: &Room) -> Presence {
    let is_here = matches!(room.host_seat.place, Place::Here { .. });
    match (is_here, room.seated_guest()) {
        (false, _) => Presence::Away,
        (true, None) => Presence::Here,
        (true, Some(_)) => Presence::Busy,
    }
}

fn consultations(room: &Room) -> Vec<Consultation> {
    let host_nickname = room.host_seat.nickname.clone();
    let past = room.past.iter().map(|past| Consultation {
        seat: past.seat.to_string(),
        host_nickname: host_nickname.clone(),
        guest: past.owner,
        guest_nickname: past.nickname.clone(),
        began_at: past.began_at,
        ended_at: Some(past.ended_at),
    });
    let present = room.guest.iter().map(|guest| Consultation {
        seat: guest.seat.id.to_string(),
        host_nickname: host_nickname.clone(),
        guest: guest.owner,
        guest_nickname: guest.seat.nickname.clone(),
        began_at: room.began_at.unwrap_or(room.opened_at),
        ended_at: room.ended.map(|ended| ended.at).or(guest.left_at),
    });
    past.chain(present).collect()
}

//! How the room looks from a seat.

use proto_events::signal::{Knock, Peer, RoomState, SeatRole, ServerSignal, Standing};

use super::{Guest, Place, Room, Seat, SeatId, Waiting};

/// What a connection has to know of its room between two signals: a few words, for there are many
/// connections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    pub standing: Standing,
    pub relay_only: bool,
    /// Who hears what is negotiated here: the seat, and the session of the page on it.
    pub hears: Option<(SeatId, String)>,
}

impl Room {
    /// Whether somebody may sit on this seat, or could come back to it.
    #[must_use]
    pub fn seat(&self, id: &SeatId) -> Option<&Seat> {
        let seats = std::iter::once(&self.host_seat)
            .chain(self.guest.iter().map(|guest| &guest.seat))
            .chain(self.door.iter().map(|waiting| &waiting.seat));
        seats.into_iter().find(|seat| seat.id == *id)
    }

    pub(super) fn seat_mut(&mut self, id: &SeatId) -> Option<&mut Seat> {
        let seats = std::iter::once(&mut self.host_seat)
            .chain(self.guest.iter_mut().map(|guest| &mut guest.seat))
            .chain(self.door.iter_mut().map(|waiting| &mut waiting.seat));
        seats.into_iter().find(|seat| seat.id == *id)
    }

    /// The guest, unless they have given their seat up.
    #[must_use]
    pub fn seated_guest(&self) -> Option<&Guest> {
        self.guest.as_ref().filter(|guest| !guest.seat.has_left())
    }

    /// How far the holder of a seat is let in.
    #[must_use]
    pub fn standing(&self, id: &SeatId) -> Option<Standing> {
        if self.door.iter().any(|waiting| waiting.seat.id == *id) {
            return Some(Standing::Waiting);
        }
        self.seat(id).map(|_| Standing::Seated)
    }

    /// What a connection on this seat has to know.
    #[must_use]
    pub fn view(&self, id: &SeatId) -> Option<View> {
        let standing = self.standing(id)?;
        let other = if id.is_host() {
            self.seated_guest().map(|guest| &guest.seat)
        } else {
            Some(&self.host_seat)
        };
        // what is said to a page that is away for a moment waits for it
        let hears = other.and_then(|seat| Some((seat.id.clone(), seat.last_session()?.to_owned())));
        let own_wish = self
            .door
            .iter()
            .any(|it| it.seat.id == *id && it.relay_only);
        Some(View {
            standing,
            relay_only: self.relay_only || own_wish,
            hears,
        })
    }

    /// Whether this is the last thing that a page on this seat hears.
    #[must_use]
    pub fn is_farewell(signal: &ServerSignal, to: &SeatId) -> bool {
        match signal {
            ServerSignal::Denied { .. } | ServerSignal::RoomEnded { .. } => true,
            ServerSignal::PeerLeft { seat, .. } | ServerSignal::KnockWithdrawn { seat } => {
                seat == to.as_str()
            }
            _ => false,
        }
    }

    /// What both sides know.
    #[must_use]
    pub fn state(&self) -> RoomState {
        RoomState {
            relay_only: self.relay_only,
            expires_at: self.expires_at.time(),
            began_at: self.began_at.map(|at| at.time()),
        }
    }

    /// The first thing that a page hears.
    #[must_use]
    pub fn welcome(&self, id: &SeatId, resumed: bool) -> Option<ServerSignal> {
        let seat = self.seat(id)?;
        let waiting = self.door.iter().find(|waiting| waiting.seat.id == *id);
        let peer = if id.is_host() {
            self.seated_guest().map(|guest| peer(&guest.seat))
        } else {
            Some(peer(&self.host_seat))
        };
        let mut room = self.state();
        room.relay_only |= waiting.is_some_and(|waiting| waiting.relay_only);
        Some(ServerSignal::Welcome {
            seat: id.to_string(),
            role: role(id),
            standing: self.standing(id)?,
            nickname: seat.nickname.clone(),
            polite: !id.is_host(),
            room,
            peer,
            knocks: if id.is_host() {
                self.door.iter().map(knock).collect()
            } else {
                Vec::new()
            },
            held: waiting.and_then(|waiting| waiting.held.clone()),
            resumed,
        })
    }
}

pub(super) fn role(id: &SeatId) -> SeatRole {
    if id.is_host() {
        SeatRole::Host
    } else {
        SeatRole::Guest
    }
}

/// A seat as the other side sees it.
pub(super) fn peer(seat: &Seat) -> Peer {
    let grace_until = match seat.place {
        Place::Away { until, .. } => Some(until.time()),
        Place::Here { .. } | Place::Left { .. } | Place::Gone => None,
    };
    Peer {
        seat: seat.id.to_string(),
        role: role(&seat.id),
        nickname: seat.nickname.clone(),
        session: seat.session().map(str::to_owned),
        grace_until,
    }
}

/// Somebody at the door as the host sees them.
pub(super) fn knock(waiting: &Waiting) -> Knock {
    let words = &waiting.words;
    Knock {
        seat: waiting.seat.id.to_string(),
        nickname: waiting.seat.nickname.clone(),
        worry: words.worry.clone(),
        camera: words.camera,
        microphone: words.microphone,
        reading: words.reading.clone(),
        session: waiting.seat.session().map(str::to_owned),
        held: waiting.held.clone(),
        at: waiting.at.time(),
    }
}

//! The door: who knocks, and what the host decides.

use proto_events::signal::{DenyReason, ServerSignal};

use super::view::{knock, peer};
use super::{
    AT_THE_DOOR, GUEST_GRACE_MIN, Guest, Knocking, Output, Past, Place, REMEMBERED, Refusal, Room,
    Seat, SeatId, TurnedAway, Waiting,
};
use crate::moment::Moment;

impl Room {
    pub(super) fn knock(&mut self, by: Knocking, now: Moment) -> Result<Vec<Output>, Refusal> {
        if self.ended.is_some() {
            return Err(Refusal::Ended);
        }
        if self
            .door
            .iter()
            .any(|waiting| waiting.seat.token == by.token)
        {
            // the same knock twice
            return Ok(Vec::new());
        }
        if self.seated_guest().is_some() || self.door.len() >= AT_THE_DOOR {
            return Err(Refusal::Full);
        }
        self.use_invite(by.invite, now)?;
        self.seats_made += 1;
        let waiting = Waiting {
            seat: Seat {
                id: SeatId::guest(self.seats_made),
                token: by.token,
                nickname: by.nickname,
                // until its page has opened a connection
                place: Place::Away {
                    until: now.plus_minutes(GUEST_GRACE_MIN),
                    session: None,
                },
            },
            owner: by.owner,
            words: by.words,
            at: now,
            held: None,
            relay_only: by.relay_only,
        };
        let knock = knock(&waiting);
        self.door.push(waiting);
        Ok(vec![self.to_host(ServerSignal::Knocked { knock })])
    }

    pub(super) fn withdraw(&mut self, seat: &SeatId) -> Result<Vec<Output>, Refusal> {
        let waiting = self.off_the_door(seat)?;
        // to their own page, too: its connection ends with it
        let to = vec![SeatId::host(), seat.clone()];
        let seat = waiting.seat.id.to_string();
        Ok(vec![Output::say(to, ServerSignal::KnockWithdrawn { seat })])
    }

    pub(super) fn admit(&mut self, seat: &SeatId, now: Moment) -> Result<Vec<Output>, Refusal> {
        if self.ended.is_some() {
            return Err(Refusal::Ended);
        }
        if let Some(seated) = self.seated_guest() {
            // the same word twice
            return if seated.seat.id == *seat {
                Ok(Vec::new())
            } else {
                Err(Refusal::Full)
            };
        }
        let waiting = self.off_the_door(seat)?;
        let mut outputs = Vec::new();
        if waiting.relay_only && !self.relay_only {
            self.relay_only = true;
            outputs.push(self.to_host(ServerSignal::RelayOnly));
        }
        self.part_from_the_former(now);
        self.began_at = Some(now);
        let admitted = |peer| ServerSignal::Admitted {
            seat: waiting.seat.id.to_string(),
            peer,
            room: self.state(),
        };
        outputs.push(Output::say(
            vec![waiting.seat.id.clone()],
            admitted(peer(&self.host_seat)),
        ));
        outputs.push(self.to_host(admitted(peer(&waiting.seat))));
        for other in std::mem::take(&mut self.door) {
            outputs.push(self.turn_away(other, DenyReason::Taken));
        }
        self.guest = Some(Guest {
            seat: waiting.seat,
            owner: waiting.owner,
            words: waiting.words,
            left_at: None,
        });
        Ok(outputs)
    }

    pub(super) fn deny(&mut self, seat: &SeatId) -> Result<Vec<Output>, Refusal> {
        let waiting = self.off_the_door(seat)?;
        let gone = waiting.seat.id.to_string();
        Ok(vec![
            self.turn_away(waiting, DenyReason::Declined),
            self.to_host(ServerSignal::KnockWithdrawn { seat: gone }),
        ])
    }

    pub(super) fn hold(&mut self, seat: &SeatId, message: String) -> Result<Vec<Output>, Refusal> {
        let waiting = self.door.iter_mut().find(|it| it.seat.id == *seat);
        let waiting = waiting.ok_or(Refusal::NoSeat)?;
        waiting.held = Some(message.clone());
        let knock = knock(waiting);
        let held = Output::say(vec![seat.clone()], ServerSignal::Held { message });
        // the host's other pages, and the one that asked, show it held
        Ok(vec![held, self.to_host(ServerSignal::Knocked { knock })])
    }

    pub(super) fn to_host(&self, signal: ServerSignal) -> Output {
        Output::say(vec![SeatId::host()], signal)
    }

    /// Takes somebody off the door and remembers what to tell them.
    pub(super) fn turn_away(&mut self, waiting: Waiting, reason: DenyReason) -> Output {
        let Seat { id, token, .. } = waiting.seat;
        if self.turned_away.len() >= REMEMBERED {
            self.turned_away.remove(0);
        }
        self.turned_away.push(TurnedAway {
            seat: id.clone(),
            token,
            reason,
        });
        Output::say(vec![id], ServerSignal::Denied { reason })
    }

    /// What was before with somebody else is a consultation of its own.
    fn part_from_the_former(&mut self, now: Moment) {
        let Some(former) = self.guest.take() else {
            return;
        };
        self.past.push(Past {
            seat: former.seat.id,
            token: former.seat.token,
            owner: former.owner,
            nickname: former.seat.nickname,
            began_at: self.began_at.unwrap_or(now),
            ended_at: former.left_at.unwrap_or(now),
        });
    }

    fn off_the_door(&mut self, seat: &SeatId) -> Result<Waiting, Refusal> {
        let place = self.door.iter().position(|it| it.seat.id == *seat);
        Ok(self.door.remove(place.ok_or(Refusal::NoSeat)?))
    }
}

//! Leaving, and the end.

use proto_events::signal::{EndReason, LeaveReason, ServerSignal};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Connection, Output, Place, RETURN_MIN, Refusal, Room, Seat, SeatId, Words};
use crate::moment::Moment;

/// The end of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ended {
    pub at: Moment,
    pub reason: EndReason,
    /// Until then it is open again when somebody comes back.
    pub return_until: Option<Moment>,
}

impl Room {
    pub(super) fn leave(
        &mut self,
        seat: &SeatId,
        by: Option<Connection>,
        now: Moment,
    ) -> Result<Vec<Output>, Refusal> {
        // an older page speaks for nobody
        let is_old = by.is_some_and(|by| self.seat(seat).and_then(Seat::connection) != Some(by));
        if self.ended.is_some() || is_old {
            return Ok(Vec::new());
        }
        if seat.is_host() {
            return Ok(self.end(EndReason::Ended, now));
        }
        if self.door.iter().any(|waiting| waiting.seat.id == *seat) {
            return self.withdraw(seat);
        }
        Ok(self.guest_left(seat, LeaveReason::Left, now))
    }

    pub(super) fn forget(&mut self, owner: Uuid, now: Moment) -> Vec<Output> {
        let waiting = self.door.iter().filter(|it| it.owner == Some(owner));
        let waiting: Vec<SeatId> = waiting.map(|it| it.seat.id.clone()).collect();
        let mut outputs = Vec::new();
        for seat in waiting {
            outputs.extend(self.withdraw(&seat).unwrap_or_default());
        }
        if let Some(guest) = self.guest.as_ref().filter(|it| it.owner == Some(owner)) {
            let seat = guest.seat.id.clone();
            outputs.extend(self.guest_left(&seat, LeaveReason::Left, now));
        }
        if let Some(guest) = self.guest.as_mut().filter(|it| it.owner == Some(owner)) {
            guest.owner = None;
            guest.words = Words::default();
            guest.seat.nickname.clear();
            guest.seat.place = Place::Gone;
        }
        for past in self.past.iter_mut().filter(|it| it.owner == Some(owner)) {
            past.owner = None;
            past.nickname.clear();
        }
        outputs
    }

    pub(super) fn guest_left(
        &mut self,
        seat: &SeatId,
        reason: LeaveReason,
        now: Moment,
    ) -> Vec<Output> {
        let Some(guest) = self.guest.as_mut().filter(|guest| guest.seat.id == *seat) else {
            return Vec::new();
        };
        if guest.seat.has_left() {
            return Vec::new();
        }
        guest.left_at = Some(now);
        guest.seat.place = Place::Left {
            until: now.plus_minutes(RETURN_MIN),
        };
        // to the guest's own page, too: its connection ends with it
        let to = vec![SeatId::host(), seat.clone()];
        let seat = seat.to_string();
        vec![Output::say(to, ServerSignal::PeerLeft { seat, reason })]
    }

    pub(super) fn end(&mut self, reason: EndReason, now: Moment) -> Vec<Output> {
        let return_until = match reason {
            EndReason::Ended => Some(now.plus_minutes(RETURN_MIN).min(self.expires_at)),
            EndReason::Away | EndReason::Expired => None,
        };
        self.ended = Some(Ended {
            at: now,
            reason,
            return_until,
        });
        let mut to = self.table();
        to.extend(self.door.drain(..).map(|waiting| waiting.seat.id));
        let signal = ServerSignal::RoomEnded {
            reason,
            return_until: return_until.map(|until| until.time()),
        };
        let until = return_until.unwrap_or(now);
        for seat in self.table() {
            if let Some(seat) = self.seat_mut(&seat) {
                seat.place = Place::Left { until };
            }
        }
        vec![Output::say(to, signal)]
    }
}

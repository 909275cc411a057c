//! What happens when nothing happens.

use proto_events::signal::{DenyReason, EndReason, LeaveReason, ServerSignal};

use super::{DOOR_MIN, Output, Place, Room, SeatId};
use crate::moment::Moment;

impl Room {
    /// When [`Input::Clock`](super::Input::Clock) has something to do next; `None` once the room is over
    /// for good.
    #[must_use]
    pub fn deadline(&self) -> Option<Moment> {
        if let Some(ended) = &self.ended {
            return ended.return_until;
        }
        let away = |place: &Place| match place {
            Place::Away { until, .. } | Place::Left { until } => Some(*until),
            Place::Here { .. } | Place::Gone => None,
        };
        let at_the_door = self.door.iter().flat_map(|waiting| {
            [
                away(&waiting.seat.place),
                Some(waiting.at.plus_minutes(DOOR_MIN)),
            ]
        });
        let table = [
            Some(self.expires_at),
            away(&self.host_seat.place),
            self.guest
                .as_ref()
                .and_then(|guest| away(&guest.seat.place)),
        ];
        table.into_iter().chain(at_the_door).flatten().min()
    }

    pub(super) fn clock(&mut self, now: Moment) -> Vec<Output> {
        if let Some(ended) = &mut self.ended {
            if ended.return_until.is_some_and(|until| until <= now) {
                ended.return_until = None;
            }
            return Vec::new();
        }
        let is_over = |place: &Place| matches!(place, Place::Away { until, .. } | Place::Left { until } if *until <= now);
        if self.expires_at <= now {
            return self.end(EndReason::Expired, now);
        }
        if is_over(&self.host_seat.place) {
            return self.end(EndReason::Away, now);
        }
        let mut outputs = Vec::new();
        if let Some(guest) = &mut self.guest
            && is_over(&guest.seat.place)
        {
            if guest.seat.has_left() {
                guest.seat.place = Place::Gone;
            } else {
                let id = guest.seat.id.clone();
                outputs.extend(self.guest_left(&id, LeaveReason::Away, now));
            }
        }
        let (stay, gone): (Vec<_>, Vec<_>) = std::mem::take(&mut self.door)
            .into_iter()
            .partition(|it| !is_over(&it.seat.place) && it.at.plus_minutes(DOOR_MIN) > now);
        self.door = stay;
        for waiting in gone {
            let seat: SeatId = waiting.seat.id.clone();
            outputs.push(self.turn_away(waiting, DenyReason::Unanswered));
            let seat = seat.to_string();
            outputs.push(self.to_host(ServerSignal::KnockWithdrawn { seat }));
        }
        outputs
    }
}

//! Pages that come and go. The newest page on a seat counts; what an older one does means nothing.

use proto_events::signal::{ServerSignal, Standing};
use uuid::Uuid;

use super::view::{knock, peer};
use super::{
    Connection, GUEST_GRACE_MIN, HOST_GRACE_MIN, Output, Place, Refusal, Room, SeatId, TokenDigest,
};
use crate::moment::Moment;

impl Room {
    pub(super) fn connected(
        &mut self,
        id: &SeatId,
        session: String,
        connection: Connection,
        now: Moment,
    ) -> Result<Vec<Output>, Refusal> {
        if self.is_over(now) {
            return Err(Refusal::Ended);
        }
        if let Some(away) = self.turned_away.iter().find(|away| away.seat == *id) {
            return Err(Refusal::Denied(away.reason));
        }
        let seat = self.seat_mut(id).ok_or(Refusal::NoSeat)?;
        if !seat.is_open(now) {
            return Err(Refusal::Ended);
        }
        let mut outputs = Vec::new();
        let before = seat.connection();
        let same_page = seat.session() == Some(&session);
        seat.place = Place::Here {
            session,
            connection,
        };
        if let Some(guest) = self.guest.as_mut().filter(|guest| guest.seat.id == *id) {
            guest.left_at = None;
        }
        if let Some(before) = before.filter(|before| *before != connection) {
            outputs.push(Output::Replaced { connection: before });
        }
        if self.ended.take().is_some() {
            outputs.push(Output::say(self.table(), ServerSignal::RoomReopened));
            self.expect_the_absent(id, now);
        }
        // A page that only opened another socket is no news, but its connection may have been missed.
        if !(same_page && before.is_some()) {
            outputs.extend(self.tell_of(id));
        }
        Ok(outputs)
    }

    pub(super) fn disconnected(
        &mut self,
        id: &SeatId,
        connection: Connection,
        now: Moment,
    ) -> Vec<Output> {
        let Some(seat) = self.seat_mut(id) else {
            return Vec::new();
        };
        if seat.connection() != Some(connection) {
            return Vec::new();
        }
        let minutes = if id.is_host() {
            HOST_GRACE_MIN
        } else {
            GUEST_GRACE_MIN
        };
        let until = now.plus_minutes(minutes);
        let session = seat.session().map(str::to_owned);
        seat.place = Place::Away { until, session };
        if self.standing(id) == Some(Standing::Waiting) {
            return self.tell_of(id);
        }
        let signal = ServerSignal::PeerAway {
            seat: id.to_string(),
            grace_until: until.time(),
        };
        vec![Output::say(self.others(id), signal)]
    }

    pub(super) fn instance_lost(&mut self, instance: Uuid, now: Moment) -> Vec<Output> {
        let lost: Vec<(SeatId, Connection)> = std::iter::once(&self.host_seat)
            .chain(self.guest.iter().map(|guest| &guest.seat))
            .chain(self.door.iter().map(|waiting| &waiting.seat))
            .filter_map(|seat| Some((seat.id.clone(), seat.connection()?)))
            .filter(|(_, connection)| connection.instance == instance)
            .collect();
        lost.iter()
            .flat_map(|(id, connection)| self.disconnected(id, *connection, now))
            .collect()
    }

    pub(super) fn reseat(
        &mut self,
        token: TokenDigest,
        now: Moment,
    ) -> Result<Vec<Output>, Refusal> {
        if self.is_over(now) {
            return Err(Refusal::Ended);
        }
        self.host_seat.token = token;
        Ok(Vec::new())
    }

    /// Tells whom it concerns how a seat stands now.
    fn tell_of(&self, id: &SeatId) -> Vec<Output> {
        if let Some(waiting) = self.door.iter().find(|waiting| waiting.seat.id == *id) {
            let knock = knock(waiting);
            return vec![self.to_host(ServerSignal::Knocked { knock })];
        }
        let Some(seat) = self.seat(id) else {
            return Vec::new();
        };
        let to = self.others(id);
        if to.is_empty() {
            return Vec::new();
        }
        let signal = ServerSignal::PeerJoined { peer: peer(seat) };
        vec![Output::say(to, signal)]
    }

    /// Everybody whom this seat's coming and going concerns.
    pub(super) fn others(&self, id: &SeatId) -> Vec<SeatId> {
        if !id.is_host() {
            return vec![SeatId::host()];
        }
        // The door, too: the offer that waits there is made for one page of the host's.
        let guest = self.guest.iter().map(|guest| guest.seat.id.clone());
        guest
            .chain(self.door.iter().map(|waiting| waiting.seat.id.clone()))
            .collect()
    }

    /// The host and the guest.
    pub(super) fn table(&self) -> Vec<SeatId> {
        let guest = self.guest.iter().map(|guest| guest.seat.id.clone());
        std::iter::once(SeatId::host()).chain(guest).collect()
    }

    /// A room that is open again waits for whoever has not come back yet as for somebody away.
    fn expect_the_absent(&mut self, back: &SeatId, now: Moment) {
        let host_until = now.plus_minutes(HOST_GRACE_MIN);
        if !back.is_host() && self.host_seat.connection().is_none() {
            self.host_seat.place = Place::Away {
                until: host_until,
                session: None,
            };
        }
    }
}

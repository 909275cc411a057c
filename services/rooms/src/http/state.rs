//! What every handler of rooms works with.

use std::sync::Arc;

use actix_web::HttpRequest;
use host::{Clock, Ids, PublicId};
use http_kit::ws::SocketRules;
use http_kit::{ClientAddress, Limiter, Problem};
use identity::CurrentUser;
use uuid::Uuid;

use super::seat_token::BearsSeat;
use crate::fault::RoomFault;
use crate::ice::IceSettings;
use crate::moment::Moment;
use crate::passcode::Passcodes;
use crate::room::{Room, SeatId};
use crate::rooms::Rooms;
use crate::socket::Sockets;
use crate::store::Store;
use crate::token::Holder;

/// The state of the service, one a process.
pub struct State {
    pub store: Store,
    pub rooms: Rooms,
    pub sockets: Arc<Sockets>,
    pub rules: Arc<SocketRules>,
    pub passcodes: Passcodes,
    pub ice: IceSettings,
    pub clock: Clock,
    pub ids: Ids,
    /// Rooms that one expert may have open.
    pub most_rooms: usize,
    /// Minutes that a room is open at the most.
    pub room_minutes: i64,
    /// Requests about one's own, by session owner.
    pub limiter: Limiter<Uuid>,
    /// Knocks and sockets, by address.
    pub doors: Limiter<ClientAddress>,
    /// Passcodes, by room and address.
    pub guesses: Limiter<(PublicId, ClientAddress)>,
    /// Relay credentials, by room and seat.
    pub relays: Limiter<(PublicId, String)>,
}

impl State {
    /// Who asks, if that is not too often.
    ///
    /// # Errors
    /// It is too often.
    pub fn admit(&self, user: &CurrentUser) -> Result<Uuid, Problem> {
        let owner = user.id();
        self.limiter.check(&owner)?;
        Ok(owner)
    }

    /// Whether this address comes not too often.
    ///
    /// # Errors
    /// It does.
    pub fn at_the_door(&self, request: &HttpRequest) -> Result<ClientAddress, Problem> {
        let address = ClientAddress::of(request);
        self.doors.check(&address)?;
        Ok(address)
    }

    /// The moment that it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now().into()
    }

    /// The room and the seat that a token holds there.
    ///
    /// # Errors
    /// There is no such room, or this is no seat of it.
    pub async fn seat(
        &self,
        id: PublicId,
        seat: &BearsSeat,
    ) -> Result<(Arc<Room>, SeatId), RoomFault> {
        let room = self.rooms.get(id).await?;
        match room.holder(&seat.0) {
            Some(Holder::Seat(seat)) => Ok((room, seat)),
            Some(Holder::Denied(_) | Holder::Past(_)) | None => Err(RoomFault::SeatRefused),
        }
    }

    /// The room, for its host alone.
    ///
    /// # Errors
    /// There is no such room, or this is another seat.
    pub async fn host(&self, id: PublicId, seat: &BearsSeat) -> Result<Arc<Room>, RoomFault> {
        let (room, seat) = self.seat(id, seat).await?;
        if seat.is_host() {
            Ok(room)
        } else {
            Err(RoomFault::NotHost)
        }
    }
}

/// The id of a room in a path; what cannot be one names none.
///
/// # Errors
/// It cannot be one.
pub fn room_id(text: &str) -> Result<PublicId, RoomFault> {
    PublicId::parse(text).ok_or(RoomFault::NoRoom)
}

/// A text within its limit, without white space around it; nothing for an empty one.
///
/// # Errors
/// It is too long.
pub fn text(
    name: &'static str,
    most: usize,
    text: Option<String>,
) -> Result<Option<String>, RoomFault> {
    let text = text
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty());
    match &text {
        Some(it) if it.chars().count() > most => Err(RoomFault::TextTooLong(name, most)),
        _ => Ok(text),
    }
}

//! Whose consultation a request is about.

use host::PublicId;
use http_kit::Problem;
use identity::CurrentUser;
use proto_events::signal::SeatRole;

use super::seat_token::BearsSeat;
use super::state::State;
use super::view::role;
use crate::fault::RoomFault;
use crate::store::Kept;
use crate::token::Holder;

/// A consultation, and on which side of it whoever asks sat.
pub struct Sat {
    pub kept: Kept,
    pub role: SeatRole,
}

/// The consultation of whoever asks: by the token of a seat, or else by their session.
///
/// # Errors
/// There is none, or it is not theirs.
pub async fn sat(
    state: &State,
    id: PublicId,
    seat: Option<&BearsSeat>,
    user: Option<&CurrentUser>,
) -> Result<Sat, Problem> {
    if let Some(seat) = seat
        && let Some(sat) = by_seat(state, id, seat).await?
    {
        return Ok(sat);
    }
    let user = user.ok_or(RoomFault::NoConsultation)?;
    let mut kept = state
        .store
        .consultation_with(id, user.id())
        .await
        .map_err(RoomFault::from)?;
    if let (None, Some(guest)) = (&kept, user.was) {
        kept = state
            .store
            .consultation_with(id, guest)
            .await
            .map_err(RoomFault::from)?;
    }
    let kept = kept.ok_or(RoomFault::NoConsultation)?;
    let role = role(&kept, user.id());
    Ok(Sat { kept, role })
}

async fn by_seat(state: &State, id: PublicId, seat: &BearsSeat) -> Result<Option<Sat>, Problem> {
    let room = match state.rooms.get(id).await {
        Ok(room) => room,
        // long over
        Err(RoomFault::NoRoom) => return Ok(None),
        Err(fault) => return Err(fault.into()),
    };
    let (of, role) = match room.holder(&seat.0) {
        Some(Holder::Seat(seat)) if seat.is_host() => {
            let guest = room.guest.as_ref().map(|guest| guest.seat.id.clone());
            (guest, SeatRole::Host)
        }
        Some(Holder::Seat(seat) | Holder::Past(seat)) => (Some(seat), SeatRole::Guest),
        Some(Holder::Denied(_)) | None => return Err(RoomFault::SeatRefused.into()),
    };
    let Some(of) = of else {
        return Err(RoomFault::NoConsultation.into());
    };
    let kept = state
        .store
        .consultation(id, of.as_str())
        .await
        .map_err(RoomFault::from)?;
    Ok(kept.map(|kept| Sat { kept, role }))
}

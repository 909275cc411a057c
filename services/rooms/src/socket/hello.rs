//! The first frame: who sits here.

use http_kit::ws::Socket;
use journal::{Cursor, FollowError};
use proto_events::signal::{ClientSignal, ServerFrame, ServerSignal, close};

use super::{End, PATIENCE, Seated, Sockets, unavailable};
use crate::fault::RoomFault;
use crate::room::{Input, Refusal, Room};
use crate::token::{Holder, SeatToken};
use host::PublicId;

/// Waits for the `hello`, has its page sit down and says how things stand.
pub async fn hello<'a>(
    sockets: &'a Sockets,
    socket: &mut Socket,
    id: PublicId,
) -> Result<Seated<'a>, End> {
    let first = tokio::time::timeout(PATIENCE, socket.next()).await;
    let text = first.map_err(|_| NO_HELLO)?.ok_or(End::Gone)?;
    let Ok(ClientSignal::Hello {
        seat_token,
        session,
        cursor,
    }) = serde_json::from_str(&text)
    else {
        return Err(NO_HELLO);
    };
    if !is_session(&session) {
        return Err(NO_HELLO);
    }
    let room = sockets.rooms.get(id).await.map_err(|it| refusal(&it))?;
    let token = SeatToken::parse(&seat_token).ok_or(REFUSED)?;
    let seat = match room.holder(&token).ok_or(REFUSED)? {
        Holder::Seat(seat) => seat,
        Holder::Denied(seat) => return Err(turned_away(socket, &room, &seat).await),
        Holder::Past(_) => return Err(ENDED),
    };
    let connection = sockets.number();
    let connected = Input::Connected {
        seat: seat.clone(),
        session: session.clone(),
        connection,
    };
    let applied = sockets.rooms.apply(id, connected).await;
    let applied = applied.map_err(|it| refusal(&it))?;
    let cursor = cursor.and_then(|text| text.parse::<Cursor>().ok());
    let followed = match cursor {
        Some(cursor) => sockets.rooms.follow(id, cursor).await,
        None => Err(FollowError::Gone),
    };
    let (follower, resumed) = match followed {
        Ok(follower) => (Ok(follower), true),
        Err(_) => (sockets.rooms.follow(id, applied.head).await, false),
    };
    let follower = follower.map_err(|error| {
        tracing::warn!(%error, "a room cannot be followed");
        End::Close(close::UNAVAILABLE, "come back with your cursor")
    });
    let seated = follower.and_then(|follower| {
        let view = applied.room.view(&seat).ok_or(REFUSED)?;
        Ok(Seated {
            sockets,
            id,
            seat: seat.clone(),
            session,
            connection,
            view,
            since: applied.head,
            follower,
        })
    });
    let welcomed = match &seated {
        Ok(_) => {
            // where the following begins
            let from = cursor.filter(|_| resumed).unwrap_or(applied.head);
            welcome(socket, &applied.room, &seat, resumed, from).await
        }
        Err(_) => Ok(()),
    };
    match (seated, welcomed) {
        (Ok(seated), Ok(())) => Ok(seated),
        (Ok(seated), Err(end)) => {
            seated.leave_it_empty().await;
            Err(end)
        }
        (Err(end), _) => Err(end),
    }
}

async fn welcome(
    socket: &mut Socket,
    room: &Room,
    seat: &crate::room::SeatId,
    resumed: bool,
    from: Cursor,
) -> Result<(), End> {
    let signal = room.welcome(seat, resumed).ok_or(REFUSED)?;
    let frame = ServerFrame {
        cursor: Some(from.to_string()),
        signal,
    };
    let text = serde_json::to_string(&frame).unwrap_or_default();
    socket.send(text).await.map_err(|_| End::Gone)
}

/// Says once more what was said to somebody who was not let in.
async fn turned_away(socket: &mut Socket, room: &Room, seat: &crate::room::SeatId) -> End {
    let Some(away) = room.turned_away.iter().find(|away| away.seat == *seat) else {
        return REFUSED;
    };
    let denied = ServerSignal::Denied {
        reason: away.reason,
    };
    match super::say(socket, &denied).await {
        Ok(()) => ENDED,
        Err(end) => end,
    }
}

const NO_HELLO: End = End::Close(close::NO_HELLO, "a hello comes first");
const REFUSED: End = End::Close(close::REFUSED, "this is no seat of this room");
const ENDED: End = End::Close(close::ENDED, "this is over");

fn refusal(fault: &RoomFault) -> End {
    match fault {
        RoomFault::NoRoom | RoomFault::Refused(Refusal::NoSeat) => REFUSED,
        RoomFault::Refused(_) => ENDED,
        error => unavailable(error),
    }
}

/// 8 to 40 letters, digits, hyphens and underscores.
fn is_session(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (8..=40).contains(&text.len()) && text.bytes().all(plain)
}

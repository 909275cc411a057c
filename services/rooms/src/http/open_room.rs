//! `POST /`

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{IdempotencyKey, Json, Problem};
use identity::{CurrentUser, Role};
use proto_events::signal::SeatRole;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::state::{State, room_id};
use super::view::InviteView;
use crate::fault::RoomFault;
use crate::moment::Moment;
use crate::passcode;
use crate::room::{Guesses, HOST_GRACE_MIN, Input, Invite, InviteId, Place, Room, Seat, SeatId};
use crate::token::{SeatToken, hex};

/// Minutes for which the first invitation is good.
const FIRST_INVITE_MIN: i64 = 120;

/// What a host is called who has not said it.
const A_HOST: &str = "상담사";

/// How a room is to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenRoom {
    /// 4 to 32 characters that whoever knocks has to know.
    passcode: Option<String>,
    /// Whether media goes through the relay alone, so that neither side learns the other's address; false
    /// by default.
    #[serde(default)]
    relay_only: bool,
    /// Whether the expert's personal link leads here; true by default.
    personal: Option<bool>,
}

/// A room that is open, and the host's seat in it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenedRoom {
    /// 22 letters and digits.
    id: String,
    seat: String,
    /// Holds the seat: whoever has it is the host. It is said here and never again.
    seat_token: String,
    role: SeatRole,
    nickname: String,
    invite: InviteView,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
}

/// Opens a room. Only experts do.
#[utoipa::path(
    post, path = "/api/rooms/", tag = "rooms",
    request_body = OpenRoom,
    params(("Idempotency-Key" = Option<String>, Header,
        description = "1 to 64 letters, digits, hyphens or underscores: the same key, the same room")),
    responses(
        (status = 201, body = OpenedRoom),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn open_room(
    state: Data<State>,
    user: CurrentUser,
    key: IdempotencyKey,
    body: Json<OpenRoom>,
) -> Result<HttpResponse, Problem> {
    let host = state.admit(&user)?;
    if !user.principal.has(Role::Expert) {
        return Err(RoomFault::NotExpert.into());
    }
    let OpenRoom {
        passcode,
        relay_only,
        personal,
    } = body.into_inner();
    let passcode = match passcode.filter(|it| !it.is_empty()) {
        Some(it) if !passcode::is_one(&it) => {
            return Err(RoomFault::InvalidBody("a passcode takes 4 to 32 characters").into());
        }
        Some(it) => Some(state.passcodes.hash(it).await.map_err(RoomFault::from)?),
        None => None,
    };
    if let Some(room) = opened_before(&state, host, key.0.as_deref()).await? {
        return Ok(room);
    }
    let held = state.store.held_by(host).await.map_err(RoomFault::from)?;
    if held.len() >= state.most_rooms {
        return Err(RoomFault::TooManyRooms.into());
    }
    let profile = state.store.expert(host).await.map_err(RoomFault::from)?;
    let nickname = profile.map_or_else(|| A_HOST.to_owned(), |it| it.profile.nickname);
    let token = SeatToken::from_random(state.ids.random());
    let mut room = empty(&state, host, nickname, &token);
    room.passcode = passcode;
    room.relay_only = relay_only;
    room.personal = personal.unwrap_or(true);
    match state.rooms.open(room, key.0.as_deref()).await? {
        Some(room) => answer(&room, token),
        // the same request, a moment ago
        None => opened_before(&state, host, key.0.as_deref())
            .await?
            .ok_or_else(|| RoomFault::KeyReused.into()),
    }
}

/// The room of this key, if there is one. Its first answer may never have arrived, and nobody keeps a
/// token: the host is given another one, and the former opens nothing any more.
async fn opened_before(
    state: &State,
    host: Uuid,
    key: Option<&str>,
) -> Result<Option<HttpResponse>, Problem> {
    let Some(key) = key else {
        return Ok(None);
    };
    let room = state
        .store
        .opened_with(host, key)
        .await
        .map_err(RoomFault::from)?;
    let Some(room) = room else {
        return Ok(None);
    };
    let id = room_id(&room.id)?;
    let (room, token) = reseat(state, id).await?;
    answer(&room, token).map(Some)
}

/// Gives the host another token.
///
/// # Errors
/// The room is over, or something does not answer.
pub async fn reseat(
    state: &State,
    id: host::PublicId,
) -> Result<(Arc<Room>, SeatToken), RoomFault> {
    let token = SeatToken::from_random(state.ids.random());
    let reseat = Input::Reseat {
        token: token.digest(),
    };
    let applied = state.rooms.apply_for_good(id, reseat).await?;
    Ok((applied.room, token))
}

pub fn answer(room: &Room, token: SeatToken) -> Result<HttpResponse, Problem> {
    let invite = room.invites.first().ok_or(RoomFault::NoRoom)?;
    Ok(HttpResponse::Created().json(OpenedRoom {
        id: room.id.clone(),
        seat: room.host_seat.id.to_string(),
        seat_token: token.into_text(),
        role: SeatRole::Host,
        nickname: room.host_seat.nickname.clone(),
        invite: InviteView::of(room, invite),
        expires_at: room.expires_at.time(),
    }))
}

fn empty(state: &State, host: Uuid, nickname: String, token: &SeatToken) -> Room {
    let now = state.now();
    let expires_at = now.plus_minutes(state.room_minutes);
    let invite_until: Moment = now.plus_minutes(FIRST_INVITE_MIN).min(expires_at);
    Room {
        id: host::PublicId::from_random(state.ids.random()).to_string(),
        revision: 1,
        host,
        opened_at: now,
        expires_at,
        passcode: None,
        guesses: Guesses::default(),
        personal: true,
        relay_only: false,
        invite_key: hex(&state.ids.random::<32>()),
        invites: vec![Invite {
            id: InviteId(1),
            expires_at: invite_until,
            revoked: false,
            uses: 0,
        }],
        host_seat: Seat {
            id: SeatId::host(),
            token: token.digest(),
            nickname,
            place: Place::Away {
                until: now.plus_minutes(HOST_GRACE_MIN),
                session: None,
            },
        },
        guest: None,
        door: Vec::new(),
        turned_away: Vec::new(),
        past: Vec::new(),
        seats_made: 0,
        began_at: None,
        ended: None,
    }
}

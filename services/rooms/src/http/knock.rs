//! `POST /{id}/knock`, and taking it back

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use host::PublicId;
use http_kit::{ClientAddress, IdempotencyKey, Json, Path, Problem};
use identity::{CurrentUser, Nickname};
use proto_events::signal::HandedReading;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::seat_token::BearsSeat;
use super::state::{State, room_id, text};
use crate::fault::RoomFault;
use crate::room::{Input, InviteId, Knocking, Refusal, Room, Words};
use crate::token::SeatToken;

const WORRY: usize = 500;
const QUESTION: usize = 1_000;
const READING: usize = 4_000;
const CARDS: usize = 10;

/// Who is at the door, and what about.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Knock {
    /// The token of the invitation.
    invite: String,
    /// Where the room asks for one.
    passcode: Option<String>,
    /// 1 to 20 characters.
    nickname: String,
    /// At most 500 characters.
    worry: Option<String>,
    /// Whether a camera is ready.
    camera: bool,
    /// Whether a microphone is ready.
    microphone: bool,
    /// Whether media is to go through the relay alone.
    #[serde(default)]
    relay_only: bool,
    /// What is handed over of a reading by the conch.
    reading: Option<HandedReading>,
}

/// A place to wait.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WaitingSeat {
    seat: String,
    /// Holds the seat, at the door and at the table. It is said here and never again.
    seat_token: String,
    nickname: String,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
}

/// Knocks: the host hears it at once, and decides.
#[utoipa::path(
    post, path = "/api/rooms/{id}/knock", tag = "door",
    request_body = Knock,
    params(
        ("id" = String, Path),
        ("Idempotency-Key" = Option<String>, Header,
            description = "1 to 64 letters, digits, hyphens or underscores: the same key, the same seat"),
    ),
    responses(
        (status = 202, body = WaitingSeat),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn knock(
    state: Data<State>,
    request: HttpRequest,
    user: Option<CurrentUser>,
    path: Path<String>,
    key: IdempotencyKey,
    body: Json<Knock>,
) -> Result<HttpResponse, Problem> {
    let address = state.at_the_door(&request)?;
    let id = room_id(&path.into_inner())?;
    let Knock {
        invite,
        passcode,
        nickname,
        worry,
        camera,
        microphone,
        relay_only,
        reading,
    } = body.into_inner();
    let nickname = Nickname::parse(&nickname).ok_or(RoomFault::InvalidNickname)?;
    let words = Words {
        worry: text("a worry", WORRY, worry)?,
        camera,
        microphone,
        reading: reading.map(checked).transpose()?,
    };
    let room = state.rooms.get(id).await?;
    if room.ended.is_some() {
        return Err(RoomFault::from(Refusal::Ended).into());
    }
    let owner = user.map(|user| user.id());
    let invite = invited(&state, &room, &invite, owner).await?;
    check_passcode(&state, id, &room, passcode, address).await?;
    let token = match &key.0 {
        Some(key) => {
            let owner = owner.unwrap_or_default();
            SeatToken::derived(&room, &[owner.as_bytes(), key.as_bytes()])
        }
        None => SeatToken::from_random(state.ids.random()),
    };
    let knocking = Knocking {
        token: token.digest(),
        owner,
        nickname: nickname.into_string(),
        invite,
        words,
        relay_only,
    };
    let knocked = Input::Knock(Box::new(knocking));
    let applied = state.rooms.apply_for_good(id, knocked).await?;
    let digest = token.digest();
    let waiting = applied.room.door.iter().find(|it| it.seat.token == digest);
    let waiting = waiting.ok_or(RoomFault::SeatRefused)?;
    Ok(HttpResponse::Accepted().json(WaitingSeat {
        seat: waiting.seat.id.to_string(),
        nickname: waiting.seat.nickname.clone(),
        expires_at: applied.room.expires_at.time(),
        seat_token: token.into_text(),
    }))
}

/// Goes away from the door, and takes along what was handed over. For who waits there.
#[utoipa::path(
    delete, path = "/api/rooms/{id}/knock", tag = "door", params(("id" = String, Path)),
    responses(
        (status = 204, description = "Nobody waits there any more"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = [])),
)]
pub async fn withdraw(
    state: Data<State>,
    seat: BearsSeat,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = room_id(&path.into_inner())?;
    let (_, seat) = state.seat(id, &seat).await?;
    state
        .rooms
        .apply_for_good(id, Input::Withdraw { seat })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The invitation, if it opens this door for this person. Whoever is blocked learns no more than
/// somebody whose invitation was taken back.
async fn invited(
    state: &State,
    room: &Room,
    token: &str,
    owner: Option<Uuid>,
) -> Result<InviteId, RoomFault> {
    let (invite, _) = room.read_invite(token).ok_or(RoomFault::InviteRefused)?;
    match room.check_invite(invite, state.now()) {
        Ok(()) => {}
        Err(Refusal::InviteExpired) => return Err(RoomFault::InviteExpired),
        Err(_) => return Err(RoomFault::InviteRefused),
    }
    if let Some(owner) = owner
        && state.store.is_blocked(room.host, owner).await?
    {
        return Err(RoomFault::InviteRefused);
    }
    Ok(invite)
}

async fn check_passcode(
    state: &State,
    id: PublicId,
    room: &Room,
    passcode: Option<String>,
    address: ClientAddress,
) -> Result<(), Problem> {
    let Some(digest) = room.passcode.clone() else {
        return Ok(());
    };
    let passcode = passcode.filter(|it| !it.is_empty());
    let passcode = passcode.ok_or(RoomFault::PasscodeRequired)?;
    if let Err(limited) = state.guesses.check(&(id, address)) {
        let seconds = limited.retry_after.as_secs() + 1;
        return Err(RoomFault::PasscodeLocked { seconds }.into());
    }
    // Counted in the room before it is looked at, on whichever instance.
    match state.rooms.apply(id, Input::Guess).await {
        Ok(_) => {}
        Err(RoomFault::Refused(Refusal::Locked { until })) => {
            return Err(RoomFault::locked(until, state.now()).into());
        }
        Err(fault) => return Err(fault.into()),
    }
    let matches = state.passcodes.matches(passcode, digest).await;
    if !matches.map_err(RoomFault::from)? {
        return Err(RoomFault::PasscodeWrong.into());
    }
    state.rooms.apply(id, Input::GuessedRight).await?;
    Ok(())
}

/// What is handed over, within its limits and of cards that exist.
fn checked(reading: HandedReading) -> Result<HandedReading, RoomFault> {
    let HandedReading {
        question,
        spread,
        cards,
        text: told,
    } = reading;
    let known = cards
        .iter()
        .all(|card| card.card.parse::<tarot::CardId>().is_ok());
    if cards.len() > CARDS || !known {
        return Err(RoomFault::InvalidBody("cards are at most ten of the deck"));
    }
    Ok(HandedReading {
        question: text("a question", QUESTION, question)?,
        spread,
        cards,
        text: text("a reading", READING, told)?,
    })
}

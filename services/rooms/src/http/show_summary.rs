//! `GET /{id}/summary`

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use http_kit::{Path, Problem};
use identity::CurrentUser;
use proto_events::signal::SeatRole;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::consultation::{Sat, sat};
use super::seat_token::BearsSeat;
use super::state::{State, room_id};
use super::view::{ExpertCard, RoomStatus, seconds};
use crate::fault::RoomFault;
use crate::record::ConsultationRecord;
use crate::room::SeatId;
use crate::store;

/// What a client thought of a consultation.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rating {
    /// 1 to 5.
    pub stars: i32,
    /// At most 500 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What stays of a consultation.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    room: String,
    role: SeatRole,
    expert: ExpertCard,
    #[schema(required = true)]
    guest_nickname: Option<String>,
    status: RoomStatus,
    #[serde(with = "time::serde::rfc3339")]
    began_at: OffsetDateTime,
    #[serde(
        skip_serializing_if = "Option::is_none",
        with = "time::serde::rfc3339::option"
    )]
    ended_at: Option<OffsetDateTime>,
    /// How long it took, or has taken so far.
    seconds: i64,
    record: ConsultationRecord,
    /// Until when whoever asks may come back: after the end of the room, or after they have left it.
    #[serde(
        skip_serializing_if = "Option::is_none",
        with = "time::serde::rfc3339::option"
    )]
    return_until: Option<OffsetDateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<Rating>,
    /// Whether the client finds it in their history.
    kept: bool,
}

/// Shows what stays of a consultation, to who sat there.
#[utoipa::path(
    get, path = "/api/rooms/{id}/summary", tag = "history", params(("id" = String, Path)),
    responses(
        (status = 200, body = Summary),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = []), ()),
)]
pub async fn show_summary(
    state: Data<State>,
    seat: Option<BearsSeat>,
    user: Option<CurrentUser>,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = room_id(&path.into_inner())?;
    let Sat { kept, role } = sat(&state, id, seat.as_ref(), user.as_ref()).await?;
    let room = match state.rooms.get(id).await {
        Ok(room) => Some(room),
        Err(RoomFault::NoRoom) => None,
        Err(fault) => return Err(fault.into()),
    };
    let now = state.now();
    let expert = match kept.host {
        Some(host) => state.store.expert(host).await.map_err(RoomFault::from)?,
        None => None,
    };
    let status = room
        .as_ref()
        .map_or(RoomStatus::Ended, |room| RoomStatus::of(room, now));
    let seat = match role {
        SeatRole::Host => Some(SeatId::host()),
        SeatRole::Guest => SeatId::parse(&kept.seat),
    };
    let return_until = room
        .as_ref()
        .zip(seat)
        .and_then(|(room, seat)| room.return_until(&seat));
    let summary = Summary {
        room: id.to_string(),
        role,
        expert: ExpertCard::of(expert.as_ref(), &kept.host_nickname),
        guest_nickname: Some(kept.guest_nickname.clone()).filter(|it| !it.is_empty()),
        status,
        began_at: kept.began_at.time(),
        ended_at: kept.ended_at.map(|at| at.time()),
        seconds: seconds(&kept, now),
        return_until: return_until
            .filter(|until| *until > now)
            .map(|until| until.time()),
        rating: kept
            .rating
            .map(|store::Rating { stars, text }| Rating { stars, text }),
        kept: kept.kept,
        record: kept.record,
    };
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(summary))
}

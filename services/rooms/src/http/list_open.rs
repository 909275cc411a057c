//! `GET /open`

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use http_kit::Problem;
use identity::CurrentUser;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::state::State;
use crate::fault::RoomFault;

/// The rooms that somebody holds open.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenRooms {
    /// The latest first.
    rooms: Vec<HeldRoom>,
}

/// A room that is open.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HeldRoom {
    id: String,
    /// Whether the personal link leads here.
    personal: bool,
    #[serde(with = "time::serde::rfc3339")]
    opened_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
}

/// Lists the rooms that whoever asks holds open, from whichever device.
#[utoipa::path(
    get, path = "/api/rooms/open", tag = "rooms",
    responses(
        (status = 200, body = OpenRooms),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn list_open(state: Data<State>, user: CurrentUser) -> Result<HttpResponse, Problem> {
    let host = state.admit(&user)?;
    let held = state.store.held_by(host).await.map_err(RoomFault::from)?;
    let rooms = held.into_iter().map(|room| HeldRoom {
        id: room.id,
        personal: room.personal,
        opened_at: room.opened_at.time(),
        expires_at: room.expires_at.time(),
    });
    let open = OpenRooms {
        rooms: rooms.collect(),
    };
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(open))
}

//! `GET /{id}`

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{Path, Problem};
use serde::Serialize;
use utoipa::ToSchema;

use super::state::{State, room_id};
use super::view::{ExpertCard, RoomStatus};
use crate::fault::RoomFault;

/// What a visitor may know of a room.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomForVisitor {
    id: String,
    expert: ExpertCard,
    status: RoomStatus,
    asks_passcode: bool,
    relay_only: bool,
    /// Whether the expert is there at this moment.
    host_here: bool,
}

/// Shows what a visitor may know of a room.
#[utoipa::path(
    get, path = "/api/rooms/{id}", tag = "rooms", params(("id" = String, Path)),
    responses(
        (status = 200, body = RoomForVisitor),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn show_room(
    state: Data<State>,
    request: HttpRequest,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    state.at_the_door(&request)?;
    let room = state.rooms.get(room_id(&path.into_inner())?).await?;
    let expert = state
        .store
        .expert(room.host)
        .await
        .map_err(RoomFault::from)?;
    Ok(HttpResponse::Ok().json(RoomForVisitor {
        id: room.id.clone(),
        expert: ExpertCard::of(expert.as_ref(), &room.host_seat.nickname),
        status: RoomStatus::of(&room, state.now()),
        asks_passcode: room.passcode.is_some(),
        relay_only: room.relay_only,
        host_here: room.host_seat.session().is_some(),
    }))
}

//! `POST /{id}/seat`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Path, Problem};
use identity::CurrentUser;

use super::open_room::{OpenedRoom, answer, reseat};
use super::state::{State, room_id};
use crate::fault::RoomFault;

/// Gives the expert who opened a room their seat on another device; the token they had opens nothing any
/// more.
#[utoipa::path(
    post, path = "/api/rooms/{id}/seat", tag = "rooms", params(("id" = String, Path)),
    responses(
        (status = 201, body = OpenedRoom),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn take_seat(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    let member = state.admit(&user)?;
    let id = room_id(&path.into_inner())?;
    if state.rooms.get(id).await?.host != member {
        return Err(RoomFault::NoRoom.into());
    }
    let (room, token) = reseat(&state, id).await?;
    answer(&room, token)
}

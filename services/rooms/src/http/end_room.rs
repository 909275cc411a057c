//! `DELETE /{id}`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Path, Problem};

use super::seat_token::BearsSeat;
use super::state::{State, room_id};
use crate::room::Input;

/// Ends a consultation; for ten minutes whoever sat there may come back. For the host.
#[utoipa::path(
    delete, path = "/api/rooms/{id}", tag = "rooms", params(("id" = String, Path)),
    responses(
        (status = 204, description = "It is over"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = [])),
)]
pub async fn end_room(
    state: Data<State>,
    seat: BearsSeat,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = room_id(&path.into_inner())?;
    let room = state.host(id, &seat).await?;
    let leave = Input::Leave {
        seat: room.host_seat.id.clone(),
        connection: None,
    };
    state.rooms.apply_for_good(id, leave).await?;
    Ok(HttpResponse::NoContent().finish())
}

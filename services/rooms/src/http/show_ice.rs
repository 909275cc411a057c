//! `GET /{id}/ice`

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use http_kit::{Path, Problem};
use serde::Serialize;
use utoipa::ToSchema;

use super::seat_token::BearsSeat;
use super::state::{State, room_id};
use crate::fault::RoomFault;
use crate::ice::IceServer;
use crate::room::Refusal;

/// Who helps two browsers to find each other.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IceView {
    ice_servers: Vec<IceServer>,
    /// Whether only the relay is to be used.
    relay_only: bool,
    /// So long the credentials are good.
    ttl_seconds: u32,
}

/// Gives a seat what it needs to reach the other one: addresses, and credentials for the relay that are
/// good for some minutes.
#[utoipa::path(
    get, path = "/api/rooms/{id}/ice", tag = "rooms", params(("id" = String, Path)),
    responses(
        (status = 200, body = IceView),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = [])),
)]
pub async fn show_ice(
    state: Data<State>,
    seat: BearsSeat,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = room_id(&path.into_inner())?;
    let (room, seat) = state.seat(id, &seat).await?;
    if !room
        .seat(&seat)
        .is_some_and(|seat| seat.is_open(state.now()))
        || room.is_over(state.now())
    {
        return Err(RoomFault::from(Refusal::Ended).into());
    }
    state.relays.check(&(id, seat.to_string()))?;
    let relay_only = room.view(&seat).is_some_and(|view| view.relay_only);
    // the relay sees, and says in the clear, which seat it was, and nobody's name
    let holder = format!("{id}.{seat}");
    let view = IceView {
        ice_servers: state.ice.servers(&holder, state.now()),
        relay_only,
        ttl_seconds: state.ice.ttl_seconds,
    };
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(view))
}

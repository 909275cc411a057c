//! `PUT /{id}/record`, `/rating`, `/kept`, `/notes`: what is written down of a consultation

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use http_kit::{Json, Path, Problem};
use identity::CurrentUser;
use proto_events::signal::SeatRole;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::consultation::{Sat, sat};
use super::seat_token::BearsSeat;
use super::show_summary::Rating;
use super::state::{State, room_id, text};
use crate::fault::RoomFault;
use crate::record::ConsultationRecord;
use crate::store;

const REVIEW: usize = 500;
const NOTES: usize = 4_000;

/// Whether a client finds a consultation in their history.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Keep {
    kept: bool,
}

/// An expert's private notes.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Notes {
    /// At most 4,000 characters.
    notes: String,
}

/// Writes down cards, files and the expert's words; the last one counts. For the host, until ten minutes
/// after the end.
#[utoipa::path(
    put, path = "/api/rooms/{id}/record", tag = "history",
    request_body = ConsultationRecord, params(("id" = String, Path)),
    responses(
        (status = 204, description = "It is written down"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = [])),
)]
pub async fn write_record(
    state: Data<State>,
    seat: BearsSeat,
    path: Path<String>,
    body: Json<ConsultationRecord>,
) -> Result<HttpResponse, Problem> {
    let id = room_id(&path.into_inner())?;
    let room = state.host(id, &seat).await?;
    if room.is_over(state.now()) {
        return Err(RoomFault::from(crate::room::Refusal::Ended).into());
    }
    let record = body.into_inner();
    if !record.is_sound() {
        let limits = "at most 20 tables of cards of the deck, 100 files, and 2000 characters";
        return Err(RoomFault::InvalidBody(limits).into());
    }
    let guest = room.guest.as_ref().ok_or(RoomFault::NoConsultation)?;
    let written = state
        .store
        .record(id, guest.seat.id.as_str(), &record)
        .await;
    done(written)
}

/// Says what a client thought of it. For who sat there as a guest.
#[utoipa::path(
    put, path = "/api/rooms/{id}/rating", tag = "history",
    request_body = Rating, params(("id" = String, Path)),
    responses(
        (status = 204, description = "It is written down"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = []), ()),
)]
pub async fn rate(
    state: Data<State>,
    seat: Option<BearsSeat>,
    user: Option<CurrentUser>,
    path: Path<String>,
    body: Json<Rating>,
) -> Result<HttpResponse, Problem> {
    let id = room_id(&path.into_inner())?;
    let Rating {
        stars,
        text: review,
    } = body.into_inner();
    if !(1..=5).contains(&stars) {
        return Err(RoomFault::InvalidBody("stars are 1 to 5").into());
    }
    let review = text("a review", REVIEW, review)?;
    let kept = guests(sat(&state, id, seat.as_ref(), user.as_ref()).await?)?;
    let rating = store::Rating {
        stars,
        text: review,
    };
    done(state.store.rate(id, &kept.seat, rating).await)
}

/// Keeps a consultation in one's history, or does not. For who sat there as a guest.
#[utoipa::path(
    put, path = "/api/rooms/{id}/kept", tag = "history",
    request_body = Keep, params(("id" = String, Path)),
    responses(
        (status = 204, description = "It is so"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = []), ()),
)]
pub async fn keep(
    state: Data<State>,
    seat: Option<BearsSeat>,
    user: Option<CurrentUser>,
    path: Path<String>,
    body: Json<Keep>,
) -> Result<HttpResponse, Problem> {
    let id = room_id(&path.into_inner())?;
    let kept = guests(sat(&state, id, seat.as_ref(), user.as_ref()).await?)?;
    done(
        state
            .store
            .keep_for_guest(id, &kept.seat, body.into_inner().kept)
            .await,
    )
}

/// Writes the expert's private notes. Nobody else ever sees them.
#[utoipa::path(
    put, path = "/api/rooms/{id}/notes", tag = "history",
    request_body = Notes, params(("id" = String, Path)),
    responses(
        (status = 204, description = "They are written down"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn write_notes(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
    body: Json<Notes>,
) -> Result<HttpResponse, Problem> {
    state.admit(&user)?;
    let id = room_id(&path.into_inner())?;
    let notes = text("notes", NOTES, Some(body.into_inner().notes))?;
    let kept = hosts(sat(&state, id, None, Some(&user)).await?)?;
    done(
        state
            .store
            .note(id, &kept.seat, notes.unwrap_or_default())
            .await,
    )
}

/// Shows the expert's private notes, to the expert.
#[utoipa::path(
    get, path = "/api/rooms/{id}/notes", tag = "history", params(("id" = String, Path)),
    responses(
        (status = 200, body = Notes),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn show_notes(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    state.admit(&user)?;
    let id = room_id(&path.into_inner())?;
    let Sat { kept, role } = sat(&state, id, None, Some(&user)).await?;
    let notes = hosts(Sat { kept, role })?.notes;
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(Notes { notes }))
}

fn guests(Sat { kept, role }: Sat) -> Result<store::Kept, RoomFault> {
    match role {
        SeatRole::Guest => Ok(kept),
        SeatRole::Host => Err(RoomFault::NotSeated),
    }
}

fn hosts(Sat { kept, role }: Sat) -> Result<store::Kept, RoomFault> {
    match role {
        SeatRole::Host => Ok(kept),
        // that there are notes is nobody else's business
        SeatRole::Guest => Err(RoomFault::NoConsultation),
    }
}

fn done(written: Result<bool, sea_orm::DbErr>) -> Result<HttpResponse, Problem> {
    if written.map_err(RoomFault::from)? {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(RoomFault::NoConsultation.into())
    }
}

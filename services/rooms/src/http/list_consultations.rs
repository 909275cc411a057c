//! `GET /?mine`, and taking a consultation out of it

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use http_kit::{Path, Problem, Query};
use identity::CurrentUser;
use proto_events::signal::SeatRole;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::state::{State, room_id};
use super::view::{CardView, ExpertCard, cards, role, seconds};
use crate::fault::RoomFault;
use crate::moment::Moment;
use crate::store::{Expert, Kept, Page};

const LIMIT: u64 = 20;

/// Which part of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListConsultations {
    /// There is no other list than one's own; may be left out.
    #[expect(
        dead_code,
        reason = "a word in the address, without a meaning of its own"
    )]
    mine: Option<String>,
    /// `next` of the page before.
    before: Option<i64>,
}

/// A page of one's own consultations, the latest first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConsultationPage {
    consultations: Vec<PastConsultation>,
    /// Where the next page begins; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// A consultation in a history.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PastConsultation {
    room: String,
    role: SeatRole,
    /// The name of the other side.
    with: String,
    expert: ExpertCard,
    #[serde(with = "time::serde::rfc3339")]
    began_at: OffsetDateTime,
    #[serde(
        skip_serializing_if = "Option::is_none",
        with = "time::serde::rfc3339::option"
    )]
    ended_at: Option<OffsetDateTime>,
    seconds: i64,
    cards: Vec<CardView>,
    /// Whether the expert has written private notes; never said to a client.
    has_notes: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    stars: Option<i32>,
}

/// Lists one's own consultations: as an expert all of them, as a client those that were kept.
#[utoipa::path(
    get, path = "/api/rooms/", tag = "history", params(ListConsultations),
    responses(
        (status = 200, body = ConsultationPage),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn list_consultations(
    state: Data<State>,
    user: CurrentUser,
    query: Query<ListConsultations>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user)?;
    let before = query.into_inner().before.map(Moment);
    let limit = LIMIT + 1;
    let mut kept = state
        .store
        .history(owner, Page { before, limit })
        .await
        .map_err(RoomFault::from)?;
    let more = kept.len() as u64 > LIMIT;
    if more {
        kept.pop();
    }
    let next = more
        .then(|| kept.last())
        .flatten()
        .map(|last| last.began_at.0.to_string());
    let mut consultations = Vec::with_capacity(kept.len());
    for kept in kept {
        let expert = match kept.host {
            Some(host) => state.store.expert(host).await.map_err(RoomFault::from)?,
            None => None,
        };
        consultations.push(view(&kept, expert.as_ref(), owner, state.now()));
    }
    let page = ConsultationPage {
        consultations,
        next,
    };
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(page))
}

fn view(kept: &Kept, expert: Option<&Expert>, of: Uuid, now: Moment) -> PastConsultation {
    let role = role(kept, of);
    let expert = ExpertCard::of(expert, &kept.host_nickname);
    PastConsultation {
        room: kept.room.to_string(),
        role,
        with: match role {
            SeatRole::Host => kept.guest_nickname.clone(),
            SeatRole::Guest => expert.nickname.clone(),
        },
        expert,
        began_at: kept.began_at.time(),
        ended_at: kept.ended_at.map(|at| at.time()),
        seconds: seconds(kept, now),
        cards: cards(kept),
        has_notes: role == SeatRole::Host && !kept.notes.is_empty(),
        stars: kept.rating.as_ref().map(|rating| rating.stars),
    }
}

/// Takes a consultation out of one's own history; the other side keeps theirs.
#[utoipa::path(
    delete, path = "/api/rooms/{id}/history", tag = "history", params(("id" = String, Path)),
    responses(
        (status = 204, description = "It is not there any more"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn forget_consultation(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user)?;
    let id = room_id(&path.into_inner())?;
    let removed = state.store.remove_from_history(id, owner).await;
    if removed.map_err(RoomFault::from)? {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(RoomFault::NoConsultation.into())
    }
}

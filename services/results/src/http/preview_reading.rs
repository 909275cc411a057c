//! `GET /{reading}/preview`

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use http_kit::{Path, Problem, Query};
use identity::CurrentUser;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::choice::ChoiceQuery;
use super::state::State;
use super::view::LinkView;
use crate::clean::clean;
use crate::fault::SharingFault;
use crate::snapshot::{Choice, Snapshot};

/// What would be public of a reading.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SharingPreview)]
pub struct PreviewView {
    /// Names exactly this: sharing with it shares this or nothing.
    previewed: String,
    reading: Snapshot,
    /// Whether sentences of the reading are left out, because they repeat the question that is hidden.
    quotes_left_out: bool,
    /// The links to this reading that are open, the latest first.
    links: Vec<LinkView>,
}

/// Shows what would be public of one's own reading, and what is already.
#[utoipa::path(
    get, path = "/api/results/{reading}/preview", tag = "links",
    params(("reading" = Uuid, Path), ChoiceQuery),
    responses(
        (status = 200, body = PreviewView),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn preview_reading(
    state: Data<State>,
    user: CurrentUser,
    path: Path<Uuid>,
    query: Query<ChoiceQuery>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let choice = query.into_inner().choice()?;
    let id = path.into_inner();
    let view = preview(&state, owner, id, &choice).await?;
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .json(view))
}

async fn preview(
    state: &State,
    owner: Uuid,
    id: Uuid,
    choice: &Choice,
) -> Result<PreviewView, SharingFault> {
    let kept = state.store.reading_of(owner, id).await?;
    let kept = kept.ok_or(SharingFault::NoReading)?;
    let reading = Snapshot::of(&kept, choice);
    let quotes_left_out = reading.text != clean(&kept.text);
    let now = state.clock.now();
    let links = state.store.links_to(owner, id, now).await?;
    Ok(PreviewView {
        previewed: reading.digest(id)?,
        reading,
        quotes_left_out,
        links: links
            .into_iter()
            .filter_map(|share| LinkView::of(share, state))
            .collect(),
    })
}

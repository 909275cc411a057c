//! `GET /shared/{id}`

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{Path, Problem};

use super::state::State;
use crate::fault::SharingFault;
use crate::links::Found;
use crate::share::ShareId;
use crate::snapshot::Snapshot;

/// Shows what a link shows, to anybody who has it.
#[utoipa::path(
    get, path = "/api/results/shared/{id}", tag = "shared",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = Snapshot),
        (status = 304, description = "It is what the client has"),
        (status = 404, body = http_kit::ProblemDocument, content_type = "application/problem+json",
            description = "Nobody has made this link"),
        (status = 410, body = http_kit::ProblemDocument, content_type = "application/problem+json",
            description = "Its owner has ended it, or its time is over"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn show_shared(
    state: Data<State>,
    path: Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let id = ShareId::parse(&path.into_inner()).ok_or(SharingFault::NoLink)?;
    match state.find(id, &request).await? {
        Found::Open(link) => Ok(state.links.render(&link)?.json.answer(&request)),
        Found::Ended(ended) => Err(SharingFault::Ended(ended).into()),
        Found::Unknown => Err(SharingFault::NoLink.into()),
    }
}

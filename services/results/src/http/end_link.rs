//! `DELETE /shares/{id}`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Path, Problem};
use identity::CurrentUser;

use super::state::State;
use crate::fault::SharingFault;
use crate::share::ShareId;

/// Ends one of one's own links: whoever opens it sees that it is no longer shared. It cannot be undone.
#[utoipa::path(
    delete, path = "/api/results/shares/{id}", tag = "links",
    params(("id" = String, Path)),
    responses(
        (status = 204, description = "It is not open any more"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn end_link(
    state: Data<State>,
    user: CurrentUser,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let id = ShareId::parse(&path.into_inner()).ok_or(SharingFault::NoLink)?;
    let now = state.clock.now();
    let changed = state.store.revoke(owner, id, now).await;
    if changed
        .map_err(SharingFault::from)?
        .ok_or(SharingFault::NoLink)?
    {
        state.changes.tell(&[id]).await;
    }
    Ok(HttpResponse::NoContent().finish())
}

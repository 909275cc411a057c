//! `DELETE /{reading}/share`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Path, Problem};
use identity::CurrentUser;
use uuid::Uuid;

use super::state::State;
use crate::fault::SharingFault;

/// Ends every link to one's own reading: whoever opens one sees that it is no longer shared. It cannot be
/// undone.
#[utoipa::path(
    delete, path = "/api/results/{reading}/share", tag = "links",
    params(("reading" = Uuid, Path)),
    responses(
        (status = 204, description = "None is open any more"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn stop_sharing(
    state: Data<State>,
    user: CurrentUser,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let (reading, now) = (path.into_inner(), state.clock.now());
    let ended = state.store.revoke_all(owner, reading, now).await;
    state
        .changes
        .tell(&ended.map_err(SharingFault::from)?)
        .await;
    Ok(HttpResponse::NoContent().finish())
}

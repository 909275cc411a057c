//! `GET /erasures/{id}`: whether nothing is left.

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use http_kit::{Path, Problem};
use uuid::Uuid;

use super::erasure_view::ErasureView;
use super::state::State;
use crate::fault::AuthFault;

/// Which services are still to confirm that they keep nothing of a deleted account.
#[utoipa::path(get, path = "/api/auth/erasures/{id}", tag = "accounts",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = ErasureView),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn show_erasure(state: Data<State>, path: Path<Uuid>) -> Result<HttpResponse, Problem> {
    let id = path.into_inner();
    let erasure = state.store.erasure(id).await?;
    let erasure = erasure.ok_or(AuthFault::NoErasure)?;
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(ErasureView::of(id, erasure)))
}

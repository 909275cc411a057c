//! `DELETE /member`: the end of an account.

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::Problem;
use identity::CurrentUser;

use super::erasure_view::ErasureView;
use super::member::Changing;
use super::state::State;

/// Deletes one's account and everything that any service keeps of it. Every session of it ends at
/// once; the services confirm one after the other.
#[utoipa::path(delete, path = "/api/auth/member", tag = "accounts", responses(
    (status = 202, body = ErasureView,
        headers(("set-cookie" = String, description = "takes both tokens back"))),
    (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
))]
pub async fn delete_member(state: Data<State>, user: CurrentUser) -> Result<HttpResponse, Problem> {
    let member = Changing::admit(&state, user)?.id();
    let erasure = state.erase(member).await?;
    Ok(HttpResponse::Accepted()
        .cookie(state.verifier().cookie().removal())
        .cookie(state.cookies.no_refresh())
        .json(ErasureView::begun(erasure)))
}

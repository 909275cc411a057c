//! `GET /quota`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::Problem;
use identity::CurrentUser;

use super::state::State;
use super::view::QuotaView;

/// Shows what is left of one's own turns of today.
#[utoipa::path(
    get, path = "/api/chat/quota", tag = "turns",
    responses(
        (status = 200, body = QuotaView),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn show_quota(state: Data<State>, user: CurrentUser) -> Result<HttpResponse, Problem> {
    let owner = state.owner(&user).await?;
    let (limit, now) = (state.limit_of(&user), state.clock.now());
    let quota = state.store.quota(owner, limit, now).await?;
    Ok(HttpResponse::Ok()
        .insert_header(("cache-control", "no-store"))
        .json(QuotaView::from(quota)))
}

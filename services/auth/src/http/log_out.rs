//! `POST /logout`: this browser forgets its session.

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::Problem;
use identity::{CurrentUser, PrincipalKind};

use super::state::State;

/// Ends the session and takes its cookies back; without one nothing changes.
#[utoipa::path(post, path = "/api/auth/logout", tag = "sessions", responses(
    (status = 204, description = "This browser is nobody again"),
    (status = 403, body = http_kit::ProblemDocument, content_type = "application/problem+json",
        description = "The request comes from another site"),
    (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json",
        description = "The session goes on: try again"),
))]
pub async fn log_out(
    state: Data<State>,
    user: Option<CurrentUser>,
) -> Result<HttpResponse, Problem> {
    if let Some(user) = user.filter(|user| user.kind() == PrincipalKind::Member) {
        state
            .store
            .end_session(user.0.id, state.clock.now())
            .await?;
    }
    Ok(HttpResponse::NoContent()
        .cookie(state.verifier().cookie().removal())
        .cookie(state.cookies.no_refresh())
        .finish())
}

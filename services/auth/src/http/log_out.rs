//! `POST /logout`: this browser forgets its session.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::state::State;

/// Takes the session cookie back; without one nothing changes.
#[utoipa::path(post, path = "/api/auth/logout", tag = "sessions", responses(
    (status = 204, description = "This browser is nobody again"),
    (status = 403, body = http_kit::ProblemDocument, content_type = "application/problem+json",
        description = "The request comes from another site"),
))]
pub async fn log_out(state: Data<State>) -> HttpResponse {
    HttpResponse::NoContent()
        .cookie(state.verifier().cookie().removal())
        .finish()
}

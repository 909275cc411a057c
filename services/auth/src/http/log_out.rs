//! `POST /logout`: this browser forgets its session, or every browser does.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{Problem, Query};
use identity::{CurrentUser, PrincipalKind};
use serde::Deserialize;
use utoipa::IntoParams;

use super::state::State;

/// How far it goes.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LogOut {
    /// Whether every other session of the member ends as well.
    #[serde(default)]
    everywhere: bool,
}

/// Ends the session and takes its cookies back; without one nothing changes.
#[utoipa::path(post, path = "/api/auth/logout", tag = "sessions", params(LogOut), responses(
    (status = 204, description = "This browser is nobody again"),
    (status = 403, body = http_kit::ProblemDocument, content_type = "application/problem+json",
        description = "The request comes from another site"),
    (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json",
        description = "The session goes on: try again"),
))]
pub async fn log_out(
    request: HttpRequest,
    state: Data<State>,
    user: Option<CurrentUser>,
    query: Query<LogOut>,
) -> Result<HttpResponse, Problem> {
    let known = user.filter(|user| user.kind() == PrincipalKind::Member);
    let session = match (known, state.cookies.refresh_of(&request)) {
        (Some(user), _) => Some(user.0.id),
        // the short token is over, the session is not
        (None, Some(refresh)) => state.store.session_of(&refresh.hash()).await?,
        (None, None) => None,
    };
    if let Some(session) = session {
        let now = state.clock.now();
        let ended = if query.into_inner().everywhere {
            state.store.end_sessions_beside(session, now).await?
        } else {
            state.store.end_session(session, now).await?;
            vec![session]
        };
        for session in ended {
            state.tell_ended(session).await;
        }
    }
    Ok(HttpResponse::NoContent()
        .cookie(state.verifier().cookie().removal())
        .cookie(state.cookies.no_refresh())
        .finish())
}

//! `GET /session`: who you are, and who you are from now on if nobody knew you.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{ClientAddress, Problem};
use identity::{CurrentUser, Grant, PrincipalKind};

use super::state::State;
use super::view::{SessionView, view};
use crate::fault::AuthFault;

/// Says who asks; without a valid session a guest's begins, in a cookie.
#[utoipa::path(get, path = "/api/auth/session", tag = "sessions", responses(
    (status = 200, body = SessionView,
        headers(("set-cookie" = String, description = "a new or renewed session of a guest"))),
    (status = 401, body = http_kit::ProblemDocument, content_type = "application/problem+json",
        description = "`session_expired`: a member's, to be refreshed; `unauthenticated`: it is over"),
    (status = 429, body = http_kit::ProblemDocument, content_type = "application/problem+json",
        description = "Too many new guests from this address"),
))]
pub async fn show_session(
    request: HttpRequest,
    state: Data<State>,
    user: Option<CurrentUser>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "no-store"));
    let grant = match &user {
        Some(user) if user.kind() == PrincipalKind::Member => {
            let member = state.store.member(user.id()).await?;
            let member = member.ok_or(AuthFault::SessionOver)?;
            return Ok(response.json(view(user, Some(member), state.offered())));
        }
        Some(user) if !user.wants_renewal(now) => {
            return Ok(response.json(view(user, None, state.offered())));
        }
        Some(user) => Grant::from(&**user),
        None if state.cookies.refresh_of(&request).is_some() => {
            return Err(AuthFault::SessionExpired.into());
        }
        None => {
            state.newcomers.check(&ClientAddress::of(&request))?;
            Grant::guest(state.ids.next(), state.ids.next())
        }
    };
    let token = state.guests.mint(grant, now).map_err(AuthFault::from)?;
    response.cookie(state.verifier().cookie().carrying(&token));
    Ok(response.json(view(&token.session, None, state.offered())))
}

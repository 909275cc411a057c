//! `POST /refresh`: a member's session goes on.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{ClientAddress, Problem, RequestId};
use identity::{Grant, Principal};

use super::state::State;
use super::view::{SessionView, view};
use crate::fault::AuthFault;
use crate::store::{Exchange, Refreshed};

/// Exchanges the refresh token for the next one, with a fresh short token. Many tabs that ask at
/// once are given the same.
#[utoipa::path(post, path = "/api/auth/refresh", tag = "accounts", responses(
    (status = 200, body = SessionView,
        headers(("set-cookie" = String, description = "both tokens"))),
    (status = 401, body = http_kit::ProblemDocument, content_type = "application/problem+json",
        description = "The session is over; both cookies are taken back"),
    (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
))]
pub async fn refresh_session(
    request: HttpRequest,
    state: Data<State>,
) -> Result<HttpResponse, Problem> {
    state.arrivals.check(&ClientAddress::of(&request))?;
    let now = state.clock.now();
    let brought = state.cookies.refresh_of(&request);
    let brought = brought.ok_or(AuthFault::SessionOver)?;
    let next = brought.successor(&state.successor);
    let refreshed = state
        .store
        .refresh(&brought.hash(), &next.hash(), state.refresh_life, now)
        .await?;
    if let Exchange::Ended(session) = refreshed {
        state.tell_ended(session).await;
    }
    let Exchange::Done(Refreshed { member, session }) = refreshed else {
        let over = Problem::from(AuthFault::SessionOver);
        let mut over = match RequestId::of(&request) {
            Some(id) => over.in_request(id).response(),
            None => over.response(),
        };
        let taken_back = [
            state.cookies.no_refresh(),
            state.verifier().cookie().removal(),
        ];
        for cookie in taken_back {
            // a cookie of ours is a valid header
            let _ = over.add_cookie(&cookie);
        }
        return Ok(over);
    };
    let grant = Grant {
        principal: Principal::member(member.id, member.roles.clone()),
        session: session.id,
        was: session.was,
    };
    let token = state.members.mint(grant, now).map_err(AuthFault::from)?;
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .cookie(state.verifier().cookie().carrying(&token))
        .cookie(state.cookies.refresh(&next, state.refresh_life))
        .json(view(&token.session, Some(member), state.offered())))
}

//! `GET /session`: who you are, and who you are from now on if nobody knew you.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{ClientAddress, ErrorKind, Fault, Problem};
use identity::{CurrentUser, KeyError, Principal, PrincipalKind, Session, Token};
use proto_events::error::ErrorCode;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::state::State;

/// Whoever asks.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    kind: SessionKind,
    /// Conversations and readings belong to this id.
    id: Uuid,
    /// Ask again before then and nothing is lost.
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    expires_at: OffsetDateTime,
}

/// How somebody is known.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum SessionKind {
    /// By the cookie of this browser.
    Guest,
    /// By an account.
    Member,
}

#[derive(Debug, thiserror::Error)]
#[error("a session could not be signed")]
struct Unsigned(#[source] KeyError);

impl Fault for Unsigned {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Internal
    }

    fn code(&self) -> ErrorCode {
        ErrorCode::Internal
    }
}

/// Says who asks; without a valid session a guest's begins, in a cookie.
#[utoipa::path(get, path = "/api/auth/session", tag = "sessions", responses(
    (status = 200, body = SessionView,
        headers(("set-cookie" = String, description = "a new or renewed session"))),
    (status = 429, body = http_kit::ProblemDocument, content_type = "application/problem+json",
        description = "Too many new guests from this address"),
))]
pub async fn show_session(
    request: HttpRequest,
    state: Data<State>,
    user: Option<CurrentUser>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let minted: Option<Token> = match &user {
        Some(user) if !user.wants_renewal(now) => None,
        Some(user) => Some(
            state
                .minter
                .mint(user.principal.clone(), user.0.id, now)
                .map_err(Unsigned)?,
        ),
        None => {
            state.newcomers.check(&ClientAddress::of(&request))?;
            let guest = Principal::guest(state.ids.next());
            Some(
                state
                    .minter
                    .mint(guest, state.ids.next(), now)
                    .map_err(Unsigned)?,
            )
        }
    };
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "no-store"));
    if let Some(token) = &minted {
        response.cookie(state.verifier().cookie().carrying(token));
    }
    let session = minted
        .as_ref()
        .map(|token| &token.session)
        .or(user.as_deref());
    session
        .map(|session| response.json(view(session)))
        .ok_or_else(|| Problem::internal("no session"))
}

fn view(session: &Session) -> SessionView {
    let Session {
        principal: Principal { id, kind, roles: _ },
        id: _,
        issued_at: _,
        expires_at,
    } = session;
    let kind = match kind {
        PrincipalKind::Guest => SessionKind::Guest,
        PrincipalKind::Member => SessionKind::Member,
    };
    SessionView {
        kind,
        id: *id,
        expires_at: *expires_at,
    }
}

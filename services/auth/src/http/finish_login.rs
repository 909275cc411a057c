//! `GET /callback/{provider}`: back from the provider.

use actix_web::http::header::{CACHE_CONTROL, LOCATION, REFERRER_POLICY};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{ClientAddress, Path, Query};
use identity::{Grant, Principal};
use serde::Deserialize;
use utoipa::IntoParams;

use super::state::State;
use crate::fault::AuthFault;
use crate::member::Arrival;
use crate::opaque::Opaque;
use crate::provider::{Asked, Brought, ProviderError};
use crate::return_path::ReturnPath;
use crate::store::Login;

/// What providers send along; what else they add means nothing to us.
#[derive(Debug, Deserialize, IntoParams)]
pub struct Callback {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
    /// In whose name somebody comes back (RFC 9207).
    iss: Option<String>,
}

/// How signing in ended, when not well: the page says it in words.
#[derive(Debug, Clone, Copy)]
enum Unwell {
    /// The person changed their mind at the provider.
    Cancelled,
    /// It took too long, was done before, or began in another browser.
    Stale,
    /// The provider or we have no time right now.
    Unavailable,
    /// The provider says what we do not believe.
    Failed,
}

impl Unwell {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Stale => "stale",
            Self::Unavailable => "unavailable",
            Self::Failed => "failed",
        }
    }
}

/// Ends signing in: always by going to a page of ours, with a session, or with `signIn=…` in the
/// query when it did not go well (`cancelled`, `stale`, `unavailable`, `failed`).
#[utoipa::path(get, path = "/api/auth/callback/{provider}", tag = "accounts",
    params(("provider" = String, Path), Callback),
    responses((status = 303, description = "To the page where signing in began")),
)]
pub async fn finish_login(
    request: HttpRequest,
    state: Data<State>,
    path: Path<String>,
    query: Query<Callback>,
) -> HttpResponse {
    if state.arrivals.check(&ClientAddress::of(&request)).is_err() {
        return leave(&ReturnPath::parse("/"), Unwell::Unavailable);
    }
    let (login, query) = match known(&request, &state, &path.into_inner(), query.into_inner()).await
    {
        Ok(known) => known,
        Err(unwell) => return leave(&ReturnPath::parse("/"), unwell),
    };
    match arrive(&request, &state, &login, query).await {
        Ok(response) => response,
        Err(unwell) => leave(&login.return_path, unwell),
    }
}

/// Whoever comes back must have been sent off, by us, in this browser, to this provider.
async fn known(
    request: &HttpRequest,
    state: &State,
    provider: &str,
    query: Callback,
) -> Result<(Login, Callback), Unwell> {
    let travelling = query.state.as_deref().and_then(Opaque::parse);
    let travelling = travelling.ok_or(Unwell::Stale)?;
    let now = state.clock.now();
    let login = state.store.come_back(&travelling.hash(), now).await;
    let login = login.map_err(|fault| unwell_of(&fault))?;
    let browser = state
        .cookies
        .browser_of(request)
        .map(|secret| secret.hash());
    login
        .filter(|login| Some(&login.browser) == browser.as_ref())
        .filter(|login| login.provider.as_str() == provider)
        .map(|login| (login, query))
        .ok_or(Unwell::Stale)
}

async fn arrive(
    request: &HttpRequest,
    state: &State,
    login: &Login,
    query: Callback,
) -> Result<HttpResponse, Unwell> {
    if let Some(mut error) = query.error {
        error.truncate(error.floor_char_boundary(64));
        tracing::info!(provider = %login.provider, error, "nobody was vouched for");
        return Err(match error.as_str() {
            "access_denied" => Unwell::Cancelled,
            "temporarily_unavailable" | "server_error" => Unwell::Unavailable,
            _ => Unwell::Failed,
        });
    }
    let code = query.code.ok_or(Unwell::Failed)?;
    let travelled = query.state.unwrap_or_default();
    let provider = state
        .provider(login.provider.as_str())
        .ok_or(Unwell::Stale)?;
    let brought = Brought {
        code: &code,
        issuer: query.iss.as_deref(),
    };
    let asked = Asked {
        state: &travelled,
        redirect_uri: &state.callback(request, login.provider),
        verifier: &login.verifier,
        nonce: &login.nonce,
    };
    let now = state.clock.now();
    let person = provider.person(&brought, &asked, now).await;
    let person = person.map_err(|error| refused(login, &error))?;
    let refresh = Opaque::of(state.ids.random());
    let arrival = Arrival {
        provider: login.provider,
        person,
        guest: login.guest,
        member: state.ids.next(),
        session: state.ids.next(),
        event: state.ids.next(),
        refresh: refresh.hash(),
        now,
    };
    let member = state.store.sign_in(&arrival).await;
    let member = member.map_err(|fault| unwell_of(&fault))?;
    let grant = Grant {
        principal: Principal::member(member.id, member.roles),
        session: arrival.session,
        was: arrival.guest,
    };
    let token = state.members.mint(grant, now);
    let token = token.map_err(|error| unwell_of(&AuthFault::from(error)))?;
    tracing::info!(member.id = %member.id, provider = %login.provider, "signed in");
    Ok(to_page(login.return_path.as_str())
        .cookie(state.verifier().cookie().carrying(&token))
        .cookie(state.cookies.refresh(&refresh, state.refresh_life))
        .finish())
}

fn refused(login: &Login, error: &ProviderError) -> Unwell {
    tracing::warn!(provider = %login.provider, %error, "nobody was vouched for");
    if error.is_passing() {
        Unwell::Unavailable
    } else {
        Unwell::Failed
    }
}

fn unwell_of(fault: &AuthFault) -> Unwell {
    tracing::warn!(error = %fault, "signing in did not go well");
    match fault {
        AuthFault::Storage(_) => Unwell::Unavailable,
        _ => Unwell::Failed,
    }
}

fn leave(page: &ReturnPath, unwell: Unwell) -> HttpResponse {
    to_page(&page.with("signIn", unwell.as_str())).finish()
}

/// The address of this page holds a code: it must not travel on in a `Referer`.
fn to_page(path: &str) -> actix_web::HttpResponseBuilder {
    let mut response = HttpResponse::SeeOther();
    response
        .insert_header((LOCATION, path))
        .insert_header((REFERRER_POLICY, "no-referrer"))
        .insert_header((CACHE_CONTROL, "no-store"));
    response
}

//! `POST /login/{provider}`: the way to somebody who vouches for you.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{ClientAddress, Json, Path, Problem};
use identity::{CurrentUser, PrincipalKind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::state::State;
use crate::fault::AuthFault;
use crate::opaque::Opaque;
use crate::provider::Asked;
use crate::return_path::ReturnPath;
use crate::store::Login;

/// Where to come back to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginLogin {
    /// A path of a page of ours; anything else is the first page.
    return_to: String,
}

/// Where to go.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LoginBegun {
    /// The provider's page.
    url: String,
}

/// Begins to sign in: answers the page of the provider that the browser is to open. What a guest
/// has comes along.
#[utoipa::path(post, path = "/api/auth/login/{provider}", tag = "accounts",
    params(("provider" = String, Path)), request_body = BeginLogin,
    responses(
        (status = 200, body = LoginBegun,
            headers(("set-cookie" = String, description = "binds the way to this browser"))),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn begin_login(
    request: HttpRequest,
    state: Data<State>,
    user: Option<CurrentUser>,
    path: Path<String>,
    body: Json<BeginLogin>,
) -> Result<HttpResponse, Problem> {
    state.arrivals.check(&ClientAddress::of(&request))?;
    let provider = state
        .provider(&path.into_inner())
        .ok_or(AuthFault::NoProvider)?;
    let random = || Opaque::of(state.ids.random());
    let (travelling, verifier, nonce) = (random(), random(), random());
    let browser = state.cookies.browser_of(&request).unwrap_or_else(random);
    let login = Login {
        state: travelling.hash(),
        provider: provider.name(),
        browser: browser.hash(),
        verifier: verifier.expose().to_owned(),
        nonce: nonce.expose().to_owned(),
        return_path: ReturnPath::parse(&body.into_inner().return_to),
        guest: user
            .filter(|user| user.kind() == PrincipalKind::Guest)
            .map(|user| user.id()),
    };
    let asked = Asked {
        state: travelling.expose(),
        redirect_uri: &state.callback(&request, provider.name()),
        verifier: verifier.expose(),
        nonce: nonce.expose(),
    };
    let now = state.clock.now();
    let url = provider.authorize_url(&asked, now).await;
    let url = url.map_err(|error| AuthFault::NoWay(provider.name(), error))?;
    state.store.send_off(login, now).await?;
    Ok(HttpResponse::Ok()
        .cookie(state.cookies.browser(&browser))
        .json(LoginBegun { url }))
}

//! Naver: classic OAuth 2.0. No statement, no nonce, no PKCE: `state` is all that binds.

use serde_json::{Value, json};
use time::Duration;

use crate::answer::Answer;
use crate::call::Call;
use crate::consent;
use crate::fault::Fault;
use crate::grant::{Grant, Pending};
use crate::issuer::{Issuer, NAVER_CLIENT_ID, NAVER_CLIENT_SECRET};
use crate::sim::SocialSim;
use crate::way_back::WayBack;

const ACCESS_LIFE: Duration = Duration::seconds(3600);
const REFRESH_LIFE: Duration = Duration::days(365);

/// `GET /oauth2.0/authorize`: `state` is required, `scope` means nothing.
pub fn authorize(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    let stray = |code, why| Answer::page(400, consent::stray(Issuer::Naver, code, why));
    if call.query("client_id") != Some(NAVER_CLIENT_ID) {
        return Err(stray("invalid_request", "client_id is not registered"));
    }
    let redirect_uri = call
        .query("redirect_uri")
        .filter(|uri| Issuer::Naver.sends_back_to(uri))
        .ok_or_else(|| stray("invalid_request", "redirect_uri is not registered"))?;
    let state = call.query("state");
    let way = WayBack {
        issuer: Issuer::Naver,
        redirect_uri,
        state,
        iss: None,
    };
    if call.query("response_type") != Some("code") {
        return Err(way.error("unsupported_response_type", "response_type must be code"));
    }
    if state.is_none() {
        return Err(way.error("invalid_request", "state is required"));
    }
    way.unless(fault)?;
    let visitor = way.visitor(sim, call)?;
    let grant = Grant {
        person: visitor.person,
        openid: false,
        email: visitor.email,
        profile: visitor.profile,
        scope: String::new(),
        nonce: None,
        since: sim.now(),
        offline: true,
    };
    let pending = Pending {
        grant,
        redirect_uri: redirect_uri.to_owned(),
        challenge: None,
        state: state.map(str::to_owned),
    };
    Ok(way.code(sim, pending))
}

/// `POST /oauth2.0/token`: errors come with 200, and `expires_in` is a string.
pub fn token(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    broken(fault)?;
    let client = (call.form("client_id"), call.form("client_secret"));
    if client != (Some(NAVER_CLIENT_ID), Some(NAVER_CLIENT_SECRET)) {
        return Err(bad_secret());
    }
    match call.form("grant_type") {
        Some("authorization_code") => exchange(sim, call),
        Some("refresh_token") => renew(sim, call),
        _ => Err(refusal("unsupported_grant_type", "unsupported grant_type")),
    }
}

fn broken(fault: Option<&Fault>) -> Result<(), Answer> {
    let of = |status, error: &str| Answer::json(status, json!({ "error": error }));
    Err(match fault {
        Some(Fault::TokenError { status, body }) => Answer::verbatim(*status, body.clone()),
        Some(Fault::CodeReused) => no_code(),
        Some(Fault::BadSecret) => bad_secret(),
        Some(Fault::RateLimited) => of(429, "temporarily_unavailable"),
        Some(Fault::ServerError) => of(503, "temporarily_unavailable"),
        _ => return Ok(()),
    })
}

/// The redirect URI need not be said again; if it is, it must be the same.
fn exchange(sim: &SocialSim, call: &Call) -> Result<Answer, Answer> {
    let (desk, now) = (sim.desk(Issuer::Naver), sim.now());
    let pending = call
        .form("code")
        .and_then(|code| desk.codes.take(code, now));
    let pending = pending.ok_or_else(no_code)?;
    let returns = call.form("redirect_uri");
    if returns.is_some_and(|uri| uri != pending.redirect_uri) {
        return Err(refusal("invalid_request", "wrong redirect_uri"));
    }
    if call.form("state") != pending.state.as_deref() {
        return Err(refusal("invalid_request", "wrong state"));
    }
    let grant = pending.grant;
    let refresh = desk.refresh_tokens.grant(grant.clone(), now, REFRESH_LIFE);
    let mut tokens = tokens(sim, grant);
    tokens["refresh_token"] = refresh.into();
    Ok(Answer::json(200, tokens))
}

fn renew(sim: &SocialSim, call: &Call) -> Result<Answer, Answer> {
    let token = call.form("refresh_token").unwrap_or_default();
    let found = sim
        .desk(Issuer::Naver)
        .refresh_tokens
        .find(token, sim.now());
    let (grant, _) = found.ok_or_else(|| refusal("invalid_request", "wrong refresh_token"))?;
    Ok(Answer::json(200, tokens(sim, grant)))
}

fn tokens(sim: &SocialSim, grant: Grant) -> Value {
    let desk = sim.desk(Issuer::Naver);
    json!({
        "access_token": desk.access_tokens.grant(grant, sim.now(), ACCESS_LIFE),
        "token_type": "bearer",
        "expires_in": ACCESS_LIFE.whole_seconds().to_string(),
    })
}

/// `GET /v1/nid/me`: no flag says whether the address is verified.
pub fn profile(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    match fault {
        Some(Fault::ProfileError { status, body }) => {
            return Err(Answer::verbatim(*status, body.clone()));
        }
        Some(Fault::NaverUnauthorized) => return Err(unauthorized()),
        Some(Fault::NaverForbidden) => return Err(unfit(403, "403", "Forbidden")),
        _ => {}
    }
    let Some(token) = call.bearer() else {
        let why = "OAuth Authentication Header not exists.";
        return Err(unfit(401, "028", why));
    };
    let desk = sim.desk(Issuer::Naver);
    let found = desk.access_tokens.find(token, sim.now());
    let (grant, _) = found.ok_or_else(unauthorized)?;
    let person = match fault {
        Some(Fault::OtherSubjectInProfile) => grant.person.other(),
        _ => grant.person,
    };
    let mut response = json!({});
    if fault != Some(&Fault::NoSubject) {
        response["id"] = person.naver.into();
    }
    if grant.profile {
        let picture = format!("https://phinf.pstatic.example/{}.png", person.id);
        response["nickname"] = person.nickname.into();
        response["profile_image"] = picture.into();
    }
    if let Some(email) = person.email.filter(|_| grant.email) {
        response["email"] = email.into();
    }
    let body = json!({ "resultcode": "00", "message": "success", "response": response });
    Ok(Answer::json(200, body))
}

fn no_code() -> Answer {
    refusal("invalid_request", "no valid data in session")
}

fn bad_secret() -> Answer {
    refusal(
        "unauthorized_client",
        "wrong client id / client secret pair",
    )
}

/// With the status of success, as clients have met it.
fn refusal(error: &str, description: &str) -> Answer {
    let body = json!({ "error": error, "error_description": description });
    Answer::json(200, body)
}

fn unauthorized() -> Answer {
    unfit(401, "024", "Authentication failed")
}

fn unfit(status: u16, code: &str, message: &str) -> Answer {
    Answer::json(status, json!({ "resultcode": code, "message": message }))
}

//! `POST /oauth/token`

use serde_json::{Map, Value, json};
use time::Duration;

use crate::answer::Answer;
use crate::call::Call;
use crate::fault::Fault;
use crate::grant::Grant;
use crate::issuer::{Issuer, KAKAO_CLIENT_ID, KAKAO_CLIENT_SECRET};
use crate::sim::SocialSim;
use crate::statement::statement;

/// Of access tokens, and of the statements that come with them.
const ACCESS_LIFE: Duration = Duration::seconds(21_599);
const REFRESH_LIFE: Duration = Duration::seconds(5_183_999);
/// A refresh token is replaced when less is left of it.
const REFRESH_REST: Duration = Duration::days(30);

/// Exchanges a code, or renews what an earlier one was exchanged for.
pub fn token(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    broken(fault)?;
    let client = call.form("client_id");
    if client != Some(KAKAO_CLIENT_ID) {
        let client = client.unwrap_or_default();
        let why = format!("Not exist client_id [{client}]");
        return Err(refusal(401, "invalid_client", &why, "KOE101"));
    }
    if call.form("client_secret") != Some(KAKAO_CLIENT_SECRET) {
        return Err(bad_secret());
    }
    match call.form("grant_type") {
        Some("authorization_code") => exchange(sim, call, fault),
        Some("refresh_token") => renew(sim, call, fault),
        _ => {
            let why = "unsupported grant_type";
            Err(refusal(400, "unsupported_grant_type", why, "KOE001"))
        }
    }
}

fn broken(fault: Option<&Fault>) -> Result<(), Answer> {
    Err(match fault {
        Some(Fault::TokenError { status, body }) => Answer::verbatim(*status, body.clone()),
        Some(Fault::CodeReused) => no_code("of-this-sign-in"),
        Some(Fault::BadSecret) => bad_secret(),
        Some(Fault::RateLimited) => {
            let why = "token request rate limit exceeded.";
            refusal(429, "invalid_request", why, "KOE237")
        }
        Some(Fault::ServerError) => {
            let why = "temporary internal error";
            refusal(500, "server_error", why, "KOE003")
        }
        _ => return Ok(()),
    })
}

fn exchange(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    let (desk, now) = (sim.desk(Issuer::Kakao), sim.now());
    let code = call.form("code").unwrap_or_default();
    let pending = desk.codes.take(code, now).ok_or_else(|| no_code(code))?;
    if call.form("redirect_uri") != Some(&pending.redirect_uri) {
        let why = "Redirect URI mismatch.";
        return Err(refusal(400, "invalid_grant", why, "KOE303"));
    }
    if !pending.is_proved_by(call.form("code_verifier")) {
        let why = "code_verifier does not match code_challenge";
        return Err(refusal(400, "invalid_grant", why, "KOE320"));
    }
    let grant = pending.grant;
    let refresh = desk.refresh_tokens.grant(grant.clone(), now, REFRESH_LIFE);
    let mut tokens = tokens(sim, &grant, grant.nonce.as_deref(), fault)?;
    tokens.insert("refresh_token".to_owned(), refresh.into());
    let rest = REFRESH_LIFE.whole_seconds();
    tokens.insert("refresh_token_expires_in".to_owned(), rest.into());
    Ok(Answer::json(200, tokens.into()))
}

fn renew(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    let (desk, now) = (sim.desk(Issuer::Kakao), sim.now());
    let Some(token) = call.form("refresh_token") else {
        let why = "refresh_token is missing";
        return Err(refusal(400, "invalid_request", why, "KOE319"));
    };
    let Some((grant, until)) = desk.refresh_tokens.find(token, now) else {
        let why = "expired_or_invalid_refresh_token";
        return Err(refusal(400, "invalid_grant", why, "KOE322"));
    };
    let mut tokens = tokens(sim, &grant, None, fault)?;
    if until - now < REFRESH_REST {
        desk.refresh_tokens.take(token, now);
        let refresh = desk.refresh_tokens.grant(grant, now, REFRESH_LIFE);
        tokens.insert("refresh_token".to_owned(), refresh.into());
        let rest = REFRESH_LIFE.whole_seconds();
        tokens.insert("refresh_token_expires_in".to_owned(), rest.into());
    }
    Ok(Answer::json(200, tokens.into()))
}

fn tokens(
    sim: &SocialSim,
    grant: &Grant,
    nonce: Option<&str>,
    fault: Option<&Fault>,
) -> Result<Map<String, Value>, Answer> {
    let desk = sim.desk(Issuer::Kakao);
    let access = desk
        .access_tokens
        .grant(grant.clone(), sim.now(), ACCESS_LIFE);
    let mut tokens = Map::new();
    let mut say = |name: &str, value: Value| tokens.insert(name.to_owned(), value);
    say("token_type", "bearer".into());
    say("access_token", access.into());
    say("expires_in", ACCESS_LIFE.whole_seconds().into());
    say("scope", grant.scope.as_str().into());
    if grant.openid
        && let Some(statement) = statement(desk, claims(sim, grant, nonce), fault)?
    {
        say("id_token", statement.into());
    }
    Ok(tokens)
}

/// An address is told only if it is verified.
fn claims(sim: &SocialSim, grant: &Grant, nonce: Option<&str>) -> Map<String, Value> {
    let person = grant.person;
    let mut claims = Map::new();
    let mut say = |name: &str, value: Value| claims.insert(name.to_owned(), value);
    let now = sim.now();
    say("iss", sim.base(Issuer::Kakao).into());
    say("aud", KAKAO_CLIENT_ID.into());
    say("sub", person.subject(Issuer::Kakao).into());
    say("iat", now.unix_timestamp().into());
    say("exp", (now + ACCESS_LIFE).unix_timestamp().into());
    say("auth_time", grant.since.unix_timestamp().into());
    if let Some(nonce) = nonce {
        say("nonce", nonce.into());
    }
    if grant.profile {
        say("nickname", person.nickname.into());
        say(
            "picture",
            super::profile::picture(person, 110, false).into(),
        );
    }
    if let Some(email) = grant.email().filter(|_| person.email_is_verified) {
        say("email", email.into());
    }
    claims
}

fn no_code(code: &str) -> Answer {
    let why = format!("authorization code not found for code={code}");
    refusal(400, "invalid_grant", &why, "KOE320")
}

fn bad_secret() -> Answer {
    let why = "Bad client credentials";
    refusal(401, "invalid_client", why, "KOE010")
}

fn refusal(status: u16, error: &str, description: &str, code: &str) -> Answer {
    let body = json!({
        "error": error, "error_description": description, "error_code": code,
    });
    Answer::json(status, body)
}

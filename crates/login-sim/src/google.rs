//! Google: OpenID Connect by the book, and RFC 9207 on the way back.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use time::Duration;

use crate::answer::Answer;
use crate::call::Call;
use crate::consent;
use crate::fault::Fault;
use crate::grant::{Grant, Pending};
use crate::issuer::{GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, Issuer};
use crate::people::Person;
use crate::sim::SocialSim;
use crate::statement::statement;
use crate::way_back::WayBack;

const ACCESS_LIFE: Duration = Duration::seconds(3599);
const STATEMENT_LIFE: Duration = Duration::seconds(3600);
const REFRESH_LIFE: Duration = Duration::days(180);

/// `GET /.well-known/openid-configuration`
pub fn discovery(sim: &SocialSim, _: &Call, _: Option<&Fault>) -> Result<Answer, Answer> {
    let base = sim.base(Issuer::Google);
    Ok(Answer::json(
        200,
        json!({
            "issuer": base,
            "authorization_endpoint": format!("{base}/o/oauth2/v2/auth"),
            "token_endpoint": format!("{base}/token"),
            "userinfo_endpoint": format!("{base}/userinfo"),
            "jwks_uri": format!("{base}/certs"),
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "scopes_supported": ["openid", "email", "profile"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "claims_supported": [
                "aud", "email", "email_verified", "exp", "family_name", "given_name", "iat", "iss",
                "name", "picture", "sub"
            ],
            "code_challenge_methods_supported": ["S256"],
            "grant_types_supported": ["authorization_code", "refresh_token"],
            "authorization_response_iss_parameter_supported": true,
        }),
    ))
}

/// `GET /certs`
pub fn keys(sim: &SocialSim, _: &Call, _: Option<&Fault>) -> Result<Answer, Answer> {
    let jwks = sim.desk(Issuer::Google).keys.jwks();
    let failed = || Answer::page(500, String::new());
    jwks.map(|jwks| Answer::json(200, jwks)).ok_or_else(failed)
}

/// `GET /o/oauth2/v2/auth`: scopes are joined by spaces; whoever comes back does so in Google's
/// name.
pub fn authorize(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    let stray = |code, why| Answer::page(400, consent::stray(Issuer::Google, code, why));
    if call.query("client_id") != Some(GOOGLE_CLIENT_ID) {
        return Err(stray("invalid_client", "The OAuth client was not found."));
    }
    let redirect_uri = call
        .query("redirect_uri")
        .filter(|uri| Issuer::Google.sends_back_to(uri))
        .ok_or_else(|| stray("redirect_uri_mismatch", "redirect_uri is not registered"))?;
    if call.query("response_type") != Some("code") {
        return Err(stray("unsupported_response_type", "response_type"));
    }
    let scope = call
        .query("scope")
        .ok_or_else(|| stray("invalid_request", "Missing required parameter: scope"))?;
    let asked = |name| scope.split(' ').any(|it| it == name);
    let is_known = |it: &str| matches!(it, "openid" | "email" | "profile");
    if !scope.split(' ').all(is_known) {
        return Err(stray(
            "invalid_scope",
            "Some requested scopes were invalid.",
        ));
    }
    let way = WayBack {
        issuer: Issuer::Google,
        redirect_uri,
        state: call.query("state"),
        iss: match fault {
            Some(Fault::NoIssParameter) => None,
            Some(Fault::WrongIssParameter) => Some("https://somebody-else.invalid".to_owned()),
            _ => Some(sim.base(Issuer::Google)),
        },
    };
    way.unless(fault)?;
    let challenge = way.challenge(call)?;
    let visitor = way.visitor(sim, call)?;
    let (email, profile) = (
        visitor.email && asked("email"),
        visitor.profile && asked("profile"),
    );
    let agreed = [
        (asked("openid"), "openid"),
        (email, "https://www.googleapis.com/auth/userinfo.email"),
        (profile, "https://www.googleapis.com/auth/userinfo.profile"),
    ];
    let agreed = agreed.iter().filter(|(is, _)| *is).map(|(_, name)| *name);
    let grant = Grant {
        person: visitor.person,
        openid: asked("openid"),
        email,
        profile,
        scope: agreed.collect::<Vec<_>>().join(" "),
        nonce: call.query("nonce").map(str::to_owned),
        since: sim.now(),
        offline: call.query("access_type") == Some("offline"),
    };
    let pending = Pending {
        grant,
        redirect_uri: redirect_uri.to_owned(),
        challenge: Some(challenge),
        state: None,
    };
    Ok(way.code(sim, pending))
}

/// `POST /token`
pub fn token(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    broken(fault)?;
    if call.form("client_id") != Some(GOOGLE_CLIENT_ID) {
        let why = "The OAuth client was not found.";
        return Err(refusal(401, "invalid_client", why));
    }
    if call.form("client_secret") != Some(GOOGLE_CLIENT_SECRET) {
        return Err(bad_secret());
    }
    match call.form("grant_type") {
        Some("authorization_code") => exchange(sim, call, fault),
        Some("refresh_token") => renew(sim, call, fault),
        other => {
            let why = format!("Invalid grant_type: {}", other.unwrap_or_default());
            Err(refusal(400, "unsupported_grant_type", &why))
        }
    }
}

fn broken(fault: Option<&Fault>) -> Result<(), Answer> {
    Err(match fault {
        Some(Fault::TokenError { status, body }) => Answer::verbatim(*status, body.clone()),
        Some(Fault::CodeReused) => no_code(),
        Some(Fault::BadSecret) => bad_secret(),
        Some(Fault::RateLimited) => refusal(429, "rate_limit_exceeded", "Rate Limit Exceeded"),
        Some(Fault::ServerError) => refusal(500, "internal_failure", "Backend Error"),
        _ => return Ok(()),
    })
}

fn exchange(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    let (desk, now) = (sim.desk(Issuer::Google), sim.now());
    let pending = call
        .form("code")
        .and_then(|code| desk.codes.take(code, now));
    let pending = pending.ok_or_else(no_code)?;
    if call.form("redirect_uri") != Some(&pending.redirect_uri) {
        return Err(refusal(400, "redirect_uri_mismatch", "Bad Request"));
    }
    let verifier = call.form("code_verifier");
    if verifier.is_none() {
        return Err(refusal(400, "invalid_grant", "Missing code verifier."));
    }
    if !pending.is_proved_by(verifier) {
        return Err(refusal(400, "invalid_grant", "Invalid code verifier."));
    }
    let grant = pending.grant;
    let mut tokens = tokens(sim, &grant, grant.nonce.as_deref(), fault)?;
    if grant.offline {
        let refresh = desk.refresh_tokens.grant(grant, now, REFRESH_LIFE);
        tokens.insert("refresh_token".to_owned(), refresh.into());
    }
    Ok(Answer::json(200, tokens.into()))
}

fn renew(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    let token = call.form("refresh_token").unwrap_or_default();
    let found = sim
        .desk(Issuer::Google)
        .refresh_tokens
        .find(token, sim.now());
    let Some((grant, _)) = found else {
        let why = "Token has been expired or revoked.";
        return Err(refusal(400, "invalid_grant", why));
    };
    let tokens = tokens(sim, &grant, None, fault)?;
    Ok(Answer::json(200, tokens.into()))
}

fn tokens(
    sim: &SocialSim,
    grant: &Grant,
    nonce: Option<&str>,
    fault: Option<&Fault>,
) -> Result<Map<String, Value>, Answer> {
    let (desk, now) = (sim.desk(Issuer::Google), sim.now());
    let access = desk.access_tokens.grant(grant.clone(), now, ACCESS_LIFE);
    let mut tokens = Map::new();
    let mut say = |name: &str, value: Value| tokens.insert(name.to_owned(), value);
    if grant.openid {
        let mut claims = about(grant.person, grant);
        let mut claim = |name: &str, value: Value| claims.insert(name.to_owned(), value);
        claim("iss", sim.base(Issuer::Google).into());
        claim("azp", GOOGLE_CLIENT_ID.into());
        claim("aud", GOOGLE_CLIENT_ID.into());
        claim("at_hash", half_hash(&access).into());
        claim("iat", now.unix_timestamp().into());
        claim("exp", (now + STATEMENT_LIFE).unix_timestamp().into());
        if let Some(nonce) = nonce {
            claim("nonce", nonce.into());
        }
        if let Some(statement) = statement(desk, claims, fault)? {
            say("id_token", statement.into());
        }
    }
    say("access_token", access.into());
    say("expires_in", ACCESS_LIFE.whole_seconds().into());
    say("scope", grant.scope.as_str().into());
    say("token_type", "Bearer".into());
    Ok(tokens)
}

/// `GET` or `POST /userinfo`
pub fn userinfo(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    if let Some(Fault::ProfileError { status, body }) = fault {
        return Err(Answer::verbatim(*status, body.clone()));
    }
    let desk = sim.desk(Issuer::Google);
    let token = call.bearer().unwrap_or_default();
    let Some((grant, _)) = desk.access_tokens.find(token, sim.now()) else {
        let refusal = refusal(401, "invalid_request", "Invalid Credentials");
        let challenge = "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"";
        return Err(refusal.with("www-authenticate", challenge.to_owned()));
    };
    let person = match fault {
        Some(Fault::OtherSubjectInProfile) => grant.person.other(),
        _ => grant.person,
    };
    Ok(Answer::json(200, about(person, &grant).into()))
}

/// What may be told of somebody.
fn about(person: &Person, grant: &Grant) -> Map<String, Value> {
    let mut claims = Map::new();
    let mut say = |name: &str, value: Value| claims.insert(name.to_owned(), value);
    say("sub", person.google.into());
    if grant.profile {
        let picture = format!(
            "https://lh3.googleusercontent.example/a/{}=s96-c",
            person.id
        );
        say("name", person.nickname.into());
        say("given_name", person.nickname.into());
        say("picture", picture.into());
    }
    if let Some(email) = person.email.filter(|_| grant.email) {
        say("email", email.into());
        say("email_verified", person.email_is_verified.into());
    }
    claims
}

/// The left half of a token's SHA-256, by which a statement names the token it came with.
fn half_hash(token: &str) -> String {
    let hash = Sha256::digest(token);
    let half = hash.iter().copied().take(16).collect::<Vec<_>>();
    URL_SAFE_NO_PAD.encode(half)
}

fn no_code() -> Answer {
    refusal(400, "invalid_grant", "Malformed auth code.")
}

fn bad_secret() -> Answer {
    refusal(401, "invalid_client", "Unauthorized")
}

fn refusal(status: u16, error: &str, description: &str) -> Answer {
    let body = json!({ "error": error, "error_description": description });
    Answer::json(status, body)
}

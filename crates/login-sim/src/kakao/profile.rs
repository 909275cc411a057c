//! `kapi`: who the bearer of a token is.

use serde_json::{Map, Value, json};
use time::format_description::well_known::Rfc3339;

use crate::answer::Answer;
use crate::call::Call;
use crate::fault::Fault;
use crate::grant::Grant;
use crate::issuer::Issuer;
use crate::people::Person;
use crate::sim::SocialSim;

/// `GET` or `POST /v2/user/me`: what was refused is absent, and said to be askable.
pub fn user(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    let grant = bearer(sim, call, fault)?;
    let person = seen(&grant, fault);
    let secure = call.either("secure_resource") == Some("true");
    let wanted: Option<Vec<String>> = call
        .either("property_keys")
        .and_then(|keys| serde_json::from_str(keys).ok());
    let wants = |key: &str| {
        let fits = |wish: &String| wish == "kakao_account." || wish == key;
        wanted.as_ref().is_none_or(|keys| keys.iter().any(fits))
    };
    let mut account = Map::new();
    let mut say = |name: &str, value: Value| account.insert(name.to_owned(), value);
    if wants("kakao_account.profile") {
        say("profile_nickname_needs_agreement", (!grant.profile).into());
        say("profile_image_needs_agreement", (!grant.profile).into());
        if grant.profile {
            let profile = json!({
                "nickname": person.nickname,
                "thumbnail_image_url": picture(person, 110, secure),
                "profile_image_url": picture(person, 640, secure),
                "is_default_image": false,
                "is_default_nickname": false,
            });
            say("profile", profile);
        }
    }
    if wants("kakao_account.email") {
        say("email_needs_agreement", (!grant.email).into());
        if let Some(email) = person.email.filter(|_| grant.email) {
            say("is_email_valid", true.into());
            say("is_email_verified", person.email_is_verified.into());
            say("email", email.into());
        }
    }
    let connected_at = grant.since.format(&Rfc3339).unwrap_or_default();
    let body = json!({
        "id": person.kakao, "connected_at": connected_at, "kakao_account": account,
    });
    Ok(Answer::json(200, body))
}

/// `GET /v1/oidc/userinfo`
pub fn userinfo(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    let grant = bearer(sim, call, fault)?;
    if !grant.openid {
        return Err(no_consent("openid"));
    }
    let person = seen(&grant, fault);
    let mut claims = json!({ "sub": person.subject(Issuer::Kakao) });
    if grant.profile {
        claims["nickname"] = person.nickname.into();
        claims["picture"] = picture(person, 110, true).into();
    }
    if let Some(email) = person.email.filter(|_| grant.email) {
        claims["email"] = email.into();
        claims["email_verified"] = person.email_is_verified.into();
    }
    Ok(Answer::json(200, claims))
}

/// Where their picture would be.
pub fn picture(person: &Person, size: u32, secure: bool) -> String {
    let scheme = if secure { "https" } else { "http" };
    let id = person.id;
    format!("{scheme}://k.kakaocdn.example/dn/{id}/img_{size}x{size}.jpg")
}

fn seen(grant: &Grant, fault: Option<&Fault>) -> &'static Person {
    match fault {
        Some(Fault::OtherSubjectInProfile) => grant.person.other(),
        _ => grant.person,
    }
}

fn bearer(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Grant, Answer> {
    broken(fault)?;
    let Some(token) = call.bearer() else {
        return Err(unauthorized("authentication key should not be null"));
    };
    let found = sim.desk(Issuer::Kakao).access_tokens.find(token, sim.now());
    found
        .map(|(grant, _)| grant)
        .ok_or_else(|| unauthorized("this access token does not exist"))
}

fn broken(fault: Option<&Fault>) -> Result<(), Answer> {
    Err(match fault {
        Some(Fault::ProfileError { status, body }) => Answer::verbatim(*status, body.clone()),
        Some(Fault::KapiTemporary) => refusal(400, -1, "internal error has occurred."),
        Some(Fault::KapiUnauthorized) => unauthorized("this access token does not exist"),
        Some(Fault::KapiQuota) => refusal(429, -10, "API limit has been exceeded."),
        Some(Fault::KapiConsent) => no_consent("account_email"),
        Some(Fault::KapiMaintenance) => refusal(503, -9798, "service is under maintenance."),
        _ => return Ok(()),
    })
}

fn unauthorized(why: &str) -> Answer {
    refusal(401, -401, why).with("www-authenticate", "Bearer error=invalid_token".to_owned())
}

fn no_consent(scope: &str) -> Answer {
    let body = json!({ "msg": "insufficient scopes.", "code": -402, "required_scopes": [scope] });
    Answer::json(403, body)
}

fn refusal(status: u16, code: i32, msg: &str) -> Answer {
    Answer::json(status, json!({ "msg": msg, "code": code }))
}

//! `GET /oauth/authorize`

use crate::answer::Answer;
use crate::call::Call;
use crate::consent;
use crate::fault::Fault;
use crate::grant::{Grant, Pending};
use crate::issuer::{Issuer, KAKAO_CLIENT_ID};
use crate::sim::SocialSim;
use crate::way_back::WayBack;

/// What our application may ask for, by its settings at Kakao.
const CONSENT_ITEMS: [&str; 3] = ["profile_nickname", "profile_image", "account_email"];

/// Who we say we are and where to must be right before anybody is sent back. Scopes are joined by
/// commas; without `openid` among them there will be no statement.
pub fn authorize(sim: &SocialSim, call: &Call, fault: Option<&Fault>) -> Result<Answer, Answer> {
    if call.query("client_id") != Some(KAKAO_CLIENT_ID) {
        return Err(stray("KOE101", "Not exist client_id"));
    }
    let redirect_uri = call
        .query("redirect_uri")
        .filter(|uri| Issuer::Kakao.sends_back_to(uri))
        .ok_or_else(|| stray("KOE006", "redirect_uri is not registered"))?;
    if call.query("response_type") != Some("code") {
        return Err(stray("KOE201", "unsupported response_type"));
    }
    let scopes: Vec<&str> = match call.query("scope") {
        Some(scope) => scope.split(',').collect(),
        None => CONSENT_ITEMS.to_vec(),
    };
    let is_known = |scope: &&str| *scope == "openid" || CONSENT_ITEMS.contains(scope);
    if !scopes.iter().all(is_known) {
        return Err(stray("KOE205", "invalid_scope"));
    }
    let way = WayBack {
        issuer: Issuer::Kakao,
        redirect_uri,
        state: call.query("state"),
        iss: None,
    };
    way.unless(fault)?;
    let challenge = way.challenge(call)?;
    let visitor = way.visitor(sim, call)?;
    let agreed: Vec<&str> = scopes
        .into_iter()
        .filter(|scope| match *scope {
            "openid" => true,
            "account_email" => visitor.email,
            _ => visitor.profile,
        })
        .collect();
    let grant = Grant {
        person: visitor.person,
        openid: agreed.contains(&"openid"),
        email: agreed.contains(&"account_email"),
        profile: agreed.iter().any(|scope| scope.starts_with("profile_")),
        scope: agreed.join(" "),
        nonce: call.query("nonce").map(str::to_owned),
        since: sim.now(),
        offline: true,
    };
    let pending = Pending {
        grant,
        redirect_uri: redirect_uri.to_owned(),
        challenge: Some(challenge),
        state: None,
    };
    Ok(way.code(sim, pending))
}

fn stray(code: &str, why: &str) -> Answer {
    Answer::page(400, consent::stray(Issuer::Kakao, code, why))
}

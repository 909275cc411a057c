//! What Kakao says of itself.

use serde_json::json;

use crate::answer::Answer;
use crate::call::Call;
use crate::fault::Fault;
use crate::issuer::Issuer;
use crate::sim::SocialSim;

/// `GET /.well-known/openid-configuration`
pub fn discovery(sim: &SocialSim, _: &Call, _: Option<&Fault>) -> Result<Answer, Answer> {
    let (kauth, origin) = (sim.base(Issuer::Kakao), sim.origin());
    Ok(Answer::json(
        200,
        json!({
            "issuer": kauth,
            "authorization_endpoint": format!("{kauth}/oauth/authorize"),
            "token_endpoint": format!("{kauth}/oauth/token"),
            "userinfo_endpoint": format!("{origin}/kakao/kapi/v1/oidc/userinfo"),
            "jwks_uri": format!("{kauth}/.well-known/jwks.json"),
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code", "refresh_token"],
            "code_challenge_methods_supported": ["S256"],
            "claims_supported": [
                "iss", "aud", "sub", "auth_time", "exp", "iat", "nonce", "nickname", "picture", "email"
            ],
        }),
    ))
}

/// `GET /.well-known/jwks.json`
pub fn keys(sim: &SocialSim, _: &Call, _: Option<&Fault>) -> Result<Answer, Answer> {
    let jwks = sim.desk(Issuer::Kakao).keys.jwks();
    let failed = || Answer::page(500, String::new());
    jwks.map(|jwks| Answer::json(200, jwks)).ok_or_else(failed)
}

//! `GET /jwks.json`: the public keys that sessions are signed by.

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;

use super::state::State;

/// The JWK set by which every service verifies sessions.
#[utoipa::path(get, path = "/api/auth/jwks.json", tag = "keys", responses(
    (status = 200, description = "A JWK set (RFC 7517) of Ed25519 keys", body = Object),
))]
pub async fn show_keys(state: Data<State>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/jwk-set+json")
        .insert_header((CACHE_CONTROL, "public, max-age=300"))
        .body(state.verifier().jwks())
}

//! `/kakao/unlinked`: Kakao tells that somebody has left us there.

use actix_web::http::header::AUTHORIZATION;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{Problem, body};
use sha2::{Digest, Sha256};

use super::state::State;
use crate::fault::AuthFault;
use crate::provider::ProviderName;

/// Longer than any notice, in bytes.
const LARGEST: usize = 4096;

/// Takes Kakao's notice that somebody has disconnected us in their Kakao account or has none any
/// more: their account here ends as if they had deleted it. Answered with 200 whoever it was.
#[utoipa::path(post, path = "/api/auth/kakao/unlinked", tag = "accounts",
    request_body(content = String, content_type = "application/x-www-form-urlencoded",
        description = "`app_id`, `user_id`, `referrer_type`; by GET the same in the query"),
    responses(
        (status = 200, description = "It is seen to"),
        (status = 401, body = http_kit::ProblemDocument, content_type = "application/problem+json",
            description = "It does not come from Kakao"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn leave_from_kakao(
    request: HttpRequest,
    state: Data<State>,
    payload: Payload,
) -> Result<HttpResponse, Problem> {
    if !comes_from_kakao(&request, &state) {
        return Err(AuthFault::NotKakao.into());
    }
    let body = body::read(&request, payload.into_inner(), LARGEST).await?;
    let query = request.query_string().as_bytes();
    let user = [query, &body]
        .into_iter()
        .flat_map(form_urlencoded::parse)
        .find_map(|(name, value)| (name == "user_id").then_some(value));
    let member = match user {
        Some(user) => state.store.vouched_by(ProviderName::Kakao, &user).await?,
        None => None,
    };
    if let Some(member) = member {
        state.erase(member).await?;
    }
    Ok(HttpResponse::Ok().finish())
}

fn comes_from_kakao(request: &HttpRequest, state: &State) -> bool {
    let brought = request.headers().get(AUTHORIZATION);
    let brought = brought.and_then(|value| value.as_bytes().strip_prefix(b"KakaoAK "));
    match (brought, &state.kakao_admin_key) {
        // hashes, so that how long it takes tells nothing of the key
        (Some(brought), Some(key)) => Sha256::digest(brought) == Sha256::digest(key.reveal()),
        _ => false,
    }
}

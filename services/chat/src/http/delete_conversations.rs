//! `DELETE /conversations`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::Problem;
use identity::CurrentUser;

use super::state::State;

/// Forgets every conversation, here and in every service that learned of them; none while a turn is
/// running in one.
#[utoipa::path(
    delete, path = "/api/chat/conversations", tag = "conversations",
    responses(
        (status = 204),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn delete_conversations(
    state: Data<State>,
    user: CurrentUser,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let forgotten = state
        .store
        .delete_all(owner, || state.ids.next(), state.clock.now())
        .await?;
    state.forget_journals(forgotten).await;
    Ok(HttpResponse::NoContent().finish())
}

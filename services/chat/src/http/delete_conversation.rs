//! `DELETE /conversations/{id}`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Path, Problem};
use identity::CurrentUser;
use uuid::Uuid;

use super::state::State;
use crate::ids::ConversationId;

/// Forgets a conversation, here and in every service that learned of it; not while a turn is running
/// in it, unless it is temporary.
#[utoipa::path(
    delete, path = "/api/chat/conversations/{id}", tag = "conversations",
    params(("id" = Uuid, Path)),
    responses(
        (status = 204),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn delete_conversation(
    state: Data<State>,
    user: CurrentUser,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let id = ConversationId(path.into_inner());
    let conversation = state.conversation(owner, id).await?;
    if conversation.temporary {
        state.eraser.end(owner, id).await?;
        return Ok(HttpResponse::NoContent().finish());
    }
    state
        .store
        .delete(owner, id, state.ids.next(), state.clock.now())
        .await?;
    state.forget_journals([id]).await;
    Ok(HttpResponse::NoContent().finish())
}

//! `GET /conversations/{id}`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Path, Problem};
use identity::CurrentUser;
use uuid::Uuid;

use super::snapshot::snapshot;
use super::state::State;
use super::view::ConversationView;
use crate::ids::ConversationId;

/// Shows a conversation with all its messages and the cursor to follow it from.
#[utoipa::path(
    get, path = "/api/chat/conversations/{id}", tag = "conversations",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = ConversationView),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn show_conversation(
    state: Data<State>,
    user: CurrentUser,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let id = ConversationId(path.into_inner());
    let conversation = state.conversation(state.owner(&user).await?, id).await?;
    let view = snapshot(&state, conversation, state.limit_of(&user)).await?;
    Ok(HttpResponse::Ok()
        .insert_header(("cache-control", "no-store"))
        .json(view))
}

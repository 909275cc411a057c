//! `PATCH /conversations/{id}`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Json, Path, Problem};
use identity::CurrentUser;
use proto_events::cards::SpreadId;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::snapshot::snapshot;
use super::state::State;
use super::view::ConversationView;
use crate::conversation::TITLE_CHARS;
use crate::fault::ChatFault;
use crate::ids::ConversationId;

/// What to change; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeConversation {
    /// 1 to 40 characters.
    title: Option<String>,
    /// The spread of the next draw.
    spread: Option<SpreadId>,
}

/// Renames a conversation, or chooses the spread of its next draw.
#[utoipa::path(
    patch, path = "/api/chat/conversations/{id}", tag = "conversations",
    params(("id" = Uuid, Path)), request_body = ChangeConversation,
    responses(
        (status = 200, body = ConversationView),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn change_conversation(
    state: Data<State>,
    user: CurrentUser,
    path: Path<Uuid>,
    body: Json<ChangeConversation>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let id = ConversationId(path.into_inner());
    let ChangeConversation { title, spread } = body.into_inner();
    let title = title.map(|title| clean_title(&title)).transpose()?;
    if title.is_some() || spread.is_some() {
        state.store.change(owner, id, title, spread).await?;
    }
    let conversation = state.conversation(owner, id).await?;
    let view = snapshot(&state, conversation, state.limit_of(&user)).await?;
    Ok(HttpResponse::Ok().json(view))
}

fn clean_title(title: &str) -> Result<String, ChatFault> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = (1..=TITLE_CHARS).contains(&title.chars().count());
    let clean = !title.chars().any(char::is_control);
    if fits && clean {
        Ok(title)
    } else {
        Err(ChatFault::InvalidTitle)
    }
}

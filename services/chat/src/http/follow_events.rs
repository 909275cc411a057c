//! `GET /conversations/{id}/events`

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{Path, Problem, Query};
use identity::CurrentUser;
use journal::Cursor;
use proto_events::chat::ChatEvent;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::state::State;
use super::stream;
use crate::fault::ChatFault;
use crate::ids::ConversationId;

/// Where to follow from.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FollowEvents {
    /// A cursor: the `cursor` of a snapshot, or the id of the last event that was seen.
    /// The header `Last-Event-ID` goes before it.
    after: Option<String>,
}

/// Follows a conversation: everything after the cursor, in order, once, and then as it happens.
#[utoipa::path(
    get, path = "/api/chat/conversations/{id}/events", tag = "conversations",
    params(("id" = Uuid, Path), FollowEvents,
        ("Last-Event-ID" = Option<String>, Header, description = "the id of the last event that was seen")),
    responses(
        (status = 200, body = ChatEvent, content_type = "text/event-stream",
            description = "each event's `data` is a ChatEvent; a comment breaks every silence of 15 s"),
        (status = 410, body = http_kit::ProblemDocument, content_type = "application/problem+json",
            description = "cursor_gone: load the snapshot"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn follow_events(
    state: Data<State>,
    user: CurrentUser,
    request: HttpRequest,
    path: Path<Uuid>,
    query: Query<FollowEvents>,
) -> Result<HttpResponse, Problem> {
    let owner = state.owner(&user).await?;
    let conversation = state
        .conversation(owner, ConversationId(path.into_inner()))
        .await?;
    let header = request
        .headers()
        .get("last-event-id")
        .and_then(|value| value.to_str().ok());
    let after = header
        .or(query.0.after.as_deref())
        .ok_or(ChatFault::InvalidCursor)?;
    let after: Cursor = after.parse().map_err(|_| ChatFault::InvalidCursor)?;
    let slot = stream::take_slot(&state, &user);
    Ok(stream::stream(&state, slot, conversation.id, after, None).await?)
}

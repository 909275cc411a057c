//! `POST /conversations`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{IdempotencyKey, Json, Problem};
use identity::{CurrentUser, PrincipalKind};
use proto_events::cards::{Locale, SpreadId};
use proto_events::chat::Persona;
use serde::Deserialize;
use utoipa::ToSchema;

use super::snapshot::snapshot;
use super::state::State;
use super::view::ConversationView;
use crate::fault::ChatFault;
use crate::greeting::greeting;
use crate::ids::{ConversationId, MessageId};
use crate::store::{Created, NewConversation};

/// A conversation to be opened.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateConversation {
    locale: Locale,
    #[serde(default)]
    persona: Persona,
    /// The spread of its first draw.
    #[serde(default)]
    spread: SpreadId,
    /// It is in no list, is forgotten soon after its last words, and no other service learns of it.
    #[serde(default)]
    temporary: bool,
}

/// Opens a conversation; its greeting is there at once.
#[utoipa::path(
    post, path = "/api/chat/conversations", tag = "conversations",
    request_body = CreateConversation,
    params(("Idempotency-Key" = Option<String>, Header,
        description = "1 to 64 letters, digits, hyphens or underscores: the same key, the same conversation")),
    responses(
        (status = 201, body = ConversationView),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn create_conversation(
    state: Data<State>,
    user: CurrentUser,
    key: IdempotencyKey,
    body: Json<CreateConversation>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let CreateConversation {
        locale,
        persona,
        spread,
        temporary,
    } = body.into_inner();
    let mut fingerprint = format!("{locale:?} {persona:?} {spread:?}");
    if temporary {
        fingerprint.push_str(" temporary");
    }
    let id = ConversationId(state.ids.next());
    let now = state.clock.now();
    let new = NewConversation {
        id,
        owner,
        locale,
        persona,
        spread,
        seed: u64::from_le_bytes(state.ids.random()),
        greeting_id: MessageId(state.ids.next()),
        greeting: greeting(locale, persona),
        request: key.0.map(|key| (key, fingerprint)),
        temporary,
        expires_at: (temporary || user.kind() == PrincipalKind::Guest)
            .then(|| state.config.forgotten_at(temporary, now)),
        now,
    };
    let id = match state.store.create(new).await? {
        Created::New => id,
        Created::Before(before) => before,
    };
    let conversation = state
        .conversation(owner, id)
        .await
        .map_err(|fault| match fault {
            // Made by an earlier request with this key, and deleted since.
            ChatFault::NoConversation => ChatFault::KeyReused,
            fault => fault,
        })?;
    let view = snapshot(&state, conversation, state.limit_of(&user)).await?;
    Ok(HttpResponse::Created()
        .insert_header(("location", format!("/api/chat/conversations/{id}")))
        .json(view))
}

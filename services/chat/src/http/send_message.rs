//! `POST /conversations/{id}/messages`

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use futures::FutureExt;
use http_kit::{Json, Path, Problem};
use identity::CurrentUser;
use proto_events::chat::TurnKind;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::state::State;
use super::view::TurnStarted;
use super::{stream, view};
use crate::conduct::{NotBegun, Script, journal_of, seeker_message};
use crate::conversation::{Message, MessageKind, Progress, Role, title_from};
use crate::fault::ChatFault;
use crate::ids::{ConversationId, MessageId, TurnId};
use crate::store::{Begin, Refusal};
use crate::text::{ClientId, MessageText};

/// What the seeker says.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SendMessage {
    /// 1 to 4,000 bytes of UTF-8.
    text: String,
    /// 1 to 64 letters, digits, hyphens or underscores: a message sent twice is said once.
    client_id: String,
}

/// Says something; the reader's answer is a turn.
#[utoipa::path(
    post, path = "/api/chat/conversations/{id}/messages", tag = "turns",
    params(("id" = Uuid, Path)), request_body = SendMessage,
    responses(
        (status = 202, body = view::TurnStarted),
        (status = 200, body = proto_events::chat::ChatEvent, content_type = "text/event-stream",
            description = "with `Accept: text/event-stream`: the turn's events, up to its end"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn send_message(
    state: Data<State>,
    user: CurrentUser,
    request: HttpRequest,
    path: Path<Uuid>,
    body: Json<SendMessage>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let id = ConversationId(path.into_inner());
    let SendMessage { text, client_id } = body.into_inner();
    let text = MessageText::parse(&text)?;
    let client_id = ClientId::parse(&client_id)?;
    let conversation = state.conversation(owner, id).await?;
    let mut history = state.store.messages(id).await?;
    let same = |message: &&Message| message.client_id.as_deref() == Some(client_id.as_str());
    if let Some(before) = history.iter().find(same) {
        return said_before(before, text.as_str());
    }
    state.still_open()?;
    let slot = stream::wants_events(request.headers()).then(|| stream::take_slot(&state, &user));
    let progress = Progress::of(&history, state.store.draws(id).await?);
    let kind = match reader::detect(text.as_str()) {
        Some(_) => TurnKind::Care,
        None => progress.next_turn()?,
    };
    let head = state
        .journals
        .head(&journal_of(id))
        .await
        .map_err(ChatFault::from)?;
    let now = state.clock.now();
    let turn = TurnId(state.ids.next());
    let message = Message {
        id: MessageId(state.ids.next()),
        role: Role::Seeker,
        kind: MessageKind::Talk,
        text: text.as_str().to_owned(),
        turn: Some(turn),
        client_id: Some(client_id.as_str().to_owned()),
        stopped: false,
        cards: Vec::new(),
        created_at: now,
    };
    let begin = Begin {
        conversation: id,
        owner,
        turn,
        kind,
        title: Some(title_from(&message.text)),
        words: Some(message.clone()),
        draw: progress.draws.opened.as_ref().map(|draw| draw.id),
        open: None,
        limit: (kind != TurnKind::Care).then(|| state.limit_of(&user)),
        expires_at: state.config.forgotten_at(conversation.temporary, now),
        remains: MessageId(state.ids.next()),
        head,
        now,
    };
    let words = Some(seeker_message(&message));
    let message_id = message.id;
    history.push(message);
    let script = Script {
        conversation,
        turn,
        kind,
        words,
        history,
        progress,
    };
    let store = state.store.clone();
    let begin = async move { store.begin(begin).await }.boxed();
    match state.conductor.start(script, String::new(), begin).await {
        Ok(()) => {}
        Err(NotBegun::Failed(fault)) => return Err(fault.into()),
        Err(NotBegun::Refused(Refusal::TurnRunning)) => return Err(ChatFault::TurnRunning.into()),
        Err(NotBegun::Refused(Refusal::QuotaUsedUp)) => return Err(state.quota_used_up()),
        Err(NotBegun::Refused(Refusal::OpenedBefore)) => return Err(ChatFault::AlreadyDrawn.into()),
        Err(NotBegun::Refused(Refusal::SaidBefore)) => {
            let before = state
                .store
                .message_of_client(id, client_id.as_str())
                .await?;
            let before = before.ok_or(ChatFault::TurnRunning)?;
            return said_before(&before, text.as_str());
        }
    }
    match slot {
        Some(slot) => Ok(stream::stream(&state, slot, id, head, Some(turn)).await?),
        None => {
            let started = TurnStarted {
                turn_id: turn.0,
                message_id: Some(message_id.0),
            };
            Ok(HttpResponse::Accepted().json(started))
        }
    }
}

/// The same message again: the same answer, nothing new.
fn said_before(before: &Message, text: &str) -> Result<HttpResponse, Problem> {
    let Some(turn) = before.turn.filter(|_| before.text == text) else {
        return Err(ChatFault::KeyReused.into());
    };
    let started = TurnStarted {
        turn_id: turn.0,
        message_id: Some(before.id.0),
    };
    Ok(HttpResponse::Accepted().json(started))
}

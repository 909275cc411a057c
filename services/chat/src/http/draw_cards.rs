//! `POST /conversations/{id}/draw`

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
use super::stream;
use super::view::TurnStarted;
use crate::conduct::{NotBegun, Script, journal_of};
use crate::conversation::{Draws, Progress};
use crate::draw::{Draw, Opened};
use crate::fault::ChatFault;
use crate::ids::{ConversationId, MessageId, ReadingId, TurnId};
use crate::store::{Begin, Refusal};

/// The cards that the seeker touched.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DrawCards {
    /// Positions in the sealed deck, 0 to 77, each once, as many as the spread has places.
    positions: Vec<u8>,
}

/// Draws the touched cards from the sealed deck; their reading is a turn. Asked again with the
/// same positions it answers the same turn; no request can choose a card.
#[utoipa::path(
    post, path = "/api/chat/conversations/{id}/draw", tag = "draw",
    params(("id" = Uuid, Path)), request_body = DrawCards,
    responses(
        (status = 202, body = TurnStarted),
        (status = 200, body = proto_events::chat::ChatEvent, content_type = "text/event-stream",
            description = "with `Accept: text/event-stream`: the turn's events, up to its end"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn draw_cards(
    state: Data<State>,
    user: CurrentUser,
    request: HttpRequest,
    path: Path<Uuid>,
    body: Json<DrawCards>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let id = ConversationId(path.into_inner());
    let positions = body.into_inner().positions;
    let conversation = state.conversation(owner, id).await?;
    let latest = state.store.draws(id).await?.latest;
    if let Some(opened) = latest.as_ref().and_then(|draw| draw.opened.as_ref()) {
        return drawn_before(opened, &positions);
    }
    state.still_open()?;
    let slot = stream::wants_events(request.headers()).then(|| stream::take_slot(&state, &user));
    let now = state.clock.now();
    let sealed = match latest {
        Some(draw) => draw,
        None => {
            let fresh = state.conductor.seal(conversation.spread);
            fresh.touch(&positions)?;
            let expires_at = state.config.forgotten_at(conversation.temporary, now);
            state.store.offer(id, fresh, expires_at, now).await?.0
        }
    };
    let turn = TurnId(state.ids.next());
    let opened = Opened {
        cards: sealed.touch(&positions)?,
        positions: positions.clone(),
        turn,
        reading: ReadingId(state.ids.next()),
    };
    let head = state
        .journals
        .head(&journal_of(id))
        .await
        .map_err(ChatFault::from)?;
    let begin = Begin {
        conversation: id,
        owner,
        turn,
        kind: TurnKind::Reading,
        words: None,
        title: None,
        draw: Some(sealed.id),
        open: Some(opened.clone()),
        limit: Some(state.limit_of(&user)),
        expires_at: state.config.forgotten_at(conversation.temporary, now),
        remains: MessageId(state.ids.next()),
        head,
        now,
    };
    let history = state.store.messages(id).await?;
    let draw = Draw {
        opened: Some(opened),
        ..sealed
    };
    let draw_id = draw.id;
    let draws = Draws {
        latest: Some(draw.clone()),
        opened: Some(draw),
    };
    let script = Script {
        conversation,
        turn,
        kind: TurnKind::Reading,
        words: None,
        progress: Progress::of(&history, draws),
        history,
    };
    let store = state.store.clone();
    let begin = async move { store.begin(begin).await }.boxed();
    match state.conductor.start(script, String::new(), begin).await {
        Ok(()) => {}
        Err(NotBegun::Failed(fault)) => return Err(fault.into()),
        Err(NotBegun::Refused(Refusal::QuotaUsedUp)) => return Err(state.quota_used_up()),
        Err(NotBegun::Refused(
            Refusal::TurnRunning | Refusal::OpenedBefore | Refusal::SaidBefore,
        )) => {
            let draw = state.store.draw(draw_id).await?;
            let opened = draw.and_then(|draw| draw.opened);
            let opened = opened.ok_or(ChatFault::TurnRunning)?;
            return drawn_before(&opened, &positions);
        }
    }
    match slot {
        Some(slot) => Ok(stream::stream(&state, slot, id, head, Some(turn)).await?),
        None => Ok(HttpResponse::Accepted().json(TurnStarted {
            turn_id: turn.0,
            message_id: None,
        })),
    }
}

fn drawn_before(opened: &Opened, positions: &[u8]) -> Result<HttpResponse, Problem> {
    if opened.positions != positions {
        return Err(ChatFault::AlreadyDrawn.into());
    }
    Ok(HttpResponse::Accepted().json(TurnStarted {
        turn_id: opened.turn.0,
        message_id: None,
    }))
}

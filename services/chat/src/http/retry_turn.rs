//! `POST /conversations/{id}/turns/{turn}/retry`

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use futures::FutureExt;
use http_kit::{Path, Problem};
use identity::CurrentUser;
use uuid::Uuid;

use super::state::State;
use super::stream;
use super::view::TurnStarted;
use crate::conduct::{NotBegun, Script, journal_of};
use crate::fault::ChatFault;
use crate::ids::{ConversationId, TurnId};
use crate::store::Refusal;
use crate::turn::TurnState;

/// Tries a failed turn again, without losing what was said. A turn that is running or done by now
/// is answered as it is.
#[utoipa::path(
    post, path = "/api/chat/conversations/{id}/turns/{turn}/retry", tag = "turns",
    params(("id" = Uuid, Path), ("turn" = Uuid, Path)),
    responses(
        (status = 202, body = TurnStarted),
        (status = 200, body = proto_events::chat::ChatEvent, content_type = "text/event-stream",
            description = "with `Accept: text/event-stream`: the turn's events, up to its end"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn retry_turn(
    state: Data<State>,
    user: CurrentUser,
    request: HttpRequest,
    path: Path<(Uuid, Uuid)>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let (id, turn) = path.into_inner();
    let (id, turn) = (ConversationId(id), TurnId(turn));
    let conversation = state.conversation(owner, id).await?;
    state.still_open()?;
    let found = state
        .store
        .turn(turn)
        .await?
        .filter(|found| found.conversation == id);
    let found = found.ok_or(ChatFault::NoSuchTurn)?;
    let accepted = || {
        HttpResponse::Accepted().json(TurnStarted {
            turn_id: turn.0,
            message_id: None,
        })
    };
    if found.state != TurnState::Failed {
        return Ok(accepted());
    }
    let slot = stream::wants_events(request.headers()).then(|| stream::take_slot(&state, &user));
    let head = state
        .journals
        .head(&journal_of(id))
        .await
        .map_err(ChatFault::from)?;
    // A turn that failed without a word was given back, so it counts again.
    let limit = found.said.is_empty().then(|| state.limit_of(&user));
    let mut script = Script::of(&state.store, &found).await?;
    script.words = None;
    let now = state.clock.now();
    let expires_at = state.config.forgotten_at(conversation.temporary, now);
    let store = state.store.clone();
    let begin = async move {
        let begun = store.begin_again(owner, id, turn, limit, expires_at, now);
        begun.await
    };
    let begin = begin.boxed();
    match state.conductor.start(script, found.said, begin).await {
        Ok(()) => {}
        Err(NotBegun::Failed(fault)) => return Err(fault.into()),
        Err(NotBegun::Refused(Refusal::QuotaUsedUp)) => return Err(state.quota_used_up()),
        Err(NotBegun::Refused(
            Refusal::TurnRunning | Refusal::OpenedBefore | Refusal::SaidBefore,
        )) => return Err(ChatFault::TurnRunning.into()),
    }
    match slot {
        Some(slot) => Ok(stream::stream(&state, slot, id, head, Some(turn)).await?),
        None => Ok(accepted()),
    }
}

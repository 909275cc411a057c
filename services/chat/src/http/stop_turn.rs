//! `POST /conversations/{id}/turns/{turn}/stop`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Path, Problem};
use identity::CurrentUser;
use uuid::Uuid;

use super::state::State;
use super::view::TurnStarted;
use crate::ids::{ConversationId, TurnId};

/// Stops a turn; what was said is kept. The event `stopped` tells when it has.
#[utoipa::path(
    post, path = "/api/chat/conversations/{id}/turns/{turn}/stop", tag = "turns",
    params(("id" = Uuid, Path), ("turn" = Uuid, Path)),
    responses(
        (status = 202, body = TurnStarted),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn stop_turn(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(Uuid, Uuid)>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let (conversation, turn) = path.into_inner();
    let conversation = state
        .conversation(owner, ConversationId(conversation))
        .await?;
    state.conductor.stop(conversation.id, TurnId(turn)).await?;
    Ok(HttpResponse::Accepted().json(TurnStarted {
        turn_id: turn,
        message_id: None,
    }))
}

//! `POST /conversations/{id}/offer`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Json, Path, Problem};
use identity::CurrentUser;
use proto_events::cards::SpreadId;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::state::State;
use super::view::DrawView;
use crate::ids::ConversationId;

/// The cards that are asked for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfferDraw {
    /// The conversation's own spread if absent.
    spread: Option<SpreadId>,
}

/// Seals a deck now, without waiting for the reader to offer it. A deck that lies ready for the
/// same spread is the one that is answered.
#[utoipa::path(
    post, path = "/api/chat/conversations/{id}/offer", tag = "draw",
    params(("id" = Uuid, Path)), request_body = OfferDraw,
    responses(
        (status = 200, body = DrawView),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn offer_draw(
    state: Data<State>,
    user: CurrentUser,
    path: Path<Uuid>,
    body: Json<OfferDraw>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let id = ConversationId(path.into_inner());
    let conversation = state.conversation(owner, id).await?;
    let spread = body.0.spread.unwrap_or(conversation.spread);
    let fresh = state.conductor.seal(spread);
    let now = state.clock.now();
    let expires_at = state.config.forgotten_at(conversation.temporary, now);
    let (draw, sealed) = state.store.offer(id, fresh, expires_at, now).await?;
    if sealed {
        state.conductor.announce_offer(id, &draw);
    }
    Ok(HttpResponse::Ok().json(DrawView::from(draw)))
}

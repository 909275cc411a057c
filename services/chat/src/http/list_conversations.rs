//! `GET /conversations`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Problem, Query};
use identity::CurrentUser;
use proto_events::cards::{DrawnCard, Locale, SpreadId};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::state::State;
use crate::conversation::Conversation;
use crate::search::Search;
use crate::store::{Page, PageCursor};

/// Which part of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListConversations {
    /// `nextCursor` of the page before.
    cursor: Option<String>,
    /// 1 to 100; 20 by default.
    limit: Option<u64>,
    /// 1 to 100 characters: only conversations with these words in their title or in what was said,
    /// with a card of that name, or of that day or month in Korea (`2026-11-23`, `2026-11`).
    search: Option<String>,
}

/// A page of one's own conversations, the latest change first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConversationPage {
    items: Vec<SummaryView>,
    #[schema(required = true)]
    next_cursor: Option<String>,
}

/// A conversation in a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ConversationSummary)]
pub struct SummaryView {
    id: Uuid,
    #[schema(required = true)]
    title: Option<String>,
    locale: Locale,
    spread: SpreadId,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    updated_at: OffsetDateTime,
    /// The cards that were drawn last; empty before the first draw.
    cards: Vec<DrawnCard>,
}

/// Lists one's own conversations, or those in which something is found.
#[utoipa::path(
    get, path = "/api/chat/conversations", tag = "conversations", params(ListConversations),
    responses(
        (status = 200, body = ConversationPage),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn list_conversations(
    state: Data<State>,
    user: CurrentUser,
    query: Query<ListConversations>,
) -> Result<HttpResponse, Problem> {
    let ListConversations {
        cursor,
        limit,
        search,
    } = query.into_inner();
    let after = cursor.as_deref().map(PageCursor::parse).transpose()?;
    let limit = limit.unwrap_or(20).clamp(1, 100);
    let search = search.as_deref().map(Search::parse).transpose()?;
    let owner = state.owner(&user).await?;
    let page = state.store.page(owner, search.as_ref(), after, limit);
    let Page { items, next } = page.await?;
    let ids = items.iter().map(|conversation| conversation.id);
    let mut cards = state.store.latest_cards(ids).await?;
    let summaries = items.into_iter().map(|conversation| {
        let cards = cards.remove(&conversation.id).unwrap_or_default();
        SummaryView::of(conversation, cards)
    });
    Ok(HttpResponse::Ok().json(ConversationPage {
        items: summaries.collect(),
        next_cursor: next.map(|next| next.to_string()),
    }))
}

impl SummaryView {
    fn of(conversation: Conversation, cards: Vec<DrawnCard>) -> Self {
        let Conversation {
            id,
            owner: _,
            locale,
            persona: _,
            spread,
            title,
            seed: _,
            temporary: _,
            expires_at: _,
            running: _,
            created_at,
            updated_at,
        } = conversation;
        Self {
            id: id.0,
            title,
            locale,
            spread,
            created_at,
            updated_at,
            cards,
        }
    }
}

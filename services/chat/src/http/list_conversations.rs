//! `GET /conversations`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Problem, Query};
use identity::CurrentUser;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::state::State;
use super::view::SummaryView;
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
}

/// A page of one's own conversations, the latest change first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConversationPage {
    items: Vec<SummaryView>,
    #[schema(required = true)]
    next_cursor: Option<String>,
}

/// Lists one's own conversations.
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
    let ListConversations { cursor, limit } = query.into_inner();
    let after = cursor.as_deref().map(PageCursor::parse).transpose()?;
    let limit = limit.unwrap_or(20).clamp(1, 100);
    let owner = state.owner(&user).await?;
    let Page { items, next } = state.store.page(owner, after, limit).await?;
    Ok(HttpResponse::Ok().json(ConversationPage {
        items: items.into_iter().map(SummaryView::from).collect(),
        next_cursor: next.map(|next| next.to_string()),
    }))
}

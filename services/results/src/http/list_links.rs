//! `GET /shares`

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use http_kit::{Problem, Query};
use identity::CurrentUser;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::state::State;
use super::view::LinkView;
use crate::fault::SharingFault;
use crate::store::ShareCursor;

/// Which part of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListLinks {
    /// `nextCursor` of the page before.
    cursor: Option<String>,
    /// 1 to 100; 20 by default.
    limit: Option<u64>,
}

/// A page of one's own open links, the latest first.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ShareLinkPage)]
pub struct LinkPage {
    items: Vec<LinkView>,
    #[schema(required = true)]
    next_cursor: Option<String>,
}

/// Lists one's own links that are open.
#[utoipa::path(
    get, path = "/api/results/shares", tag = "links", params(ListLinks),
    responses(
        (status = 200, body = LinkPage),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn list_links(
    state: Data<State>,
    user: CurrentUser,
    query: Query<ListLinks>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let ListLinks { cursor, limit } = query.into_inner();
    let after = cursor.as_deref().map(ShareCursor::parse).transpose()?;
    let limit = limit.unwrap_or(20).clamp(1, 100);
    let now = state.clock.now();
    let page = state.store.links_of(owner, after, limit, now).await;
    let (shares, next) = page.map_err(SharingFault::from)?;
    let items = shares
        .into_iter()
        .filter_map(|share| LinkView::of(share, &state))
        .collect();
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .json(LinkPage {
            items,
            next_cursor: next.map(|next| next.to_string()),
        }))
}

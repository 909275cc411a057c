//! `POST /{reading}/share`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{IdempotencyKey, Json, Path, Problem};
use identity::CurrentUser;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::choice::chosen;
use super::state::State;
use super::view::LinkView;
use crate::fault::SharingFault;
use crate::lifetime::Lifetime;
use crate::share::{Ended, ShareId};
use crate::store::{Opened, Opening};

/// What is to be shown, and for how long.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareReading {
    /// Whether the question is hidden; true by default.
    hide_question: Option<bool>,
    /// Whether the name is hidden; true by default.
    hide_name: Option<bool>,
    /// Whether the day is hidden; false by default.
    hide_date: Option<bool>,
    /// 1 to 20 characters, where the name is not hidden.
    name: Option<String>,
    #[serde(default)]
    expires_in: Lifetime,
    /// What the preview was named by: nothing else is shared.
    previewed: Option<String>,
}

/// Makes a link that shows what was chosen of one's own reading. Where one is open that shows the same
/// it is that one, with the time that was chosen now.
#[utoipa::path(
    post, path = "/api/results/{reading}/share", tag = "links",
    request_body = ShareReading,
    params(
        ("reading" = Uuid, Path),
        ("Idempotency-Key" = Option<String>, Header,
            description = "1 to 64 letters, digits, hyphens or underscores: the same key, the same link"),
    ),
    responses(
        (status = 201, body = LinkView),
        (status = 200, body = LinkView, description = "It was open already"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn share_reading(
    state: Data<State>,
    user: CurrentUser,
    path: Path<Uuid>,
    key: IdempotencyKey,
    body: Json<ShareReading>,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let ShareReading {
        hide_question,
        hide_name,
        hide_date,
        name,
        expires_in,
        previewed,
    } = body.into_inner();
    let now = state.clock.now();
    let opening = Opening {
        id: ShareId::from_random(state.ids.random()),
        owner,
        reading: path.into_inner(),
        choice: chosen(hide_question, hide_name, hide_date, name)?,
        expires_at: expires_in.end(now),
        previewed,
        key: key.0,
        most: state.most_links,
        now,
    };
    let Opened { share, is_new } = state.store.open(opening).await?;
    if !is_new {
        state.changes.tell(&[share.id]).await;
    }
    let view = LinkView::of(share, &state).ok_or(SharingFault::Ended(Ended::Revoked))?;
    let mut response = if is_new {
        HttpResponse::Created()
    } else {
        HttpResponse::Ok()
    };
    Ok(response.json(view))
}

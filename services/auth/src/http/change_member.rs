//! `PATCH /member`: another nickname.

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Json, Problem};
use identity::{CurrentUser, Nickname};
use serde::Deserialize;
use utoipa::ToSchema;

use super::member::Changing;
use super::state::State;
use super::view::SessionView;
use crate::fault::AuthFault;

/// What is to be different; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeMember {
    /// 1 to 20 characters that can be seen; runs of spaces become one.
    #[serde(default)]
    nickname: Option<String>,
}

/// Changes one's own account.
#[utoipa::path(patch, path = "/api/auth/member", tag = "accounts", request_body = ChangeMember,
    responses(
        (status = 200, body = SessionView),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn change_member(
    state: Data<State>,
    user: CurrentUser,
    body: Json<ChangeMember>,
) -> Result<HttpResponse, Problem> {
    let changing = Changing::admit(&state, user)?;
    let ChangeMember { nickname } = body.into_inner();
    if let Some(nickname) = nickname {
        let nickname = Nickname::parse(&nickname).ok_or(AuthFault::Nickname)?;
        state.store.rename(changing.id(), nickname).await?;
    }
    changing.answer().await
}

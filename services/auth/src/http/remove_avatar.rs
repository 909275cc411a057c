//! `DELETE /member/avatar`: no picture any more.

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::Problem;
use identity::CurrentUser;

use super::member::Changing;
use super::state::State;
use super::view::SessionView;

/// Removes one's picture.
#[utoipa::path(delete, path = "/api/auth/member/avatar", tag = "accounts", responses(
    (status = 200, body = SessionView),
    (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
))]
pub async fn remove_avatar(state: Data<State>, user: CurrentUser) -> Result<HttpResponse, Problem> {
    let changing = Changing::admit(&state, user)?;
    state.store.remove_picture(changing.id()).await?;
    changing.answer().await
}

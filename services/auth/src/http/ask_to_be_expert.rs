//! `POST /member/expert`: to read for others.

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::Problem;
use identity::{CurrentUser, Role};

use super::member::Changing;
use super::state::State;
use super::view::SessionView;
use crate::config::ExpertAdmission;

/// Asks to be an expert. Where this house is open one is an expert at once, with a new token in the
/// cookie; elsewhere one waits until somebody agrees.
#[utoipa::path(post, path = "/api/auth/member/expert", tag = "accounts", responses(
    (status = 200, body = SessionView),
    (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
))]
pub async fn ask_to_be_expert(
    state: Data<State>,
    user: CurrentUser,
) -> Result<HttpResponse, Problem> {
    let changing = Changing::admit(&state, user)?;
    let (member, now) = (changing.id(), state.clock.now());
    if !changing.user.principal.has(Role::Expert) {
        match state.expert_admission {
            ExpertAdmission::Open => {
                state.store.grant(member, Role::Expert, now).await?;
            }
            ExpertAdmission::Approval | ExpertAdmission::Auto => {
                state.store.wish_to_be_expert(member, now).await?
            }
        }
    }
    changing.answer().await
}

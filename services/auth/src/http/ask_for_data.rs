//! `POST /member/export`: everything that is kept of me.

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::Problem;
use identity::CurrentUser;
use time::Duration;

use super::export_view::ExportView;
use super::member::Changing;
use super::state::State;
use crate::fault::AuthFault;

/// Whoever asks again so soon is told of what is on its way.
const PATIENCE: Duration = Duration::minutes(10);

/// Has everything that any service keeps of this member gathered. Follow it with `GET`.
#[utoipa::path(post, path = "/api/auth/member/export", tag = "accounts", responses(
    (status = 202, body = ExportView),
    (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
))]
pub async fn ask_for_data(state: Data<State>, user: CurrentUser) -> Result<HttpResponse, Problem> {
    let member = Changing::admit(&state, user)?.id();
    let now = state.clock.now();
    let known = state.store.export_of(member).await?;
    let is_coming =
        known.is_some_and(|known| !known.is_whole() && known.requested_at + PATIENCE > now);
    if !is_coming {
        let (request, event) = (state.ids.next(), state.ids.next());
        state
            .store
            .ask_for_data(member, request, event, now)
            .await?;
    }
    let export = state.store.export_of(member).await?;
    let export = export.ok_or(AuthFault::NoExport)?;
    Ok(HttpResponse::Accepted().json(ExportView::from(export)))
}

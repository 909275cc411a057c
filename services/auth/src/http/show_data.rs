//! `GET /member/export`: how far it is, and then the archive.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::web::Data;
use http_kit::Problem;
use identity::{CurrentUser, PrincipalKind};

use super::export_view::ExportView;
use super::state::State;
use crate::archive;
use crate::fault::AuthFault;

/// What was asked for by `POST`: as long as something is missing, how far it is; then one ZIP of JSON
/// files, one folder a service, for a day.
#[utoipa::path(get, path = "/api/auth/member/export", tag = "accounts", responses(
    (status = 200, body = Vec<u8>, content_type = "application/zip", description = "All of it"),
    (status = 202, body = ExportView, description = "It is on its way"),
    (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
))]
pub async fn show_data(state: Data<State>, user: CurrentUser) -> Result<HttpResponse, Problem> {
    if user.kind() != PrincipalKind::Member {
        return Err(AuthFault::MembersOnly.into());
    }
    let export = state.store.export_of(user.id()).await?;
    let export = export.ok_or(AuthFault::NoExport)?;
    if !export.is_whole() {
        return Ok(HttpResponse::Accepted()
            .insert_header((CACHE_CONTROL, "no-store"))
            .json(ExportView::from(export)));
    }
    // packing costs more than asking how far it is
    state.changes.check(&user.id())?;
    let now = state.clock.now();
    let zip = archive::pack(&state.store, user.id(), export.id, now).await?;
    let name = format!("attachment; filename=\"magic-conch-{}.zip\"", now.date());
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/zip"))
        .insert_header((CONTENT_DISPOSITION, name))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(zip))
}

//! `GET /avatars/{id}`: a picture.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::web::Data;
use http_kit::{Path, Problem};
use uuid::Uuid;

use super::state::State;
use crate::fault::AuthFault;

/// A member's picture: a JPEG of 256 by 256 pixels. Another picture has another id.
#[utoipa::path(get, path = "/api/auth/avatars/{id}", tag = "accounts",
    params(("id" = Uuid, Path)),
    responses(
        (status = 200, body = Vec<u8>, content_type = "image/jpeg"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn show_avatar(state: Data<State>, path: Path<Uuid>) -> Result<HttpResponse, Problem> {
    let jpeg = state.store.picture(path.into_inner()).await?;
    let jpeg = jpeg.ok_or(AuthFault::NoPicture)?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "image/jpeg"))
        // who removes theirs may expect it gone soon, so nobody keeps it for ever
        .insert_header((CACHE_CONTROL, "private, max-age=86400"))
        .body(jpeg))
}

//! `GET /{reading}/picture`

use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{Path, Problem, Query};
use identity::CurrentUser;
use uuid::Uuid;

use super::choice::PictureQuery;
use super::show_picture::as_file;
use super::state::State;
use crate::fault::SharingFault;
use crate::pictures::Picture;
use crate::snapshot::{Choice, Snapshot};

/// Shows one's own reading as the picture that would be public.
#[utoipa::path(
    get, path = "/api/results/{reading}/picture", tag = "links",
    params(("reading" = Uuid, Path), PictureQuery),
    responses(
        (status = 200, body = Vec<u8>, content_type = "image/png"),
        (status = 304, description = "It is what the client has"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn preview_picture(
    state: Data<State>,
    user: CurrentUser,
    path: Path<Uuid>,
    query: Query<PictureQuery>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let owner = state.admit(&user).await?;
    let query = query.into_inner();
    let (shape, download) = (query.shape.into(), query.download);
    let choice = query.choice()?;
    let picture = draw(&state, owner, path.into_inner(), &choice, shape).await?;
    let mut response = picture.kept().answer(&request);
    let private = HeaderValue::from_static("private, no-cache");
    response.headers_mut().insert(CACHE_CONTROL, private);
    if download {
        as_file(&mut response, shape);
    }
    Ok(response)
}

async fn draw(
    state: &State,
    owner: Uuid,
    id: Uuid,
    choice: &Choice,
    shape: picture::Shape,
) -> Result<Picture, SharingFault> {
    let reading = state.store.reading_of(owner, id).await?;
    let snapshot = Snapshot::of(&reading.ok_or(SharingFault::NoReading)?, choice);
    let digest = snapshot.digest(id)?;
    state.pictures.of_preview(&digest, &snapshot, shape).await
}

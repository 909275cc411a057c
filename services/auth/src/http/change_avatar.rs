//! `PUT /member/avatar`: another picture.

use actix_web::dev::Payload;
use actix_web::web::{self, Data};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use http_kit::Problem;
use http_kit::body::{self, BodyError};
use identity::CurrentUser;

use super::member::Changing;
use super::state::State;
use super::view::SessionView;
use crate::avatar;
use crate::fault::AuthFault;

/// Replaces one's picture: a PNG, JPEG or WebP of at most 5 MiB and 5,000 pixels an edge. Its middle
/// is kept as a JPEG of 256 by 256 pixels, and nothing else of the file.
#[utoipa::path(put, path = "/api/auth/member/avatar", tag = "accounts",
    request_body(content = Vec<u8>, content_type = "image/*"),
    responses(
        (status = 200, body = SessionView),
        (status = 415, body = http_kit::ProblemDocument, content_type = "application/problem+json",
            description = "It is not said to be a picture that is read here"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn change_avatar(
    request: HttpRequest,
    state: Data<State>,
    user: CurrentUser,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let changing = Changing::admit(&state, user)?;
    if !["image/png", "image/jpeg", "image/webp"].contains(&request.content_type()) {
        let expected = "image/png, image/jpeg or image/webp";
        return Err(BodyError::Media { expected }.into());
    }
    let payload: Payload = payload.into_inner();
    let file = body::read(&request, payload, avatar::LARGEST_FILE).await?;
    let turn = state.drawing.clone().acquire_owned().await;
    let jpeg = web::block(move || {
        let square = avatar::square(&file);
        drop(turn);
        square
    });
    let jpeg = jpeg
        .await
        .map_err(AuthFault::from)?
        .map_err(AuthFault::from)?;
    let picture = state.ids.unpredictable();
    state
        .store
        .set_picture(changing.id(), picture, jpeg)
        .await?;
    changing.answer().await
}

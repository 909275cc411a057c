//! `GET /r/{id}.png`, `.square.png` and `.story.png`

use actix_web::http::header::{CONTENT_DISPOSITION, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use picture::Shape;

use super::state::State;
use crate::fault::SharingFault;
use crate::links::KeptLink;

/// The picture of a link; `None` where the link ended while it was drawn.
///
/// # Errors
/// It cannot be drawn, or too many others wait for theirs.
pub async fn show_picture(
    state: &State,
    link: &KeptLink,
    shape: Shape,
    request: &HttpRequest,
) -> Result<Option<HttpResponse>, SharingFault> {
    let picture = state.pictures.of_link(link, shape).await?;
    if !state.links.still_shows(link).await? {
        return Ok(None);
    }
    let mut response = picture.kept().answer(request);
    if wants_file(request) {
        as_file(&mut response, shape);
    }
    Ok(Some(response))
}

/// Whether it is to be kept as a file.
pub fn wants_file(request: &HttpRequest) -> bool {
    let mut asked = request.query_string().split('&');
    asked.any(|part| part == "download" || part.starts_with("download="))
}

/// Has a browser keep it instead of showing it.
pub fn as_file(response: &mut HttpResponse, shape: Shape) {
    let disposition = match shape {
        Shape::Wide => "attachment; filename=\"magic-conch.png\"",
        Shape::Square => "attachment; filename=\"magic-conch-square.png\"",
        Shape::Story => "attachment; filename=\"magic-conch-story.png\"",
    };
    let disposition = HeaderValue::from_static(disposition);
    response
        .headers_mut()
        .insert(CONTENT_DISPOSITION, disposition);
}

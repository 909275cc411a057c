//! `GET /r/{id}` and its pictures: what people and previews get who have a link. No cookie is read or
//! set.

use actix_web::http::Method;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{Path, Problem};
use picture::Shape;
use proto_events::cards::Locale;

use super::show_picture::show_picture;
use super::state::State;
use crate::links::{Found, Rendered};
use crate::page::Nothing;
use crate::share::ShareId;

/// Shows the page of a link, or its picture where `.png` is added.
#[utoipa::path(
    get, path = "/r/{name}", tag = "shared",
    params(("name" = String, Path, description = "The id of a link; with `.png`, `.square.png` or \
        `.story.png` behind it, its picture, and with `?download` that as a file")),
    responses(
        (status = 200, body = String, content_type = "text/html"),
        (status = 304, description = "It is what the client has"),
        (status = 404, body = String, content_type = "text/html",
            description = "Nobody has made this link"),
        (status = 410, body = String, content_type = "text/html",
            description = "Its owner has ended it, or its time is over"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn show_page(
    state: Data<State>,
    path: Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let name = path.into_inner();
    let (id, shape) = parts_of(&name);
    let found = match ShareId::parse(id) {
        Some(id) => state.find(id, &request).await?,
        None => Found::Unknown,
    };
    let link = match found {
        Found::Open(link) => link,
        Found::Ended(ended) => return nothing(&state, ended.into(), &request),
        Found::Unknown => return nothing(&state, Nothing::Unknown, &request),
    };
    match shape {
        Some(shape) => match show_picture(&state, &link, shape, &request).await? {
            Some(response) => Ok(response),
            None => nothing(&state, Nothing::Revoked, &request),
        },
        None => Ok(view(
            &state,
            link.id,
            &*state.links.render(&link)?,
            &request,
        )),
    }
}

/// The page of a link, which counts who opens it.
pub fn view(
    state: &State,
    id: ShareId,
    rendered: &Rendered,
    request: &HttpRequest,
) -> HttpResponse {
    if request.method() == Method::GET {
        state.views.count(id, request.headers());
    }
    rendered.page.answer(request)
}

/// The id, and of which shape the picture is that is asked for.
pub fn parts_of(name: &str) -> (&str, Option<Shape>) {
    let Some((id, ending)) = name.split_once('.') else {
        return (name, None);
    };
    match ending {
        "png" => (id, Some(Shape::Wide)),
        "square.png" => (id, Some(Shape::Square)),
        "story.png" => (id, Some(Shape::Story)),
        // no link has a dot in it
        _ => (name, None),
    }
}

fn nothing(state: &State, why: Nothing, request: &HttpRequest) -> Result<HttpResponse, Problem> {
    let page = state.pages.nothing(why, language_of(request));
    let page = page.ok_or_else(|| Problem::internal("a page was not rendered"))?;
    Ok(page.answer(request))
}

/// English for those who name it before Korean.
fn language_of(request: &HttpRequest) -> Locale {
    let wanted = request
        .headers()
        .get(ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    for language in wanted.split(',') {
        let language = language.trim().get(..2).unwrap_or_default();
        if language.eq_ignore_ascii_case("ko") {
            return Locale::Ko;
        }
        if language.eq_ignore_ascii_case("en") {
            return Locale::En;
        }
    }
    Locale::Ko
}

//! Links that are kept ready are answered before anything is routed, as their handlers would.

use actix_web::HttpRequest;
use actix_web::http::Method;
use http_kit::KeptAnswer;

use super::show_page::{parts_of, view};
use super::show_picture::wants_file;
use super::state::State;
use crate::links::Found;
use crate::share::ShareId;

/// The answer, if there is one ready; everything else is left to the handlers.
pub fn ready(state: &State, request: &HttpRequest) -> Option<KeptAnswer> {
    if request.method() != Method::GET {
        return None;
    }
    let path = request.path();
    if let Some(id) = path.strip_prefix("/api/results/shared/") {
        let rendered = state.links.rendered_already(ShareId::parse(id)?)?;
        return Some(KeptAnswer {
            route: "/api/results/shared/{id}",
            response: rendered.json.answer(request),
        });
    }
    let (id, shape) = parts_of(path.strip_prefix("/r/")?);
    let id = ShareId::parse(id)?;
    let response = match shape {
        None => view(state, id, &*state.links.rendered_already(id)?, request),
        Some(_) if wants_file(request) => return None,
        Some(shape) => match state.links.ready(id)? {
            Found::Open(_) => state.pictures.ready(id, shape)?.kept().answer(request),
            Found::Ended(_) | Found::Unknown => return None,
        },
    };
    Some(KeptAnswer {
        route: "/r/{name}",
        response,
    })
}

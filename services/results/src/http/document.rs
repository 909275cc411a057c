//! `GET /openapi.json`: this service's own document.

use std::sync::LazyLock;

use actix_web::{HttpRequest, HttpResponse};
use http_kit::conditional::Unchanging;
use utoipa::OpenApi;

use super::{
    choice, end_link, list_links, preview_picture, preview_reading, share_reading, show_page,
    show_shared, show_ways, stop_sharing,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Magic Conch: results",
        description = "Readings that their owners share: nothing is public until they do. \
            A session cookie of `/api/auth/session` says who asks; whoever has a link needs none."
    ),
    paths(
        show_ways::show_ways,
        preview_reading::preview_reading,
        preview_picture::preview_picture,
        share_reading::share_reading,
        stop_sharing::stop_sharing,
        list_links::list_links,
        end_link::end_link,
        show_shared::show_shared,
        show_page::show_page,
    ),
    components(schemas(choice::PictureShape, proto_events::error::ErrorCode)),
    tags(
        (name = "links", description = "One's own links: what they show, for how long, and their end"),
        (name = "shared", description = "What there is to see for whoever has a link"),
    )
)]
struct Document;

/// The OpenAPI document, as it is checked in.
#[must_use]
pub fn openapi() -> String {
    let mut text = Document::openapi().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

pub async fn show(request: HttpRequest) -> HttpResponse {
    static DOCUMENT: LazyLock<Unchanging> = LazyLock::new(|| Unchanging::json(openapi()));
    DOCUMENT.answer(&request)
}

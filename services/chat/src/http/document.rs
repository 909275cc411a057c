//! `GET /openapi.json`: this service's own document.

use std::sync::LazyLock;

use actix_web::{HttpRequest, HttpResponse};
use http_kit::conditional::Unchanging;
use utoipa::OpenApi;

use super::{
    change_conversation, create_conversation, delete_conversation, delete_conversations,
    draw_cards, follow_events, library, list_conversations, offer_draw, retry_turn, send_message,
    show_conversation, show_quota, stop_turn,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Magic Conch: chat",
        description = "A worry talked over with the AI reader, a sealed draw, a reading. \
            A session cookie of `/api/auth/session` says who asks."
    ),
    paths(
        create_conversation::create_conversation,
        list_conversations::list_conversations,
        show_conversation::show_conversation,
        change_conversation::change_conversation,
        delete_conversation::delete_conversation,
        delete_conversations::delete_conversations,
        follow_events::follow_events,
        send_message::send_message,
        offer_draw::offer_draw,
        draw_cards::draw_cards,
        stop_turn::stop_turn,
        retry_turn::retry_turn,
        show_quota::show_quota,
        library::list_spreads,
        library::list_cards,
        library::show_card,
        library::show_face,
        library::show_back,
    ),
    components(schemas(proto_events::chat::ChatEvent, proto_events::error::ErrorCode)),
    tags(
        (name = "conversations", description = "Durable from their first message"),
        (name = "turns", description = "Answers of the reader, one at a time"),
        (name = "draw", description = "Cards from a deck that is sealed before it is offered"),
        (name = "library", description = "78 cards and the spreads"),
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

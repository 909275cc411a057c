//! `GET /openapi.json`: this service's own document.

use std::sync::LazyLock;

use actix_web::{HttpRequest, HttpResponse};
use http_kit::conditional::Unchanging;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{
    decide, end_room, experts, invites, knock, list_consultations, list_open, open_room, show_ice,
    show_room, show_summary, signal, take_seat, write_consultation,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Magic Conch: rooms",
        description = "Consultations: an expert and a client, face to face. A session cookie of \
            `/api/auth/session` says who asks; the token of a seat says who sits where."
    ),
    paths(
        open_room::open_room,
        list_open::list_open,
        list_consultations::list_consultations,
        show_room::show_room,
        end_room::end_room,
        take_seat::take_seat,
        show_ice::show_ice,
        signal::signal,
        invites::make_invite,
        invites::list_invites,
        invites::revoke_invite,
        knock::knock,
        knock::withdraw,
        decide::admit,
        decide::deny,
        decide::hold,
        show_summary::show_summary,
        write_consultation::write_record,
        write_consultation::rate,
        write_consultation::keep,
        write_consultation::write_notes,
        write_consultation::show_notes,
        list_consultations::forget_consultation,
        experts::list_experts,
        experts::show_own,
        experts::put_own,
        experts::show_expert,
        experts::invite_personally,
    ),
    components(schemas(
        proto_events::error::ErrorCode,
        proto_events::signal::ClientSignal,
        proto_events::signal::ServerFrame,
    )),
    modifiers(&Seat),
    tags(
        (name = "rooms", description = "Rooms, and how two browsers find each other in one"),
        (name = "invites", description = "Who may knock"),
        (name = "door", description = "Who knocks, and what the host decides"),
        (name = "history", description = "What stays of a consultation"),
        (name = "experts", description = "Who can be met")
    )
)]
struct Document;

/// How the holder of a seat says so.
struct Seat;

impl Modify for Seat {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let header = ApiKeyValue::with_description("Authorization", "`Seat <seatToken>`");
        let scheme = SecurityScheme::ApiKey(ApiKey::Header(header));
        components.add_security_scheme("seat", scheme);
    }
}

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

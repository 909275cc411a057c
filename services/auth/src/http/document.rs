//! `GET /openapi.json`: this service's own document.

use std::sync::LazyLock;

use actix_web::{HttpRequest, HttpResponse};
use http_kit::conditional::Unchanging;
use utoipa::OpenApi;

use super::{
    ask_for_data, ask_to_be_expert, begin_login, change_avatar, change_member, delete_member,
    finish_login, leave_from_kakao, log_out, refresh_session, remove_avatar, show_avatar,
    show_data, show_erasure, show_keys, show_session,
};

#[derive(OpenApi)]
#[openapi(
    info(title = "Magic Conch: auth", description = "Who asks, and the keys that prove it."),
    paths(
        show_session::show_session,
        begin_login::begin_login,
        finish_login::finish_login,
        refresh_session::refresh_session,
        log_out::log_out,
        change_member::change_member,
        change_avatar::change_avatar,
        remove_avatar::remove_avatar,
        show_avatar::show_avatar,
        ask_to_be_expert::ask_to_be_expert,
        ask_for_data::ask_for_data,
        show_data::show_data,
        delete_member::delete_member,
        show_erasure::show_erasure,
        leave_from_kakao::leave_from_kakao,
        show_keys::show_keys,
    ),
    components(schemas(proto_events::error::ErrorCode)),
    tags(
        (name = "sessions", description = "A guest's begins by itself at the first question"),
        (name = "accounts", description = "Kakao, Google, Naver or the demo vouch for members"),
        (name = "keys", description = "By which every service verifies sessions for itself"),
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

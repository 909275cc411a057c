//! The routes of `/api/auth`, one file an operation.

mod ask_for_data;
mod ask_to_be_expert;
mod begin_login;
mod change_avatar;
mod change_member;
mod cookies;
mod delete_member;
mod document;
mod erasure_view;
mod export_view;
mod finish_login;
mod leave_from_kakao;
mod log_out;
mod member;
mod refresh_session;
mod remove_avatar;
mod show_avatar;
mod show_data;
mod show_erasure;
mod show_keys;
mod show_session;
mod state;
mod view;

use actix_web::web::{Data, ServiceConfig, delete, get, patch, post, put, resource, scope, to};

pub use document::openapi;
pub use state::State;

/// Puts the routes of auth into an application.
pub fn routes(state: Data<State>) -> impl Fn(&mut ServiceConfig) {
    move |app| {
        app.service(
            scope("/api/auth")
                .app_data(state.clone())
                .app_data(state.verifier())
                .route("/session", get().to(show_session::show_session))
                .route("/login/{provider}", post().to(begin_login::begin_login))
                .route("/callback/{provider}", get().to(finish_login::finish_login))
                .route("/refresh", post().to(refresh_session::refresh_session))
                .route("/logout", post().to(log_out::log_out))
                .service(
                    resource("/member")
                        .route(patch().to(change_member::change_member))
                        .route(delete().to(delete_member::delete_member)),
                )
                .service(
                    resource("/member/avatar")
                        .route(put().to(change_avatar::change_avatar))
                        .route(delete().to(remove_avatar::remove_avatar)),
                )
                .service(
                    resource("/member/export")
                        .route(post().to(ask_for_data::ask_for_data))
                        .route(get().to(show_data::show_data)),
                )
                .route(
                    "/member/expert",
                    post().to(ask_to_be_expert::ask_to_be_expert),
                )
                .route("/avatars/{id}", get().to(show_avatar::show_avatar))
                .route("/erasures/{id}", get().to(show_erasure::show_erasure))
                .service(
                    resource("/kakao/unlinked")
                        .route(post().to(leave_from_kakao::leave_from_kakao))
                        .route(get().to(leave_from_kakao::leave_from_kakao)),
                )
                .route("/jwks.json", get().to(show_keys::show_keys))
                .route("/openapi.json", get().to(document::show))
                .default_service(to(http_kit::fallback::respond)),
        );
    }
}

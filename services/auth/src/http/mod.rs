//! The routes of `/api/auth`, one file an operation.

mod begin_login;
mod cookies;
mod document;
mod finish_login;
mod log_out;
mod refresh_session;
mod show_keys;
mod show_session;
mod state;
mod view;

use actix_web::web::{Data, ServiceConfig, get, post, scope, to};

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
                .route("/jwks.json", get().to(show_keys::show_keys))
                .route("/openapi.json", get().to(document::show))
                .default_service(to(http_kit::fallback::respond)),
        );
    }
}

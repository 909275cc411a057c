//! The routes of `/api/auth`, one file an operation.

mod document;
mod log_out;
mod show_keys;
mod show_session;
mod state;

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
                .route("/logout", post().to(log_out::log_out))
                .route("/jwks.json", get().to(show_keys::show_keys))
                .route("/openapi.json", get().to(document::show))
                .default_service(to(http_kit::fallback::respond)),
        );
    }
}

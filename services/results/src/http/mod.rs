//! The table of routes, and nothing else.

mod at_once;
mod choice;
mod document;
mod end_link;
mod guesses;
mod list_links;
mod preview_picture;
mod preview_reading;
mod share_reading;
mod show_page;
mod show_picture;
mod show_shared;
mod show_ways;
mod state;
mod stop_sharing;
mod view;

use actix_web::web::{Data, ServiceConfig, delete, get, head, post, resource, scope};
use identity::Verifier;

pub use at_once::ready;
pub use document::openapi;
pub use guesses::Guesses;
pub use state::State;

/// Puts the routes of results into an application.
pub fn routes(
    state: Data<State>,
    verifier: Data<Verifier>,
) -> impl Fn(&mut ServiceConfig) + Send + Sync + 'static {
    move |app| {
        app.service(
            resource("/r/{name}")
                .app_data(state.clone())
                .route(get().to(show_page::show_page))
                .route(head().to(show_page::show_page)),
        )
        .service(
            scope("/api/results")
                .app_data(state.clone())
                .app_data(verifier.clone())
                .route("/openapi.json", get().to(document::show))
                .route("/sharing", get().to(show_ways::show_ways))
                .route("/shared/{id}", get().to(show_shared::show_shared))
                .route("/shares", get().to(list_links::list_links))
                .route("/shares/{id}", delete().to(end_link::end_link))
                .route(
                    "/{reading}/preview",
                    get().to(preview_reading::preview_reading),
                )
                .route(
                    "/{reading}/picture",
                    get().to(preview_picture::preview_picture),
                )
                .route("/{reading}/share", post().to(share_reading::share_reading))
                .route("/{reading}/share", delete().to(stop_sharing::stop_sharing)),
        );
    }
}

//! The routes of `/api/chat`, one file an operation.

mod change_conversation;
mod create_conversation;
mod delete_conversation;
mod delete_conversations;
mod document;
mod draw_cards;
mod follow_events;
mod library;
mod list_conversations;
mod offer_draw;
mod retry_turn;
mod send_message;
mod show_conversation;
mod show_quota;
mod snapshot;
mod state;
mod stop_turn;
mod stream;
mod view;

use actix_web::web::{Data, ServiceConfig, delete, get, patch, post, scope};

use identity::Verifier;

pub use document::openapi;
pub use state::State;

/// Puts the routes of chat into an application.
pub fn routes(
    state: Data<State>,
    verifier: Data<Verifier>,
) -> impl Fn(&mut ServiceConfig) + Send + Sync + 'static {
    move |app| {
        app.service(
            scope("/api/chat")
                .app_data(state.clone())
                .app_data(verifier.clone())
                .route("/openapi.json", get().to(document::show))
                .route(
                    "/conversations",
                    post().to(create_conversation::create_conversation),
                )
                .route(
                    "/conversations",
                    get().to(list_conversations::list_conversations),
                )
                .route(
                    "/conversations",
                    delete().to(delete_conversations::delete_conversations),
                )
                .route(
                    "/conversations/{id}",
                    get().to(show_conversation::show_conversation),
                )
                .route(
                    "/conversations/{id}",
                    patch().to(change_conversation::change_conversation),
                )
                .route(
                    "/conversations/{id}",
                    delete().to(delete_conversation::delete_conversation),
                )
                .route(
                    "/conversations/{id}/events",
                    get().to(follow_events::follow_events),
                )
                .route(
                    "/conversations/{id}/messages",
                    post().to(send_message::send_message),
                )
                .route(
                    "/conversations/{id}/offer",
                    post().to(offer_draw::offer_draw),
                )
                .route(
                    "/conversations/{id}/draw",
                    post().to(draw_cards::draw_cards),
                )
                .route(
                    "/conversations/{id}/turns/{turn}/stop",
                    post().to(stop_turn::stop_turn),
                )
                .route(
                    "/conversations/{id}/turns/{turn}/retry",
                    post().to(retry_turn::retry_turn),
                )
                .route("/quota", get().to(show_quota::show_quota))
                .route("/spreads", get().to(library::list_spreads))
                .route("/cards", get().to(library::list_cards))
                .route("/cards/back.svg", get().to(library::show_back))
                .route("/cards/{card}", get().to(library::show_card))
                .route("/cards/{card}/face.svg", get().to(library::show_face)),
        );
    }
}

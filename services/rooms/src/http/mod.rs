//! The table of routes, and nothing else.

mod consultation;
mod decide;
mod document;
mod end_room;
mod experts;
mod invites;
mod knock;
mod list_consultations;
mod list_open;
mod open_room;
mod seat_token;
mod show_ice;
mod show_room;
mod show_summary;
mod signal;
mod state;
mod take_seat;
mod view;
mod write_consultation;

use actix_web::web::{Data, ServiceConfig, delete, get, post, put, scope};
use identity::Verifier;

pub use document::openapi;
pub use state::State;

/// Puts the routes of rooms into an application.
pub fn routes(
    state: Data<State>,
    verifier: Data<Verifier>,
) -> impl Fn(&mut ServiceConfig) + Send + Sync + 'static {
    move |app| {
        app.service(
            scope("/api/rooms")
                .app_data(state.clone())
                .app_data(verifier.clone())
                .route("/openapi.json", get().to(document::show))
                .route("/", post().to(open_room::open_room))
                .route("/", get().to(list_consultations::list_consultations))
                .route("/open", get().to(list_open::list_open))
                .route("/experts", get().to(experts::list_experts))
                .route("/experts/me", get().to(experts::show_own))
                .route("/experts/me", put().to(experts::put_own))
                .route("/experts/{handle}", get().to(experts::show_expert))
                .route(
                    "/experts/{handle}/invite",
                    post().to(experts::invite_personally),
                )
                .route("/{id}", get().to(show_room::show_room))
                .route("/{id}", delete().to(end_room::end_room))
                .route("/{id}/seat", post().to(take_seat::take_seat))
                .route("/{id}/ice", get().to(show_ice::show_ice))
                .route("/{id}/signal", get().to(signal::signal))
                .route("/{id}/invites", post().to(invites::make_invite))
                .route("/{id}/invites", get().to(invites::list_invites))
                .route(
                    "/{id}/invites/{invite}",
                    delete().to(invites::revoke_invite),
                )
                .route("/{id}/knock", post().to(knock::knock))
                .route("/{id}/knock", delete().to(knock::withdraw))
                .route("/{id}/seats/{seat}/admit", post().to(decide::admit))
                .route("/{id}/seats/{seat}/deny", post().to(decide::deny))
                .route("/{id}/seats/{seat}/hold", post().to(decide::hold))
                .route("/{id}/summary", get().to(show_summary::show_summary))
                .route("/{id}/record", put().to(write_consultation::write_record))
                .route("/{id}/rating", put().to(write_consultation::rate))
                .route("/{id}/kept", put().to(write_consultation::keep))
                .route("/{id}/notes", put().to(write_consultation::write_notes))
                .route("/{id}/notes", get().to(write_consultation::show_notes))
                .route(
                    "/{id}/history",
                    delete().to(list_consultations::forget_consultation),
                ),
        );
    }
}

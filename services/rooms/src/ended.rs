//! Sessions that auth has ended: their tokens count no more here.

use actix_web::web::Data;
use identity::Verifier;
use journal::{Entry, Journals};
use proto_events::domain::ENDED_SESSIONS;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Hears of them until `stop`.
pub async fn follow(journals: Journals, verifier: Data<Verifier>, stop: CancellationToken) {
    let end = |entry: &Entry| {
        if let Ok(session) = Uuid::from_slice(&entry.payload) {
            verifier.end(session);
        }
    };
    journals.listen(ENDED_SESSIONS, &stop, end).await;
}

//! Sessions that auth has ended: their tokens count no more here, and their streams end at once.

use actix_web::web::Data;
use http_kit::StreamSlots;
use identity::Verifier;
use journal::{Entry, Journals};
use proto_events::domain::ENDED_SESSIONS;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// What hears of them.
pub struct EndedSessions {
    pub journals: Journals,
    pub verifier: Data<Verifier>,
    pub slots: StreamSlots<Uuid>,
}

impl EndedSessions {
    /// Follows the news until `stop`.
    pub async fn run(self, stop: CancellationToken) {
        let end = |entry: &Entry| {
            if let Ok(session) = Uuid::from_slice(&entry.payload) {
                self.verifier.end(session);
                self.slots.close(&session);
            }
        };
        self.journals.listen(ENDED_SESSIONS, &stop, end).await;
    }
}

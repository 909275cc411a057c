//! Sessions that auth has ended: their tokens count no more here, and their streams end at once.

use std::time::Duration;

use actix_web::web::Data;
use futures::StreamExt;
use http_kit::StreamSlots;
use identity::Verifier;
use journal::Journals;
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
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.follow() => {}
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(Duration::from_millis(200)) => {}
            }
        }
    }

    async fn follow(&self) {
        let Ok(head) = self.journals.head(ENDED_SESSIONS).await else {
            return;
        };
        let Ok(mut follower) = self.journals.follow(ENDED_SESSIONS, head).await else {
            return;
        };
        while let Some(Ok(entry)) = follower.next().await {
            if let Ok(session) = Uuid::from_slice(&entry.payload) {
                self.verifier.end(session);
                self.slots.close(&session);
            }
        }
    }
}

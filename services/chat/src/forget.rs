//! Forgets what guests have left behind, when its time is over, and what came late for members who
//! are no more.

use std::time::Duration;

use host::{Clock, Every, Ids};
use journal::Journals;
use tokio_util::sync::CancellationToken;

use crate::conduct::journal_of;
use crate::erase::Eraser;
use crate::fault::ChatFault;
use crate::ids::ConversationId;
use crate::store::Store;

/// What forgetting works with.
pub struct Forgetter {
    pub store: Store,
    pub journals: Journals,
    pub clock: Clock,
    pub ids: Ids,
    pub eraser: Eraser,
    pub every: Duration,
}

impl Forgetter {
    /// Looks from time to time, until `stop`.
    pub async fn run(self, stop: CancellationToken) {
        let mut every = Every::new(self.every, stop);
        while every.comes().await {
            if let Err(error) = self.look().await {
                tracing::warn!(%error, "cannot forget what guests have left behind");
            }
            if let Err(error) = self.eraser.erase_again().await {
                tracing::warn!(%error, "cannot erase what came late");
            }
        }
    }

    async fn look(&self) -> Result<(), ChatFault> {
        loop {
            let now = self.clock.now();
            let forgotten = self.store.delete_expired(|| self.ids.next(), now).await?;
            if forgotten.is_empty() {
                return Ok(());
            }
            tracing::info!(count = forgotten.len(), "conversations of guests forgotten");
            forget_journals(&self.journals, forgotten).await;
        }
    }
}

/// Removes the journals of conversations that were forgotten.
pub async fn forget_journals(
    journals: &Journals,
    forgotten: impl IntoIterator<Item = ConversationId>,
) {
    for id in forgotten {
        if let Err(error) = journals.remove(&journal_of(id)).await {
            tracing::warn!(%error, "journal of a deleted conversation not removed");
        }
    }
}

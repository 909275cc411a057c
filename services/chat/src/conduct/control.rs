//! How a stop reaches a turn that another instance speaks: one journal that every instance follows.

use bytes::Bytes;
use journal::{Entry, JournalError};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::Conductor;
use super::baton::Command;
use crate::ids::TurnId;

const CONTROL: &str = "chat:control";

impl Conductor {
    /// Tells every instance to stop a turn.
    pub(super) async fn send_stop(&self, turn: TurnId) -> Result<(), JournalError> {
        let entry = Bytes::copy_from_slice(turn.0.as_bytes());
        self.inner.journals.append(CONTROL, vec![entry]).await?;
        Ok(())
    }

    /// Follows the control journal until `stop`.
    pub async fn obey(&self, stop: CancellationToken) {
        let journals = &self.inner.journals;
        let obey = |entry: &Entry| {
            let turn = Uuid::from_slice(&entry.payload).ok().map(TurnId);
            if let Some(baton) = turn.and_then(|turn| self.baton(turn)) {
                baton.tell(Command::Stop);
            }
        };
        journals.listen(CONTROL, &stop, obey).await;
    }
}

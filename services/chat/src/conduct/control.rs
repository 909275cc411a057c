//! How a stop reaches a turn that another instance speaks: one journal that every instance follows.

use std::time::Duration;

use bytes::Bytes;
use futures::StreamExt;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::Conductor;
use super::baton::Command;
use crate::fault::ChatFault;
use crate::ids::TurnId;

const CONTROL: &str = "chat:control";

impl Conductor {
    /// Tells every instance to stop a turn.
    pub(super) async fn send_stop(&self, turn: TurnId) -> Result<(), ChatFault> {
        let entry = Bytes::copy_from_slice(turn.0.as_bytes());
        self.inner.journals.append(CONTROL, vec![entry]).await?;
        Ok(())
    }

    /// Follows the control journal until `stop`.
    pub async fn obey(&self, stop: CancellationToken) {
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.follow_control() => {}
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(Duration::from_millis(200)) => {}
            }
        }
    }

    async fn follow_control(&self) {
        let journals = &self.inner.journals;
        let Ok(head) = journals.head(CONTROL).await else {
            return;
        };
        let Ok(mut follower) = journals.follow(CONTROL, head).await else {
            return;
        };
        while let Some(Ok(entry)) = follower.next().await {
            let turn = Uuid::from_slice(&entry.payload).ok().map(TurnId);
            if let Some(baton) = turn.and_then(|turn| self.baton(turn)) {
                baton.tell(Command::Stop);
            }
        }
    }
}

//! Erases everything of a member whose account is no more, and a conversation that was not to be kept.

use host::{Clock, Ids};
use journal::Journals;
use proto_events::domain::{DataHolder, DomainEvent, Fact};
use time::Duration;
use uuid::Uuid;

use crate::conduct::Conductor;
use crate::fault::ChatFault;
use crate::forget::forget_journals;
use crate::ids::{ConversationId, OwnerId};
use crate::store::{Erased, Store};

/// Requests that were admitted just before may still write for the member: after this time there is
/// one more look, until nothing has come.
const AGAIN_AFTER: Duration = Duration::minutes(15);

/// What erasing works with.
#[derive(Clone)]
pub struct Eraser {
    pub store: Store,
    pub journals: Journals,
    pub conductor: Conductor,
    pub clock: Clock,
    pub ids: Ids,
}

impl Eraser {
    /// Erases everything of a member and confirms it. A second time there is nothing to erase.
    ///
    /// # Errors
    /// The database does not answer; some of it may be left, and is erased with the next try.
    pub async fn erase(&self, erasure: Uuid, member: OwnerId) -> Result<(), ChatFault> {
        let now = self.clock.now();
        self.store.note_erasure(member, now + AGAIN_AFTER).await?;
        self.erase_conversations(member).await?;
        let event = DomainEvent {
            // made last, so it leaves last
            id: self.ids.next(),
            occurred_at: now,
            fact: Fact::MemberErased {
                erasure_id: erasure,
                member_id: member.0,
                holder: DataHolder::Chat,
            },
        };
        self.store.confirm_erasure(member, &event).await
    }

    /// Ends a conversation at once, even in the middle of an answer.
    ///
    /// # Errors
    /// It is not there or not theirs, or the database does not answer; nothing was changed.
    pub async fn end(&self, owner: OwnerId, id: ConversationId) -> Result<(), ChatFault> {
        let (event, now) = (self.ids.next(), self.clock.now());
        let erased = self.store.erase_one(owner, id, event, now).await?;
        self.silence([erased.ok_or(ChatFault::NoConversation)?])
            .await;
        Ok(())
    }

    /// Erases what has come since, where it is time to look.
    ///
    /// # Errors
    /// The database does not answer; it is tried again with the next look.
    pub async fn erase_again(&self) -> Result<(), ChatFault> {
        let now = self.clock.now();
        for member in self.store.erasures_due(now).await? {
            let came_late = self.erase_conversations(member).await?;
            let again_at = now + AGAIN_AFTER;
            self.store
                .settle_erasure(member, came_late, again_at)
                .await?;
        }
        Ok(())
    }

    /// Whether there were any.
    async fn erase_conversations(&self, member: OwnerId) -> Result<bool, ChatFault> {
        let mut any = false;
        loop {
            let now = self.clock.now();
            let ids = || self.ids.next();
            let erased = self.store.erase_some(member, ids, now).await?;
            if erased.is_empty() {
                return Ok(any);
            }
            any = true;
            self.silence(erased).await;
        }
    }

    /// Stops turns that have no row any more, and removes what they had said.
    async fn silence(&self, erased: impl IntoIterator<Item = Erased>) {
        for Erased { id, running } in erased {
            if let Some(turn) = running
                && let Err(error) = self.conductor.hush(turn).await
            {
                tracing::warn!(%error, "a turn that was erased speaks on to nobody");
            }
            forget_journals(&self.journals, [id]).await;
        }
    }
}

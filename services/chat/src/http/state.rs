//! What every handler of chat works with.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use host::{Clock, Ids};
use http_kit::{Limiter, Problem, StreamSlots};
use identity::{CurrentUser, PrincipalKind};
use journal::Journals;
use reader::ReaderLabel;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::conduct::Conductor;
use crate::config::Config;
use crate::conversation::Conversation;
use crate::erase::Eraser;
use crate::fault::ChatFault;
use crate::forget::forget_journals;
use crate::ids::{ConversationId, OwnerId};
use crate::quota::day_end;
use crate::store::Store;

/// The state of the service, one a process.
pub struct State {
    pub store: Store,
    pub journals: Journals,
    pub conductor: Conductor,
    pub eraser: Eraser,
    pub reader: ReaderLabel,
    pub clock: Clock,
    pub ids: Ids,
    pub config: Config,
    /// Requests that change something, by session owner.
    pub limiter: Limiter<OwnerId>,
    /// Open streams, by session.
    pub slots: StreamSlots<Uuid>,
    /// Cancelled when the process is about to stop: streams end, nothing new begins.
    pub stop: CancellationToken,
    /// Former guests whose conversations are known to be a member's.
    pub moved_in: Mutex<HashSet<OwnerId>>,
}

impl State {
    /// Who asks. What a member had as a guest is theirs from their first request on, whether or not
    /// the news of their sign-in has come already; later requests ask nobody.
    ///
    /// # Errors
    /// It is their first request, and the database does not answer.
    pub async fn owner(&self, user: &CurrentUser) -> Result<OwnerId, ChatFault> {
        let owner = OwnerId(user.id());
        if let Some(guest) = user.was.map(OwnerId)
            && !self.moved_in().contains(&guest)
        {
            self.store.move_in(guest, owner, self.clock.now()).await?;
            self.moved_in().insert(guest);
        }
        Ok(owner)
    }

    fn moved_in(&self) -> MutexGuard<'_, HashSet<OwnerId>> {
        self.moved_in.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who asks, if that is not too often.
    ///
    /// # Errors
    /// It is too often; or as of [`State::owner`].
    pub async fn admit(&self, user: &CurrentUser) -> Result<OwnerId, Problem> {
        self.limiter.check(&OwnerId(user.id()))?;
        Ok(self.owner(user).await?)
    }

    /// Refuses to begin anything that this process would not live to end.
    ///
    /// # Errors
    /// The process is about to stop.
    pub fn still_open(&self) -> Result<(), ChatFault> {
        if self.stop.is_cancelled() {
            Err(ChatFault::Draining)
        } else {
            Ok(())
        }
    }

    /// An owner's conversation.
    ///
    /// # Errors
    /// It is not there or not theirs.
    pub async fn conversation(
        &self,
        owner: OwnerId,
        id: ConversationId,
    ) -> Result<Conversation, ChatFault> {
        self.store
            .conversation(owner, id)
            .await?
            .ok_or(ChatFault::NoConversation)
    }

    /// Removes the journals of conversations that were forgotten. What is left of them expires by
    /// itself; nobody can find the way to it any more.
    pub async fn forget_journals(&self, forgotten: impl IntoIterator<Item = ConversationId>) {
        forget_journals(&self.journals, forgotten).await;
    }

    /// The refusal of a turn that is one too many today.
    #[must_use]
    pub fn quota_used_up(&self) -> Problem {
        let now = self.clock.now();
        let resets_in = Duration::try_from(day_end(now) - now).unwrap_or_default();
        ChatFault::QuotaExceeded { resets_in }.into()
    }

    /// Turns a day.
    #[must_use]
    pub fn limit_of(&self, user: &CurrentUser) -> u32 {
        match user.kind() {
            PrincipalKind::Guest => self.config.guest_turns,
            PrincipalKind::Member => self.config.member_turns,
        }
    }
}

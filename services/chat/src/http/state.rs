//! What every handler of chat works with.

use std::time::Duration;

use host::{Clock, Ids};
use http_kit::{Limiter, StreamSlots};
use identity::{CurrentUser, PrincipalKind};
use journal::Journals;
use reader::ReaderLabel;
use tokio_util::sync::CancellationToken;

use crate::conduct::Conductor;
use crate::config::Config;
use crate::conversation::Conversation;
use crate::fault::ChatFault;
use crate::ids::{ConversationId, OwnerId};
use crate::quota::day_end;
use crate::store::Store;

/// The state of the service, one a process.
pub struct State {
    pub store: Store,
    pub journals: Journals,
    pub conductor: Conductor,
    pub reader: ReaderLabel,
    pub clock: Clock,
    pub ids: Ids,
    pub config: Config,
    /// Requests that change something, by session owner.
    pub limiter: Limiter<OwnerId>,
    pub slots: StreamSlots<OwnerId>,
    /// Cancelled when the process is about to stop: streams end, nothing new begins.
    pub stop: CancellationToken,
}

impl State {
    /// Who asks, if that is not too often.
    ///
    /// # Errors
    /// It is too often.
    pub fn admit(&self, user: &CurrentUser) -> Result<OwnerId, http_kit::Limited> {
        let owner = OwnerId(user.id());
        self.limiter.check(&owner)?;
        Ok(owner)
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

    /// The refusal of a turn that is one too many today.
    #[must_use]
    pub fn quota_used_up(&self) -> http_kit::Problem {
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

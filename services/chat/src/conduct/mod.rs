//! The conductor: speaks turns, detached from any request, and picks up those that others left.
//!
//! A turn is owned by whoever holds the lease of its conversation's journal. Its text goes to the
//! journal token by token, to the database once a second, and whole at the end. Everything that
//! another instance needs to go on is in those two places.

mod baton;
mod control;
mod ending;
mod head_start;
mod keeper;
mod script;
mod speak;
mod voice;
mod watch;
pub mod wire;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::future::BoxFuture;
use host::{Clock, Ids};
use journal::{Cursor, JournalError, Journals, Writer};
use reader::Reader;
use tokio::sync::oneshot;
use tokio_util::task::TaskTracker;
use trace_context::{Kind, Segment};

pub use script::{Script, seeker_message};

use self::baton::{Baton, Command};
use crate::config::Config;
use crate::fault::ChatFault;
use crate::ids::{ConversationId, TurnId};
use crate::store::{Begun, Refusal, Store};

/// The name of a conversation's journal.
#[must_use]
pub fn journal_of(id: ConversationId) -> String {
    format!("chat:{id}")
}

/// Why a turn was not begun.
#[derive(Debug)]
pub enum NotBegun {
    Refused(Refusal),
    Failed(ChatFault),
}

impl From<ChatFault> for NotBegun {
    fn from(fault: ChatFault) -> Self {
        Self::Failed(fault)
    }
}

/// Speaks turns. Cheap to clone: a handle.
#[derive(Clone)]
pub struct Conductor {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    journals: Journals,
    reader: Arc<dyn Reader>,
    /// Tells the reading from the card library when the model cannot get the cards right.
    library: Arc<dyn Reader>,
    clock: Clock,
    ids: Ids,
    config: Config,
    /// Names this process in leases.
    holder: String,
    tasks: TaskTracker,
    running: Mutex<HashMap<TurnId, Arc<Baton>>>,
    keeper: keeper::Keeper,
}

/// What a conductor works with.
pub struct Instruments {
    pub store: Store,
    pub journals: Journals,
    pub reader: Arc<dyn Reader>,
    pub library: Arc<dyn Reader>,
    pub clock: Clock,
    pub ids: Ids,
    pub config: Config,
}

impl Conductor {
    #[must_use]
    pub fn new(instruments: Instruments) -> Self {
        let Instruments {
            store,
            journals,
            reader,
            library,
            clock,
            ids,
            config,
        } = instruments;
        let holder = format!("chat-{}", ids.next());
        let inner = Inner {
            store,
            journals,
            reader,
            library,
            clock,
            ids,
            config,
            holder,
            tasks: TaskTracker::new(),
            running: Mutex::default(),
            keeper: keeper::Keeper::default(),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// Begins a turn and speaks it, from what it had said before. It goes on whoever listens and
    /// whoever leaves. Resolves when the beginning is kept, or with the reason why there is none.
    ///
    /// # Errors
    /// The database does not answer: nothing is spoken.
    pub async fn start(
        &self,
        script: Script,
        said: String,
        begin: BoxFuture<'static, Result<Begun, ChatFault>>,
    ) -> Result<(), NotBegun> {
        let (tell, begun) = oneshot::channel();
        let conductor = self.clone();
        self.spawn_turn(script.turn, async move {
            conductor.speak_new(script, said, begin, tell).await;
        });
        begun.await.unwrap_or(Err(ChatFault::Draining.into()))
    }

    /// Speaks a turn as a task of its own, in the trace of whoever began it.
    fn spawn_turn(&self, turn: TurnId, speaking: impl Future<Output = ()> + Send + 'static) {
        let mut segment = Segment::begin(trace_context::here(), Kind::Internal, "turn");
        segment.note("turn.id", || turn.to_string());
        let speaking = trace_context::within(segment.context(), speaking);
        self.inner.tasks.spawn(async move {
            speaking.await;
            drop(segment);
        });
    }

    /// Stops a turn, here or wherever it is spoken.
    ///
    /// # Errors
    /// It is not running, or the storage does not answer.
    pub async fn stop(&self, conversation: ConversationId, turn: TurnId) -> Result<(), ChatFault> {
        if !self.inner.store.request_stop(conversation, turn).await? {
            return Err(ChatFault::NoSuchTurn);
        }
        Ok(self.hush(turn).await?)
    }

    /// Stops a turn, here or wherever it is spoken, whether or not it still has a row.
    ///
    /// # Errors
    /// It is not spoken here, and the journal does not answer.
    pub async fn hush(&self, turn: TurnId) -> Result<(), JournalError> {
        if let Some(baton) = self.baton(turn) {
            baton.tell(Command::Stop);
            return Ok(());
        }
        self.send_stop(turn).await
    }

    /// Lets turns finish for `patience`, then hands the rest over. Nothing is lost either way.
    pub async fn drain(&self, patience: Duration) {
        self.inner.tasks.close();
        if tokio::time::timeout(patience, self.inner.tasks.wait())
            .await
            .is_err()
        {
            for baton in self.batons() {
                baton.tell(Command::HandOver);
            }
            self.inner.tasks.wait().await;
        }
        self.keep_all().await;
    }

    /// What a turn of this process has said, and where in the journal that is.
    #[must_use]
    pub fn live(&self, turn: TurnId) -> Option<(String, Cursor)> {
        let checkpoint = self.baton(turn)?.checkpoint();
        Some((checkpoint.said, checkpoint.cursor))
    }

    fn running(&self) -> std::sync::MutexGuard<'_, HashMap<TurnId, Arc<Baton>>> {
        self.inner
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn baton(&self, turn: TurnId) -> Option<Arc<Baton>> {
        self.running().get(&turn).cloned()
    }

    fn batons(&self) -> Vec<Arc<Baton>> {
        self.running().values().cloned().collect()
    }

    /// The lease of a conversation's journal, waiting for a former holder to let go. `None` when
    /// it did not: the watcher tries again later.
    async fn lease(&self, conversation: ConversationId) -> Option<Writer> {
        let journal = journal_of(conversation);
        let deadline = self.inner.config.lease * 2;
        let mut waited = Duration::ZERO;
        let mut pause = Duration::from_millis(5);
        loop {
            let config = &self.inner.config;
            match self
                .inner
                .journals
                .acquire(&journal, &self.inner.holder, config.lease)
                .await
            {
                Ok(Some(writer)) => return Some(writer),
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, conversation.id = %conversation, "no lease"),
            }
            if waited >= deadline {
                return None;
            }
            tokio::time::sleep(pause).await;
            waited += pause;
            pause = (pause * 2).min(Duration::from_millis(250));
        }
    }
}

//! One journal as this process hears of it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::backoff::Backoff;
use super::hub::Hub;
use super::message::Message;
use super::store::PAGE;
use crate::error::JournalError;
use crate::log::{Heard, Hearing, Limits, Log};

pub(super) struct Feed {
    pub(super) journal: String,
    pub(super) log: Arc<Log>,
    catching_up: Mutex<CatchingUp>,
    /// Something was heard since the last look.
    lively: AtomicBool,
}

/// At most one task reads what a feed has missed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CatchingUp {
    No,
    Yes,
    /// Something came to pass while it read: it reads once more.
    Again,
}

impl Feed {
    pub(super) fn new(journal: &str, limits: Limits) -> Self {
        Self {
            journal: journal.to_owned(),
            log: Arc::new(Log::blank(limits)),
            catching_up: Mutex::new(CatchingUp::No),
            lively: AtomicBool::new(false),
        }
    }

    fn catching_up(&self) -> MutexGuard<'_, CatchingUp> {
        self.catching_up
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether something was heard since this was last asked.
    pub(super) fn was_lively(&self) -> bool {
        self.lively.swap(false, Ordering::Relaxed)
    }

    /// Takes in what another process tells.
    pub(super) fn hear(self: &Arc<Self>, hub: &Arc<Hub>, message: &[u8]) {
        self.lively.store(true, Ordering::Relaxed);
        match Message::parse(message) {
            Some(Message::Grown { before, entries }) => {
                if self.log.hear(before, entries) == Heard::Gap {
                    self.catch_up(hub);
                }
            }
            Some(Message::Removed) => self.log.reset(),
            None => {
                tracing::warn!(journal = self.journal, "a message that nobody understands");
                self.catch_up(hub);
            }
        }
    }

    /// Reads in the background what was missed.
    pub(super) fn catch_up(self: &Arc<Self>, hub: &Arc<Hub>) {
        let mut catching_up = self.catching_up();
        match *catching_up {
            CatchingUp::No => {
                *catching_up = CatchingUp::Yes;
                hub.spawn(self.clone().keep_catching_up(hub.clone()));
            }
            CatchingUp::Yes => *catching_up = CatchingUp::Again,
            CatchingUp::Again => {}
        }
    }

    async fn keep_catching_up(self: Arc<Self>, hub: Arc<Hub>) {
        let mut backoff = Backoff::default();
        loop {
            let outcome = tokio::select! {
                () = hub.closing.cancelled() => return,
                outcome = self.catch_up_once(&hub) => outcome,
            };
            match outcome {
                Ok(()) => {
                    let mut catching_up = self.catching_up();
                    if *catching_up == CatchingUp::Yes {
                        *catching_up = CatchingUp::No;
                        return;
                    }
                    *catching_up = CatchingUp::Yes;
                }
                Err(error) => {
                    tracing::debug!(journal = self.journal, %error, "not caught up yet");
                    if !hub.is_wanted(&self.journal) {
                        // Whoever comes next begins again.
                        *self.catching_up() = CatchingUp::No;
                        return;
                    }
                    tokio::time::sleep(backoff.next()).await;
                }
            }
        }
    }

    /// Reads what was missed, up to the head of now.
    pub(super) async fn catch_up_once(&self, hub: &Hub) -> Result<(), JournalError> {
        loop {
            match self.log.hearing() {
                Hearing::Written => return Ok(()),
                Hearing::Blank => self.log.start(hub.store.head(&self.journal).await?),
                Hearing::UpTo(heard) => {
                    match hub.store.page(&self.journal, heard, PAGE).await? {
                        Some(page) => {
                            self.log.hear(heard, page.entries);
                            if !page.more {
                                return Ok(());
                            }
                        }
                        // What was heard is not there: every follower finds out for itself.
                        None => self.log.reset(),
                    }
                }
            }
        }
    }
}

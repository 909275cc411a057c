//! Picks up what others left behind: turns that nobody speaks any more, and ends that nobody
//! announced. The lease decides who does it; looking costs one small query a second.

use std::time::Duration;

use futures::StreamExt;
use host::{Every, Shutdown};
use journal::FollowError;
use proto_events::chat::ChatEvent;

use super::{Conductor, Script, journal_of, wire};
use crate::fault::ChatFault;
use crate::meters;
use crate::turn::{Turn, TurnState};

const LOOK_EVERY: Duration = Duration::from_secs(1);

impl Conductor {
    /// Watches until the process drains, and not while it is aside. The first look, at the start of
    /// a process, takes everything that is free at once.
    pub async fn watch(&self, shutdown: Shutdown) {
        let mut age = Duration::ZERO;
        let mut every = Every::new(LOOK_EVERY, shutdown.soft);
        while every.comes().await {
            if !shutdown.duty.is_on() {
                continue;
            }
            match self.look(age).await {
                Ok(()) => age = self.inner.config.checkpoint + LOOK_EVERY,
                Err(error) => tracing::warn!(%error, "cannot look for turns left behind"),
            }
        }
    }

    async fn look(&self, age: Duration) -> Result<(), ChatFault> {
        let before = self.inner.clock.now() - age;
        for turn in self.inner.store.left_behind(before).await? {
            if turn.state != TurnState::Running {
                self.announce_late(turn).await?;
            } else if self.baton(turn.id).is_none() {
                self.take_over(turn).await?;
            }
        }
        Ok(())
    }

    /// Goes on with a turn whose speaker is gone.
    async fn take_over(&self, turn: Turn) -> Result<(), ChatFault> {
        let journal = journal_of(turn.conversation);
        let config = &self.inner.config;
        let journals = &self.inner.journals;
        let Some(writer) = journals
            .acquire(&journal, &self.inner.holder, config.lease)
            .await?
        else {
            return Ok(());
        };
        // It may have ended, or gone on, between the look and the lease.
        let Some(turn) = self.inner.store.turn(turn.id).await? else {
            return Ok(());
        };
        if turn.state != TurnState::Running {
            writer.release().await?;
            return Ok(());
        }
        let said = self.said_so_far(&turn).await?;
        let script = match Script::of(&self.inner.store, &turn).await {
            Ok(script) => script,
            Err(ChatFault::NoConversation) => return Ok(()),
            Err(error) => return Err(error),
        };
        tracing::info!(turn.id = %turn.id, said = said.len(), "turn taken over");
        meters::turn_taken_over();
        let conductor = self.clone();
        self.spawn_turn(script.turn, async move {
            conductor
                .speak_on(script, writer, said, turn.stop_requested)
                .await;
        });
        Ok(())
    }

    /// What a turn had said: its checkpoint, and what the journal has after it.
    async fn said_so_far(&self, turn: &Turn) -> Result<String, ChatFault> {
        let journal = journal_of(turn.conversation);
        let journals = &self.inner.journals;
        let mut said = turn.said.clone();
        let head = journals.head(&journal).await?;
        if turn.checkpoint >= head {
            return Ok(said);
        }
        let mut follower = match journals.follow(&journal, turn.checkpoint).await {
            Ok(follower) => follower,
            // The journal does not reach back to the checkpoint: the checkpoint is what there is.
            Err(FollowError::Gone) => return Ok(said),
            Err(FollowError::Unavailable(error)) => return Err(error.into()),
        };
        while let Some(Ok(entry)) = follower.next().await {
            match wire::decode(&entry.payload) {
                Some(ChatEvent::Delta { text }) => said.push_str(&text),
                Some(ChatEvent::TurnStarted { .. } | ChatEvent::TurnRestarted { .. }) => {
                    said.clear();
                }
                Some(ChatEvent::TurnResumed { text, .. }) => said = text,
                _ => {}
            }
            if entry.cursor >= head {
                break;
            }
        }
        Ok(said)
    }
}

//! The end of a turn: first in the database, then in the journal. Whatever dies in between, the
//! watcher announces it again.

use std::time::Duration;

use journal::Fenced;
use proto_events::chat::{ChatEvent, TurnKind};
use proto_events::domain::{DomainEvent, Fact, ReadingCompleted};
use proto_events::error::ErrorCode;

use super::baton::Command;
use super::voice::Voice;
use super::{Conductor, Script, journal_of, wire};
use crate::conversation::Draws;
use crate::draw::Draw;
use crate::fault::ChatFault;
use crate::forget::forget_journals;
use crate::ids::{ConversationId, DrawId, MessageId};
use crate::meters;
use crate::store::Finish;
use crate::turn::{Ending, Failure, Turn, TurnState};

impl Conductor {
    /// Ends a turn, however long the database takes to answer.
    pub(super) async fn end(
        &self,
        script: &Script,
        mut voice: Voice,
        ending: Ending,
        told_by: String,
    ) -> Result<(), Fenced> {
        let finish = self.finish_of(script, &voice, ending, told_by);
        let mut pause = Duration::from_millis(50);
        let done = loop {
            match self.inner.store.finish(finish.clone()).await {
                Ok(done) => break done,
                Err(error) => tracing::warn!(%error, turn.id = %script.turn, "end not kept yet"),
            }
            if voice.told() == Some(Command::HandOver) {
                break false;
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_secs(1));
        };
        if done {
            meters::turn_ended(&finish.ending);
            for event in events_of(&finish, script) {
                voice.note(&event)?;
            }
            self.note_announced(script.turn);
        }
        voice.fall_silent().await;
        if !done {
            self.leave_no_trace(script).await;
        }
        Ok(())
    }

    /// A turn that was erased while it was spoken may have begun its conversation's journal anew.
    async fn leave_no_trace(&self, script: &Script) {
        let id = script.conversation.id;
        match self.inner.store.any_conversation(id).await {
            Ok(None) => forget_journals(&self.inner.journals, [id]).await,
            Ok(Some(_)) => {}
            Err(error) => tracing::warn!(%error, turn.id = %script.turn, "a trace may be left"),
        }
    }

    fn finish_of(&self, script: &Script, voice: &Voice, ending: Ending, told_by: String) -> Finish {
        let now = self.inner.clock.now();
        let (offer, event) = match &ending {
            Ending::Completed { text, offer } => (
                self.offer_of(script, *offer),
                self.fact_of(script, text, told_by),
            ),
            Ending::Stopped { .. } | Ending::Failed { .. } => (None, None),
        };
        let reading = script.kind == TurnKind::Reading;
        let cards = script
            .cards()
            .filter(|_| reading)
            .map_or(Vec::new(), |(_, it)| it.to_vec());
        Finish {
            turn: script.turn,
            conversation: script.conversation.id,
            kind: script.kind,
            epoch: voice.epoch(),
            ending,
            message: MessageId(self.inner.ids.next()),
            cards,
            offer,
            event,
            now,
        }
    }

    /// The deck that is sealed with the end of a talk, where it is time for the cards.
    fn offer_of(&self, script: &Script, asked: bool) -> Option<Draw> {
        let progress = &script.progress;
        let time = script.kind == TurnKind::Talk
            && progress.may_offer()
            && (asked || progress.must_offer());
        time.then(|| self.seal(script.conversation.spread))
    }

    /// A fresh sealed deck.
    #[must_use]
    pub fn seal(&self, spread: proto_events::cards::SpreadId) -> Draw {
        let seed = tarot::Seed::from_bytes(self.inner.ids.random());
        Draw {
            id: DrawId(self.inner.ids.next()),
            spread,
            seed,
            opened: None,
        }
    }

    /// Tells those who follow a conversation that a deck lies ready, when no turn does.
    pub fn announce_offer(&self, conversation: ConversationId, draw: &Draw) {
        let event = offered(draw);
        let conductor = self.clone();
        self.inner.tasks.spawn(async move {
            // Whoever does not hear of it finds it in the snapshot.
            let Some(mut writer) = conductor.lease(conversation).await else {
                return;
            };
            if writer.append(wire::encode(&event)).is_ok()
                && let Err(error) = writer.release().await
            {
                tracing::warn!(%error, "the lease runs out by itself");
            }
        });
    }

    /// What other services learn; nothing of a temporary conversation.
    fn fact_of(&self, script: &Script, text: &str, told_by: String) -> Option<DomainEvent> {
        if script.conversation.temporary {
            return None;
        }
        let draw = script
            .progress
            .draws
            .opened
            .as_ref()
            .filter(|_| script.kind == TurnKind::Reading)?;
        let opened = draw.opened.as_ref()?;
        let fact = Fact::ReadingCompleted(ReadingCompleted {
            reading_id: opened.reading.0,
            conversation_id: script.conversation.id.0,
            owner_id: script.conversation.owner.0,
            locale: script.conversation.locale,
            spread: draw.spread,
            question: script.question(),
            cards: opened.cards.clone(),
            seed: draw.seed.to_string(),
            text: text.to_owned(),
            reader: told_by,
        });
        let occurred_at = self.inner.clock.now();
        Some(DomainEvent {
            id: self.inner.ids.next(),
            occurred_at,
            fact,
        })
    }

    /// Announces an end whose announcer died. A follower that knew it already changes nothing.
    pub(super) async fn announce_late(&self, turn: Turn) -> Result<(), ChatFault> {
        let found = self.inner.store.any_conversation(turn.conversation).await?;
        let Some(conversation) = found else {
            return Ok(());
        };
        let journal = journal_of(turn.conversation);
        let config = &self.inner.config;
        let journals = &self.inner.journals;
        let Some(mut writer) = journals
            .acquire(&journal, &self.inner.holder, config.lease)
            .await?
        else {
            return Ok(());
        };
        let draws = self.inner.store.draws(turn.conversation).await?;
        for event in events_again(&turn, &draws, conversation.temporary) {
            if writer.append(wire::encode(&event)).is_err() {
                return Ok(());
            }
        }
        writer.release().await?;
        self.note_announced(turn.id);
        Ok(())
    }
}

/// What followers learn of an end; the terminal event last.
fn events_of(finish: &Finish, script: &Script) -> Vec<ChatEvent> {
    let turn_id = finish.turn.0;
    let mut events = Vec::new();
    match &finish.ending {
        Ending::Completed { .. } => {
            events.extend(finish.offer.as_ref().map(offered));
            if finish.event.is_some()
                && let Some(opened) = script
                    .progress
                    .draws
                    .opened
                    .as_ref()
                    .and_then(|it| it.opened.as_ref())
            {
                events.push(ChatEvent::ReadingCompleted {
                    reading_id: opened.reading.0,
                });
            }
            events.push(ChatEvent::TurnCompleted {
                turn_id,
                message_id: finish.message.0,
            });
        }
        Ending::Stopped { text } => {
            let message_id = (!text.is_empty()).then_some(finish.message.0);
            events.push(ChatEvent::Stopped {
                turn_id,
                message_id,
            });
        }
        Ending::Failed { failure, .. } => events.push(failed(turn_id, *failure)),
    }
    events
}

/// The same, read off the tables.
fn events_again(turn: &Turn, draws: &Draws, temporary: bool) -> Vec<ChatEvent> {
    let turn_id = turn.id.0;
    let message_id = turn.message.map(|message| message.0);
    let mut events = Vec::new();
    match turn.state {
        TurnState::Running => {}
        TurnState::Stopped => events.push(ChatEvent::Stopped {
            turn_id,
            message_id,
        }),
        TurnState::Failed => {
            let failure = turn.failure.unwrap_or(Failure {
                code: ErrorCode::Internal,
                retryable: true,
                retry_after_seconds: None,
            });
            events.push(failed(turn_id, failure));
        }
        TurnState::Completed => {
            match turn.kind {
                TurnKind::Talk => {
                    let ready = draws.latest.as_ref().filter(|draw| !draw.is_drawn());
                    events.extend(ready.map(offered));
                }
                TurnKind::Reading if !temporary => {
                    let opened = draws.opened.as_ref().and_then(|draw| draw.opened.as_ref());
                    events.extend(opened.map(|opened| ChatEvent::ReadingCompleted {
                        reading_id: opened.reading.0,
                    }));
                }
                TurnKind::Reading | TurnKind::FollowUp | TurnKind::Care => {}
            }
            if let Some(message_id) = message_id {
                events.push(ChatEvent::TurnCompleted {
                    turn_id,
                    message_id,
                });
            }
        }
    }
    events
}

fn offered(draw: &Draw) -> ChatEvent {
    ChatEvent::DrawOffered {
        spread: draw.spread,
        commitment: draw.commitment(),
    }
}

fn failed(turn_id: uuid::Uuid, failure: Failure) -> ChatEvent {
    let Failure {
        code,
        retryable,
        retry_after_seconds,
    } = failure;
    ChatEvent::TurnFailed {
        turn_id,
        code,
        retryable,
        retry_after_seconds,
    }
}

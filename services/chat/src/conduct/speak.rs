//! One turn, from its lease to its end.

use std::sync::Arc;

use futures::future::BoxFuture;
use journal::{Fenced, Writer};
use proto_events::chat::{ChatEvent, RestartReason, TurnKind};
use proto_events::error::ErrorCode;
use reader::{FinishReason, ReadError, ReadEvent};
use tokio::sync::oneshot;

use super::baton::{Baton, Command};
use super::head_start::{HeadStart, meanwhile};
use super::voice::{Heard, Voice};
use super::{Conductor, NotBegun, Script};
use crate::fault::ChatFault;
use crate::meters;
use crate::store::Begun;
use crate::turn::{Ending, Failure};

/// How speaking came to its end.
enum Outcome {
    /// The turn is over. Who told it, by name.
    Ended(Ending, String),
    /// Somebody else goes on.
    HandedOver,
}

/// Tries of a reading with the model before the card library tells it.
const TRIES: u32 = 2;

impl Conductor {
    /// Begins a turn, tells whether that went well, and speaks it.
    pub(super) async fn speak_new(
        &self,
        mut script: Script,
        said: String,
        begin: BoxFuture<'static, Result<Begun, ChatFault>>,
        tell: oneshot::Sender<Result<(), NotBegun>>,
    ) {
        let beginning = match begin.await {
            Ok(Begun::Ready(beginning)) => beginning,
            Ok(Begun::Not(refusal)) => return drop(tell.send(Err(NotBegun::Refused(refusal)))),
            Err(fault) => return drop(tell.send(Err(NotBegun::Failed(fault)))),
        };
        if let Some(remains) = beginning.remains.clone() {
            script.remember(remains);
        }
        let mut asking = self.ask(&script, &said);
        let kept = meanwhile(&mut asking, beginning.keep()).await;
        let is_kept = kept.is_ok();
        // Whoever asked for the turn may have left; it is spoken all the same.
        drop(tell.send(kept.map_err(NotBegun::Failed)));
        if !is_kept {
            return;
        }
        let lease = self.lease(script.conversation.id);
        let Some(writer) = meanwhile(&mut asking, lease).await else {
            tracing::warn!(turn.id = %script.turn, "turn left to the watcher");
            return;
        };
        self.speak(&script, writer, said, asking, false).await;
    }

    /// Goes on with a turn that somebody else began.
    pub(super) async fn speak_on(
        &self,
        script: Script,
        writer: Writer,
        said: String,
        stop_requested: bool,
    ) {
        let asking = self.ask(&script, &said);
        self.speak(&script, writer, said, asking, stop_requested)
            .await;
    }

    async fn speak<'a>(
        &'a self,
        script: &Script,
        writer: Writer,
        said: String,
        asking: Option<HeadStart<'a>>,
        stop_requested: bool,
    ) {
        let baton = Arc::new(Baton::new(script.turn, String::new(), writer.head()));
        if stop_requested {
            baton.tell(Command::Stop);
        }
        self.running().insert(script.turn, baton.clone());
        let counted = meters::turn_running();
        let voice = Voice::new(writer, baton);
        if self.perform(script, voice, said, asking).await.is_err() {
            tracing::info!(turn.id = %script.turn, "another instance goes on with this turn");
        }
        drop(counted);
        self.running().remove(&script.turn);
    }

    async fn perform<'a>(
        &'a self,
        script: &Script,
        mut voice: Voice,
        said: String,
        asking: Option<HeadStart<'a>>,
    ) -> Result<(), Fenced> {
        self.open(script, &mut voice, said)?;
        match self.tell(script, &mut voice, asking).await? {
            // in boxes, so that a turn carries no room for its end while it speaks
            Outcome::Ended(ending, told_by) => {
                Box::pin(self.end(script, voice, ending, told_by)).await
            }
            Outcome::HandedOver => {
                Box::pin(self.hand_over(voice)).await;
                Ok(())
            }
        }
    }

    /// Leaves a turn to whoever takes its lease next.
    async fn hand_over(&self, voice: Voice) {
        let checkpoint = voice.checkpoint();
        let now = self.inner.clock.now();
        if let Err(error) = self.inner.store.checkpoint(vec![checkpoint], now).await {
            tracing::warn!(%error, "handed over without a checkpoint");
        }
        voice.fall_silent().await;
    }

    /// Says what this turn is, and what it had said before.
    fn open(&self, script: &Script, voice: &mut Voice, said: String) -> Result<(), Fenced> {
        let turn_id = script.turn.0;
        let message = script.words.clone();
        voice.note(&ChatEvent::TurnStarted {
            turn_id,
            kind: script.kind,
            message,
        })?;
        if let (TurnKind::Reading, Some(draw)) = (script.kind, &script.progress.draws.opened)
            && let Some(opened) = &draw.opened
        {
            let cards = opened.cards.clone();
            voice.note(&ChatEvent::CardsDrawn {
                cards,
                seed: draw.seed.to_string(),
            })?;
        }
        if said.is_empty() {
            return Ok(());
        }
        if self.inner.reader.can_continue() {
            voice.restate(
                &ChatEvent::TurnResumed {
                    turn_id,
                    text: said.clone(),
                },
                said,
            )
        } else {
            let reason = RestartReason::Interrupted;
            voice.note(&ChatEvent::TurnRestarted { turn_id, reason })
        }
    }

    /// Lets the reader speak until it has finished, failed, or was told otherwise.
    async fn tell<'a>(
        &'a self,
        script: &Script,
        voice: &mut Voice,
        head_start: Option<HeadStart<'a>>,
    ) -> Result<Outcome, Fenced> {
        if script.kind == TurnKind::Care {
            return self.care(script, voice);
        }
        let mut head_start = head_start;
        for attempt in 1.. {
            let library = attempt > TRIES;
            let reader = if library {
                self.inner.library.as_ref()
            } else {
                self.inner.reader.as_ref()
            };
            let asking = head_start
                .take()
                .unwrap_or_else(|| HeadStart::new(reader, script.request(voice.text())));
            let told_by = reader.label().name;
            let ended = self.read(script, voice, asking, told_by).await?;
            let Outcome::Ended(Ending::Completed { text, .. }, _) = &ended else {
                return Ok(ended);
            };
            if library || !self.names_other_cards(script, text) {
                return Ok(ended);
            }
            meters::reading_restarted();
            tracing::warn!(turn.id = %script.turn, attempt, "the reading names other cards");
            let reason = RestartReason::WrongCards;
            let restarted = ChatEvent::TurnRestarted {
                turn_id: script.turn.0,
                reason,
            };
            voice.restate(&restarted, String::new())?;
        }
        Ok(Outcome::HandedOver)
    }

    fn names_other_cards(&self, script: &Script, text: &str) -> bool {
        let Some((_, cards)) = script.cards().filter(|_| script.kind == TurnKind::Reading) else {
            return false;
        };
        reader::names_exactly(text, cards, script.conversation.locale).is_err()
    }

    /// What is said to someone in danger: ours, at once, never the model's.
    fn care(&self, script: &Script, voice: &mut Voice) -> Result<Outcome, Fenced> {
        let words = script.words.as_ref().map_or("", |words| &words.text);
        let kind = reader::detect(words).map_or(reader::CrisisKind::SelfHarm, |crisis| crisis.kind);
        let text = reader::care_text(script.conversation.locale, kind);
        voice.say(text)?;
        let ending = Ending::Completed {
            text: text.to_owned(),
            offer: false,
        };
        Ok(Outcome::Ended(ending, "care".to_owned()))
    }

    /// Puts the question to the reader, where there is one, before anything is said.
    fn ask<'a>(&'a self, script: &Script, said: &str) -> Option<HeadStart<'a>> {
        let reader = self.inner.reader.as_ref();
        let said = if reader.can_continue() { said } else { "" };
        (script.kind != TurnKind::Care)
            .then(|| HeadStart::new(reader, script.request(said.to_owned())))
    }

    /// One reading, from its question to its end.
    async fn read(
        &self,
        script: &Script,
        voice: &mut Voice,
        asking: HeadStart<'_>,
        told_by: String,
    ) -> Result<Outcome, Fenced> {
        let ended = |ending| Ok(Outcome::Ended(ending, told_by.clone()));
        let asked = asking.asked;
        let before = voice.text();
        let mut reading = match voice.unless_told(asking.answer()).await {
            Heard::Told(command) => return Ok(told(voice, command, told_by)),
            Heard::Came(Err(error)) => return ended(failed(script, voice, &error)),
            Heard::Came(Ok(reading)) => reading,
        };
        let mut first = true;
        let mut offer = false;
        loop {
            match voice.listen(&mut reading).await {
                Heard::Came(Some(Ok(ReadEvent::Text(text)))) => {
                    if first {
                        first = false;
                        meters::first_token(asked.elapsed());
                    }
                    voice.say(&text)?;
                }
                Heard::Came(Some(Ok(ReadEvent::OfferDraw))) => offer = true,
                Heard::Came(Some(Ok(ReadEvent::Finished(finish)))) => {
                    if finish.reason == FinishReason::Filtered {
                        return ended(failed(script, voice, &ReadError::Refused));
                    }
                    if let Some(corrected) = finish.corrected {
                        // The reader answers for what it said itself, not for what was there.
                        let text = before + &corrected;
                        let turn_id = script.turn.0;
                        let event = ChatEvent::TurnResumed {
                            turn_id,
                            text: text.clone(),
                        };
                        voice.restate(&event, text)?;
                    }
                    let text = voice.text();
                    if text.trim().is_empty() {
                        return ended(failed(script, voice, &ReadError::Garbled));
                    }
                    return ended(Ending::Completed { text, offer });
                }
                Heard::Came(Some(Err(error))) => return ended(failed(script, voice, &error)),
                Heard::Came(None) => return ended(failed(script, voice, &ReadError::Interrupted)),
                Heard::Told(command) => return Ok(told(voice, command, told_by)),
            }
        }
    }
}

fn told(voice: &Voice, command: Command, told_by: String) -> Outcome {
    match command {
        Command::Stop => Outcome::Ended(Ending::Stopped { text: voice.text() }, told_by),
        Command::HandOver => Outcome::HandedOver,
    }
}

fn failed(script: &Script, voice: &Voice, error: &ReadError) -> Ending {
    let code: ErrorCode = error.code();
    meters::upstream_failed(code);
    tracing::warn!(turn.id = %script.turn, %error, code = code.as_str(), "the reader failed");
    let retry_after_seconds = error
        .retry_after()
        .map(|after| u32::try_from(after.as_secs_f64().ceil() as u64).unwrap_or(u32::MAX));
    let failure = Failure {
        code,
        retryable: error.retryable(),
        retry_after_seconds,
    };
    Ending::Failed {
        text: voice.text(),
        failure,
    }
}

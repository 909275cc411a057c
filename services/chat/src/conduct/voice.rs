//! A turn's mouth: everything it says goes to the journal and onto its baton in one step.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use journal::{Fenced, Writer};
use proto_events::chat::ChatEvent;
use reader::{ReadError, ReadEvent, Reading};

use super::baton::{Baton, Command};
use super::wire;

/// What came first: what was waited for, or a command.
pub(super) enum Heard<T> {
    Came(T),
    Told(Command),
}

/// The writer of a turn's journal together with its baton.
pub(super) struct Voice {
    writer: Writer,
    baton: Arc<Baton>,
    page: wire::Page,
}

impl Voice {
    pub(super) fn new(writer: Writer, baton: Arc<Baton>) -> Self {
        Self {
            writer,
            baton,
            page: wire::Page::default(),
        }
    }

    pub(super) fn epoch(&self) -> u64 {
        self.writer.epoch()
    }

    /// What was said so far.
    pub(super) fn text(&self) -> String {
        self.baton.text()
    }

    /// Adds new text.
    pub(super) fn say(&mut self, text: &str) -> Result<(), Fenced> {
        let cursor = self.writer.append(self.page.delta(text))?;
        self.baton.say(text, cursor);
        Ok(())
    }

    /// Adds an event that changes no text.
    pub(super) fn note(&mut self, event: &ChatEvent) -> Result<(), Fenced> {
        self.writer.append(wire::encode(event)).map(drop)
    }

    /// Adds an event after which the text is exactly `text`.
    pub(super) fn restate(&mut self, event: &ChatEvent, text: String) -> Result<(), Fenced> {
        let cursor = self.writer.append(wire::encode(event))?;
        self.baton.restate(text, cursor);
        Ok(())
    }

    /// Waits for something unless a command comes first.
    pub(super) async fn unless_told<F: Future>(&self, future: F) -> Heard<F::Output> {
        let mut future = pin!(future);
        poll_fn(|context| {
            if let Some(command) = self.baton.poll_told(context) {
                return Poll::Ready(Heard::Told(command));
            }
            future.as_mut().poll(context).map(Heard::Came)
        })
        .await
    }

    /// The next event of a reading unless a command comes first.
    pub(super) async fn listen(
        &self,
        reading: &mut Reading,
    ) -> Heard<Option<Result<ReadEvent, ReadError>>> {
        poll_fn(|context| {
            if let Some(command) = self.baton.poll_told(context) {
                return Poll::Ready(Heard::Told(command));
            }
            reading.as_mut().poll_next(context).map(Heard::Came)
        })
        .await
    }

    /// The command that was given, if any.
    pub(super) fn told(&self) -> Option<Command> {
        self.baton.told()
    }

    /// What a checkpoint of now would be.
    pub(super) fn checkpoint(&self) -> crate::store::Checkpoint {
        self.baton.checkpoint()
    }

    /// Gives the lease back, with everything said in the journal.
    pub(super) async fn fall_silent(self) {
        if let Err(error) = self.writer.release().await {
            tracing::warn!(%error, "the lease runs out by itself");
        }
    }
}

//! What a running turn shares with everyone else in its process: a command for it, and what it has
//! said so far.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, PoisonError};
use std::task::Context;

use futures::task::AtomicWaker;
use journal::Cursor;

use crate::ids::TurnId;
use crate::store::Checkpoint;

/// What a running turn is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// The seeker asked to stop: keep what was said.
    Stop,
    /// This process is about to end: give the lease back, another one goes on.
    HandOver,
}

/// The turn's own text, grown in place.
struct Said {
    text: String,
    cursor: Cursor,
    /// Changed since the last checkpoint was taken.
    dirty: bool,
}

/// One running turn.
pub struct Baton {
    turn: TurnId,
    command: AtomicU8,
    waker: AtomicWaker,
    said: Mutex<Said>,
}

const NONE: u8 = 0;
const STOP: u8 = 1;
const HAND_OVER: u8 = 2;

impl Baton {
    #[must_use]
    pub fn new(turn: TurnId, text: String, cursor: Cursor) -> Self {
        Self {
            turn,
            command: AtomicU8::new(NONE),
            waker: AtomicWaker::new(),
            said: Mutex::new(Said {
                text,
                cursor,
                dirty: false,
            }),
        }
    }

    /// Tells the turn something. The first command counts.
    pub fn tell(&self, command: Command) {
        let value = match command {
            Command::Stop => STOP,
            Command::HandOver => HAND_OVER,
        };
        let first = self
            .command
            .compare_exchange(NONE, value, Ordering::AcqRel, Ordering::Acquire);
        if first.is_ok() {
            self.waker.wake();
        }
    }

    /// The command that was given, without waiting.
    #[must_use]
    pub fn told(&self) -> Option<Command> {
        match self.command.load(Ordering::Acquire) {
            STOP => Some(Command::Stop),
            HAND_OVER => Some(Command::HandOver),
            _ => None,
        }
    }

    /// The command that was given; otherwise the task is woken when one comes.
    pub fn poll_told(&self, context: &Context<'_>) -> Option<Command> {
        self.told().or_else(|| {
            self.waker.register(context.waker());
            self.told()
        })
    }

    /// Adds to what was said, as it stands in the journal at `cursor`.
    pub fn say(&self, text: &str, cursor: Cursor) {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        said.text.push_str(text);
        said.cursor = cursor;
        said.dirty = true;
    }

    /// Replaces what was said.
    pub fn restate(&self, text: String, cursor: Cursor) {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        *said = Said {
            text,
            cursor,
            dirty: true,
        };
    }

    /// What was said so far.
    #[must_use]
    pub fn text(&self) -> String {
        self.said
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .text
            .clone()
    }

    /// What was said, if that changed since the last call.
    pub fn take_checkpoint(&self) -> Option<Checkpoint> {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if !said.dirty {
            return None;
        }
        said.dirty = false;
        Some(Checkpoint {
            turn: self.turn,
            said: said.text.clone(),
            cursor: said.cursor,
        })
    }

    /// What was said, whether or not it changed.
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        Checkpoint {
            turn: self.turn,
            said: said.text.clone(),
            cursor: said.cursor,
        }
    }
}

//! What a log hears of a journal that another process writes.

use super::{Log, State};
use crate::cursor::Cursor;
use crate::entry::Entry;

/// What became of entries that were heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// They are in the log, now or already.
    Known,
    /// Something is missing before them.
    Gap,
}

/// How far a log has heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hearing {
    /// The journal is written here; nothing is to be heard.
    Written,
    /// Nothing is known yet.
    Blank,
    UpTo(Cursor),
}

impl Log {
    pub(crate) fn hearing(&self) -> Hearing {
        let state = self.lock();
        match (state.writer || state.ended.is_some(), state.synced) {
            (true, _) => Hearing::Written,
            (false, false) => Hearing::Blank,
            (false, true) => Hearing::UpTo(state.window.head()),
        }
    }

    /// Begins a blank log at `head`.
    pub(crate) fn start(&self, head: Cursor) {
        let mut state = self.lock();
        if !state.writer && !state.synced {
            state.begin(head);
        }
    }

    /// Forgets everything: who follows reads its place from the store again.
    pub(crate) fn reset(&self) {
        let mut state = self.lock();
        if state.writer {
            return;
        }
        state.window.restart(Cursor::START);
        state.generation += 1;
        state.fork = 0;
        state.synced = false;
        state.wakers.wake();
    }

    /// Adds entries that follow `before` in the store, gap-free.
    pub(crate) fn hear(&self, before: Cursor, entries: Vec<Entry>) -> Heard {
        let mut state = self.lock();
        if state.writer {
            return Heard::Known;
        }
        if !state.synced {
            return Heard::Gap;
        }
        let Some(last) = entries.last().map(|entry| entry.cursor) else {
            return Heard::Known;
        };
        let head = state.window.head();
        let skip = if before == head {
            0
        } else if let Some(known) = entries.iter().position(|entry| entry.cursor == head) {
            known + 1
        } else if last <= head {
            return Heard::Known;
        } else {
            return Heard::Gap;
        };
        let mut fresh = false;
        for entry in entries.into_iter().skip(skip) {
            state.window.push(entry);
            fresh = true;
        }
        state.stored = state.window.end();
        let keep = state.stored;
        state.window.trim(self.limits, keep);
        if fresh {
            state.wakers.wake();
        }
        Heard::Known
    }

    /// Makes `epoch` the one that may append, with the history known up to `head` exactly. `false`
    /// if the log has not heard as far as that.
    pub(crate) fn attach_at(&self, epoch: u64, head: Cursor) -> bool {
        let mut state = self.lock();
        if state.writer || state.ended.is_some() {
            return false;
        }
        if !state.synced {
            state.begin(head);
        }
        if state.window.head() != head {
            return false;
        }
        state.attach(epoch)
    }
}

impl State {
    fn begin(&mut self, head: Cursor) {
        self.window.restart(head);
        self.generation += 1;
        self.fork = 0;
        self.synced = true;
        self.stored = self.window.end();
        self.unsent_bytes = 0;
        self.wakers.wake();
    }
}

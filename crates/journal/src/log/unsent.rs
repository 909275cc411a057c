//! The entries of this process's writer that are on their way to the store.

use super::Log;
use crate::cursor::Cursor;
use crate::entry::Entry;

/// As many entries and bytes travel together at most, when much has gathered.
const BATCH_ENTRIES: usize = 256;
const BATCH_BYTES: usize = 256 * 1024;

/// Entries of one epoch that follow each other, to be stored in one step.
#[derive(Debug)]
pub(crate) struct Batch {
    /// Just before the first of them.
    pub(crate) before: Cursor,
    /// Where the log stands once they are stored.
    pub(crate) upto: u64,
    pub(crate) entries: Vec<Entry>,
    /// Nothing is left behind them.
    pub(crate) all: bool,
}

impl Log {
    /// The next entries to be stored; none of them if all are.
    pub(crate) fn unsent(&self) -> Batch {
        let state = self.lock();
        let mut bytes = 0;
        let mut epoch = None;
        let entries: Vec<Entry> = state
            .window
            .from(state.stored)
            .take(BATCH_ENTRIES)
            .take_while(|entry| {
                let fits = bytes == 0 || bytes + entry.payload.len() <= BATCH_BYTES;
                bytes += entry.payload.len();
                fits && *epoch.get_or_insert(entry.cursor.epoch) == entry.cursor.epoch
            })
            .cloned()
            .collect();
        let upto = state.stored + entries.len() as u64;
        Batch {
            before: state.window.before(state.stored),
            upto,
            entries,
            all: upto == state.window.end(),
        }
    }

    /// The count of the entry that is yet to come.
    pub(crate) fn end_index(&self) -> u64 {
        self.lock().window.end()
    }

    /// Everything before this count is stored. Returns how many entries are not.
    pub(crate) fn acknowledge(&self, epoch: u64, upto: u64) -> usize {
        let mut state = self.lock();
        // what was cut off meanwhile is not there to be counted as stored
        let upto = upto.min(state.window.end());
        if state.epoch == epoch && upto > state.stored {
            let sent: usize = state
                .window
                .from(state.stored)
                .take(usize::try_from(upto - state.stored).unwrap_or(usize::MAX))
                .map(|entry| entry.payload.len())
                .sum();
            state.unsent_bytes = state.unsent_bytes.saturating_sub(sent);
            state.stored = upto;
            state.window.trim(self.limits, upto);
        }
        let left = state.window.end().saturating_sub(state.stored);
        usize::try_from(left).unwrap_or(usize::MAX)
    }

    /// The store has lost what came after `head`: all of that is to be sent again. `false` if the
    /// window does not reach back so far; then everything that it has is to be sent.
    pub(crate) fn resend_after(&self, head: Cursor) -> bool {
        let mut state = self.lock();
        let found = state.window.locate(head);
        let from = found
            .unwrap_or_else(|| state.window.base())
            .min(state.stored);
        let again: usize = state
            .window
            .from(from)
            .take(usize::try_from(state.stored - from).unwrap_or(usize::MAX))
            .map(|entry| entry.payload.len())
            .sum();
        state.unsent_bytes += again;
        state.stored = from;
        found.is_some()
    }

    /// Another writer was first: this epoch may not append any more, and what it appended without
    /// storing it was never true.
    pub(crate) fn fence(&self, epoch: u64) {
        let mut state = self.lock();
        if state.epoch != epoch || !state.writer {
            return;
        }
        state.writer = false;
        state.unsent_bytes = 0;
        let stored = state.stored;
        if state.window.cut(stored) > 0 {
            state.generation += 1;
            state.fork = stored;
        }
        state.wakers.wake();
    }
}

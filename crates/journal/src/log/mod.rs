//! The log that writer and followers of one process share: entries in memory, and who waits for
//! more. A follower is a place in it, so a slow one costs nothing.
//!
//! In process it is the journal. With Redis it is a window on it: what the writer of this process
//! said, stored or not yet, or what was heard of another one's.

mod heard;
mod unsent;
mod wakers;
mod window;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Context;

use bytes::Bytes;

use crate::cursor::Cursor;
use crate::entry::Entry;
use crate::error::Fenced;
use wakers::Wakers;
use window::Window;

pub(crate) use heard::{Heard, Hearing};
pub(crate) use unsent::Batch;

/// As many entries a follower is given at once; the rest comes with the next poll.
const BURST: usize = 512;

/// What a log may keep.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) entries: usize,
    /// Of entries that are kept.
    pub(crate) bytes: usize,
    /// Bytes that may wait for a store; `None` where there is no other store than this log.
    pub(crate) backlog: Option<usize>,
}

/// Where a follower stands: at the entry of this count, in a history of this generation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    index: u64,
    generation: u64,
}

/// What a follower learns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// Entries were handed out.
    Entries,
    /// There are none; its waker is kept.
    Nothing,
    /// The entry at its place is no longer in memory, or was never true.
    Lost,
    /// No entry will ever follow.
    Ended(End),
}

/// Why no entry will ever follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Removed,
    Closed,
}

/// How a follower that read elsewhere may go on from here.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Joined {
    At(Place),
    /// The log begins later.
    Below,
    /// The log ends earlier.
    Beyond,
    /// The log has not begun; the waker is kept.
    Blank,
    /// The log knows another history.
    Stranger,
    Ended(End),
}

pub(crate) struct Log {
    limits: Limits,
    state: Mutex<State>,
}

struct State {
    window: Window,
    /// Of the entries that are appended here.
    epoch: u64,
    /// Of the last one.
    number: u64,
    /// Somebody holds the lease of `epoch` in this process.
    writer: bool,
    /// The count of the first entry that is not known to be stored.
    stored: u64,
    unsent_bytes: usize,
    /// Whether the window is a stretch of the true history, or nothing is known yet.
    synced: bool,
    /// Grows whenever entries turn out not to be true; places up to `fork` remain valid.
    generation: u64,
    fork: u64,
    wakers: Wakers,
    ended: Option<End>,
}

/// What an append did.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Appended {
    pub(crate) cursor: Cursor,
    /// Entries that wait for the store, this one included.
    pub(crate) unsent: usize,
}

impl Log {
    /// A journal of this process: the log is all there is of it.
    pub(crate) fn born(limits: Limits, epoch: u64) -> Self {
        Self::new(
            limits,
            Window::new(Cursor { epoch, number: 0 }, true),
            true,
            epoch,
        )
    }

    /// A window on a journal of which nothing is known yet.
    pub(crate) fn blank(limits: Limits) -> Self {
        Self::new(limits, Window::new(Cursor::START, false), false, 0)
    }

    fn new(limits: Limits, window: Window, synced: bool, epoch: u64) -> Self {
        let state = State {
            window,
            epoch,
            number: 0,
            writer: false,
            stored: 0,
            unsent_bytes: 0,
            synced,
            generation: 0,
            fork: 0,
            wakers: Wakers::default(),
            ended: None,
        };
        Self {
            limits,
            state: Mutex::new(state),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A slot for the waker of a new follower.
    pub(crate) fn enter(&self) -> usize {
        self.lock().wakers.enter()
    }

    pub(crate) fn leave(&self, slot: usize) {
        let waker = self.lock().wakers.leave(slot);
        drop(waker);
    }

    pub(crate) fn hush(&self, slot: usize) {
        self.lock().wakers.hush(slot);
    }

    pub(crate) fn followers(&self) -> usize {
        self.lock().wakers.followers()
    }

    pub(crate) fn head(&self) -> Cursor {
        self.lock().window.head()
    }

    /// Makes `epoch` the one that may append. `false` if another one may already.
    pub(crate) fn attach(&self, epoch: u64) -> bool {
        self.lock().attach(epoch)
    }

    /// From now on this epoch may not append any more.
    pub(crate) fn detach(&self, epoch: u64) {
        let mut state = self.lock();
        if state.epoch == epoch {
            state.writer = false;
        }
    }

    pub(crate) fn has_writer(&self) -> bool {
        self.lock().writer
    }

    /// Appends the next entry of this epoch and wakes who waits.
    pub(crate) fn append(&self, epoch: u64, payload: Bytes) -> Result<Appended, Fenced> {
        let mut state = self.lock();
        let state = &mut *state;
        if !state.writer || state.epoch != epoch {
            return Err(Fenced::Lost);
        }
        if let Some(backlog) = self.limits.backlog {
            let unsent = state.unsent_bytes + payload.len();
            if unsent > backlog {
                return Err(Fenced::Full);
            }
            state.unsent_bytes = unsent;
        }
        let cursor = state.push(payload);
        let end = state.window.end();
        if self.limits.backlog.is_none() {
            state.stored = end;
        }
        let unsent = usize::try_from(end - state.stored).unwrap_or(usize::MAX);
        let keep = state.stored;
        state.window.trim(self.limits, keep);
        state.wakers.wake();
        Ok(Appended { cursor, unsent })
    }

    /// Appends without a lease. `None` if somebody holds it or the journal is no more.
    pub(crate) fn append_shared(&self, payloads: Vec<Bytes>) -> Option<Cursor> {
        let mut state = self.lock();
        if state.writer || state.ended.is_some() {
            return None;
        }
        for payload in payloads {
            state.push(payload);
        }
        state.stored = state.window.end();
        let keep = state.stored;
        state.window.trim(self.limits, keep);
        state.wakers.wake();
        Some(state.window.head())
    }

    /// Ends the log for writers and followers.
    pub(crate) fn end(&self, end: End) {
        let mut state = self.lock();
        state.writer = false;
        state.ended = Some(end);
        state.wakers.wake();
    }

    /// A place just after `after`, if the log knows it.
    pub(crate) fn locate(&self, after: Cursor) -> Option<Place> {
        let state = self.lock();
        if !state.synced || state.ended.is_some() {
            return None;
        }
        let index = state.window.locate(after)?;
        Some(Place {
            index,
            generation: state.generation,
        })
    }

    /// Hands out what is at the follower's place, or keeps its waker.
    pub(crate) fn poll(
        &self,
        slot: usize,
        place: &mut Place,
        context: &Context<'_>,
        out: &mut Vec<Entry>,
    ) -> Seen {
        let mut state = self.lock();
        if place.generation != state.generation {
            if place.generation + 1 != state.generation || place.index > state.fork {
                return Seen::Lost;
            }
            place.generation = state.generation;
        }
        if place.index < state.window.base() {
            return Seen::Lost;
        }
        if place.index < state.window.end() && state.ended != Some(End::Removed) {
            let before = out.len();
            out.extend(state.window.from(place.index).take(BURST).cloned());
            place.index += (out.len() - before) as u64;
            return Seen::Entries;
        }
        if let Some(end) = state.ended {
            return Seen::Ended(end);
        }
        let former = state.wakers.wait(slot, context.waker());
        drop(state);
        drop(former);
        Seen::Nothing
    }

    /// Lets a follower that read up to `cursor` elsewhere go on from here.
    pub(crate) fn join(&self, slot: usize, cursor: Cursor, context: &Context<'_>) -> Joined {
        let mut state = self.lock();
        if let Some(end) = state.ended {
            return Joined::Ended(end);
        }
        if state.synced {
            if let Some(index) = state.window.locate(cursor) {
                return Joined::At(Place {
                    index,
                    generation: state.generation,
                });
            }
            if cursor < state.window.floor() {
                return Joined::Below;
            }
            if cursor > state.window.head() {
                return Joined::Beyond;
            }
            return Joined::Stranger;
        }
        let former = state.wakers.wait(slot, context.waker());
        drop(state);
        drop(former);
        Joined::Blank
    }
}

impl State {
    fn attach(&mut self, epoch: u64) -> bool {
        if self.writer || self.ended.is_some() {
            return false;
        }
        self.epoch = epoch;
        self.number = 0;
        self.writer = true;
        self.stored = self.window.end();
        self.unsent_bytes = 0;
        true
    }

    fn push(&mut self, payload: Bytes) -> Cursor {
        self.number += 1;
        let cursor = Cursor {
            epoch: self.epoch,
            number: self.number,
        };
        self.window.push(Entry { cursor, payload });
        cursor
    }
}

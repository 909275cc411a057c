//! Reading a journal from a cursor: replay first, then live.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures::Stream;
use futures::future::BoxFuture;

use crate::archive::{Archive, Page};
use crate::cursor::Cursor;
use crate::entry::Entry;
use crate::error::{FollowError, JournalError};
use crate::log::{End, Joined, Log, Place, Seen};

/// Follows a journal: every entry after a cursor, in order, once, for as long as it is held.
///
/// It is a place in the log that the process shares, so holding it back costs nothing. An error is
/// the last thing that it yields.
pub struct Follower {
    log: Arc<Log>,
    slot: usize,
    at: At,
    /// Of the last entry handed out.
    cursor: Cursor,
    /// Entries that a stream's consumer did not take yet.
    ready: VecDeque<Entry>,
    /// Where entries are read that are not in the log; `None` where the log is all there is.
    archive: Option<Box<dyn Archive>>,
}

enum At {
    Place(Place),
    /// Reads what the log does not have.
    Reading(BoxFuture<'static, Result<Page, FollowError>>),
    /// Has read all there was, and waits for the log to come so far.
    Joining {
        found_nothing: bool,
    },
    Over(Over),
}

#[derive(Clone, Copy)]
enum Over {
    Gone,
    Closed,
}

impl Follower {
    /// From a place in the log.
    pub(crate) fn live(
        log: Arc<Log>,
        place: Place,
        cursor: Cursor,
        archive: Option<Box<dyn Archive>>,
    ) -> Self {
        let slot = log.enter();
        Self {
            log,
            slot,
            at: At::Place(place),
            cursor,
            ready: VecDeque::new(),
            archive,
        }
    }

    /// From a page that was read elsewhere.
    pub(crate) fn behind(
        log: Arc<Log>,
        page: Page,
        cursor: Cursor,
        archive: Box<dyn Archive>,
    ) -> Self {
        let slot = log.enter();
        let Page { entries, more } = page;
        let cursor = entries.last().map_or(cursor, |entry| entry.cursor);
        let at = match more {
            true => At::Reading(archive.read(cursor, false)),
            false => At::Joining {
                found_nothing: false,
            },
        };
        Self {
            log,
            slot,
            at,
            cursor,
            ready: entries.into(),
            archive: Some(archive),
        }
    }

    /// Adds to `out` what is there at once, without waiting for more: a burst comes as one batch.
    ///
    /// # Errors
    /// Nothing will follow. The cursor of the last entry is the one to come back with.
    pub fn poll_batch(
        &mut self,
        context: &mut Context<'_>,
        out: &mut Vec<Entry>,
    ) -> Poll<Result<(), FollowError>> {
        if !self.ready.is_empty() {
            out.extend(self.ready.drain(..));
            return Poll::Ready(Ok(()));
        }
        loop {
            match &mut self.at {
                At::Place(place) => match self.log.poll(self.slot, place, context, out) {
                    Seen::Entries => {
                        if let Some(last) = out.last() {
                            self.cursor = last.cursor;
                        }
                        return Poll::Ready(Ok(()));
                    }
                    Seen::Nothing => return Poll::Pending,
                    Seen::Lost => self.read(false),
                    Seen::Ended(end) => self.over(end),
                },
                At::Reading(page) => match ready!(page.as_mut().poll(context)) {
                    Ok(Page { entries, more }) => {
                        let found_nothing = entries.is_empty();
                        if let Some(last) = entries.last() {
                            self.cursor = last.cursor;
                        }
                        out.extend(entries);
                        match more {
                            true => self.read(false),
                            false => self.at = At::Joining { found_nothing },
                        }
                        if !found_nothing {
                            return Poll::Ready(Ok(()));
                        }
                    }
                    Err(FollowError::Gone) => self.at = At::Over(Over::Gone),
                    Err(FollowError::Unavailable(_)) => self.at = At::Over(Over::Closed),
                },
                At::Joining { found_nothing } => {
                    let found_nothing = *found_nothing;
                    match self.log.join(self.slot, self.cursor, context) {
                        Joined::At(place) => self.at = At::Place(place),
                        // The store ends where the log has not begun: give it time to catch up.
                        Joined::Below => self.read(found_nothing),
                        // The log catches up, unless what the store said has ceased to be true.
                        Joined::Beyond => {
                            self.catch_up();
                            self.read(true);
                        }
                        Joined::Blank => {
                            self.catch_up();
                            return Poll::Pending;
                        }
                        Joined::Stranger if self.log.has_writer() => self.at = At::Over(Over::Gone),
                        Joined::Stranger => {
                            self.log.reset();
                            self.read(true);
                        }
                        Joined::Ended(end) => self.over(end),
                    }
                }
                At::Over(Over::Gone) => return Poll::Ready(Err(FollowError::Gone)),
                At::Over(Over::Closed) => {
                    return Poll::Ready(Err(JournalError::Closed.into()));
                }
            }
        }
    }

    /// Is not woken before it is asked for more. For whoever is about to append themselves, and asks in
    /// any case after that.
    pub fn hush(&self) {
        self.log.hush(self.slot);
    }

    fn read(&mut self, after_a_pause: bool) {
        self.at = match &self.archive {
            Some(archive) => At::Reading(archive.read(self.cursor, after_a_pause)),
            None => At::Over(Over::Gone),
        };
    }

    fn catch_up(&self) {
        if let Some(archive) = &self.archive {
            archive.catch_up();
        }
    }

    fn over(&mut self, end: End) {
        self.at = At::Over(match end {
            End::Removed => Over::Gone,
            End::Closed => Over::Closed,
        });
    }
}

impl Stream for Follower {
    type Item = Result<Entry, FollowError>;

    /// Ends after the first error.
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let follower = self.get_mut();
        if let Some(entry) = follower.ready.pop_front() {
            return Poll::Ready(Some(Ok(entry)));
        }
        let mut batch = Vec::new();
        match ready!(follower.poll_batch(context, &mut batch)) {
            Ok(()) => {
                follower.ready = batch.into();
                Poll::Ready(follower.ready.pop_front().map(Ok))
            }
            Err(error) => Poll::Ready(Some(Err(error))),
        }
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.log.leave(self.slot);
    }
}

//! Where a follower reads what the log of its process does not have.

use futures::future::BoxFuture;

use crate::cursor::Cursor;
use crate::entry::Entry;
use crate::error::FollowError;

/// A stretch of stored history.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) entries: Vec<Entry>,
    /// There is more after it.
    pub(crate) more: bool,
}

/// The stored history of one journal. Dropping it tells that its follower has left.
pub(crate) trait Archive: Send + Sync {
    /// The page after a cursor, however long the store takes to answer. `Unavailable` means that
    /// it never will.
    fn read(
        &self,
        after: Cursor,
        after_a_pause: bool,
    ) -> BoxFuture<'static, Result<Page, FollowError>>;

    /// Has the log hear what it may have missed.
    fn catch_up(&self);
}

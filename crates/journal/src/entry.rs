//! What a journal consists of.

use bytes::Bytes;

use crate::cursor::Cursor;

/// One entry of a journal. Cloning shares the payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where a follower stands that has read this entry.
    pub cursor: Cursor,
    pub payload: Bytes,
}

/// The state of a journal that is changed by compare-and-append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned {
    /// 1 for the first state, one more for each after it.
    pub version: u64,
    pub state: Bytes,
}

/// What came of a compare-and-append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompareAppend {
    /// The state was replaced and the outputs appended, in one step.
    Appended {
        /// Of the state that is now stored.
        version: u64,
        /// Just after the last output.
        head: Cursor,
    },
    /// Somebody else was first; nothing was changed. This is what is stored.
    Conflict(Option<Versioned>),
}

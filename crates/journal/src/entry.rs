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
    /// Names this state: it grows with each, and no other state ever has the same.
    pub version: u64,
    pub state: Bytes,
    /// The store has started since: states that came after this one may be lost. Whoever keeps them
    /// elsewhere, too, compares, and confirms with [`Expected::Restored`].
    pub restored: bool,
}

/// What a compare-and-append replaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// There is no state yet.
    Nothing,
    /// The state of this version, and no start of the store after it.
    Version(u64),
    /// The state of this version, of which the caller knows what may be missing after it.
    Restored(u64),
}

impl Expected {
    /// What replaces this state. A [`restored`](Versioned::restored) one is confirmed by that.
    #[must_use]
    pub const fn of(stored: &Versioned) -> Self {
        if stored.restored {
            Self::Restored(stored.version)
        } else {
            Self::Version(stored.version)
        }
    }

    pub(crate) const fn version(self) -> Option<u64> {
        match self {
            Self::Nothing => None,
            Self::Version(version) | Self::Restored(version) => Some(version),
        }
    }
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
    /// Somebody else was first, or what is stored is a restored one and not confirmed; nothing was
    /// changed. This is what is stored.
    Conflict(Option<Versioned>),
}

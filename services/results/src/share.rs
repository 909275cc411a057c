//! A link to what its owner chose to show of a reading. Pure.

use host::PublicId;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::snapshot::Snapshot;

/// The id of a shared link: whoever knows it may see what the link shows.
pub type ShareId = PublicId;

/// A link as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    pub id: ShareId,
    pub reading: Uuid,
    pub owner: Uuid,
    pub state: ShareState,
    pub created_at: OffsetDateTime,
    /// When it closes by itself; never where there is none.
    pub expires_at: Option<OffsetDateTime>,
    /// How often its page was opened, by people as far as that can be told.
    pub views: u64,
}

/// Whether a link shows something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShareState {
    Open {
        snapshot: Snapshot,
        digest: String,
    },
    /// What it showed is not kept.
    Ended(Ended),
}

/// Why a link shows nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ended {
    /// Its owner wanted it, or is no more.
    Revoked,
    /// Its time was over.
    Expired,
}

impl Ended {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Revoked => "revoked",
            Self::Expired => "expired",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Revoked, Self::Expired]
            .into_iter()
            .find(|ended| ended.as_str() == text)
    }
}

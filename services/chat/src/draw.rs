//! A draw: a deck sealed before it is offered, opened when the cards are touched. Pure.

use proto_events::cards::{DrawnCard, SpreadId};
use tarot::{SealedDeck, Seed};

use crate::fault::ChatFault;
use crate::ids::{DrawId, ReadingId, TurnId};

/// A sealed deck of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    pub id: DrawId,
    pub spread: SpreadId,
    /// Secret until the cards are drawn.
    pub seed: Seed,
    pub opened: Option<Opened>,
}

/// What the touched positions turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub positions: Vec<u8>,
    pub cards: Vec<DrawnCard>,
    /// The turn that reads them.
    pub turn: TurnId,
    /// The id that the finished reading has everywhere.
    pub reading: ReadingId,
}

impl Draw {
    /// SHA-256 of the seed, as 64 hex digits: published before anything is touched.
    #[must_use]
    pub fn commitment(&self) -> String {
        SealedDeck::seal(self.seed.clone()).commitment().to_string()
    }

    #[must_use]
    pub fn is_drawn(&self) -> bool {
        self.opened.is_some()
    }

    /// The cards under the touched positions.
    ///
    /// # Errors
    /// Positions that are missing, repeated, out of range or not as many as the spread's places.
    pub fn touch(&self, positions: &[u8]) -> Result<Vec<DrawnCard>, ChatFault> {
        SealedDeck::seal(self.seed.clone())
            .draw(self.spread, positions)
            .map_err(ChatFault::InvalidPositions)
    }
}

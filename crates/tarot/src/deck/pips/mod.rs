//! The 40 numbered cards, ace to ten of each suit.

mod cups;
mod pentacles;
mod swords;
mod wands;

use super::Page;
use crate::arcana::Suit;

/// `place` counts from 0 within the suit's table.
pub(super) const fn page(suit: Suit, place: usize) -> Page {
    match suit {
        Suit::Wands => wands::PAGES[place],
        Suit::Cups => cups::PAGES[place],
        Suit::Swords => swords::PAGES[place],
        Suit::Pentacles => pentacles::PAGES[place],
    }
}

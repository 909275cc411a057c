use proto_events::cards::Orientation;

use crate::arcana::{Arcana, Element};
use crate::card_id::CardId;
use crate::localized::Localized;

/// One card of the library, as people read it and as readings are grounded on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    pub id: CardId,
    pub arcana: Arcana,
    pub element: Element,
    /// `0`, `I` to `XXI` for the majors, `I` to `X` for ace to ten; empty for the court, whose
    /// rank is a word.
    pub numeral: &'static str,
    pub name: Localized,
    pub upright: Meaning,
    pub reversed: Meaning,
    /// What the card traditionally shows: three or four for a major, two for a minor. Our own plain
    /// picture has only its emblem, so a page should not point at them.
    pub symbols: &'static [Symbol],
}

impl Card {
    #[must_use]
    pub const fn meaning(&self, orientation: Orientation) -> &Meaning {
        match orientation {
            Orientation::Upright => &self.upright,
            Orientation::Reversed => &self.reversed,
        }
    }
}

/// What a card says, lying one way up. Polite Korean (해요체), plain English; plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    /// Three to five nouns or short noun phrases, the strongest first.
    pub keywords: &'static [Localized],
    /// Two to four whole sentences about a person's situation.
    pub text: Localized,
    /// One small concrete thing to do, as one sentence.
    pub advice: Localized,
}

/// A thing that the card traditionally shows, and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symbol {
    /// A noun, such as `cliff`.
    pub name: Localized,
    /// A phrase without a full stop, such as `the edge of what you know`.
    pub sense: Localized,
}

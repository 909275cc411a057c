//! The library: one table a suit, made into one deck when the crate is compiled.

mod cups;
mod majors;
mod pentacles;
mod swords;
mod wands;

use crate::arcana::{Arcana, Element};
use crate::card::{Card, Meaning, Symbol};
use crate::card_id::{CardId, MAJORS, RANKS};
use crate::localized::{Localized, say};

/// All 78 cards, in the order of [`CardId`].
#[must_use]
pub const fn deck() -> &'static [Card; CardId::COUNT] {
    &DECK
}

#[must_use]
pub const fn card(id: CardId) -> &'static Card {
    &DECK[id.index() as usize]
}

static DECK: [Card; CardId::COUNT] = {
    let mut cards = [bind(0); CardId::COUNT];
    let mut index = 1;
    while index < CardId::COUNT {
        cards[index] = bind(index as u8);
        index += 1;
    }
    cards
};

/// What is written about a card; what follows from its place in the deck is not repeated.
#[derive(Clone, Copy)]
struct Page {
    name: Localized,
    upright: Meaning,
    reversed: Meaning,
    symbols: &'static [Symbol],
}

const fn bind(index: u8) -> Card {
    let id = CardId::of(index);
    let arcana = id.arcana();
    let (page, numeral, element) = match arcana {
        Arcana::Major { number } => {
            let place = number as usize;
            (
                majors::page(place),
                NUMERALS[place],
                majors::ELEMENTS[place],
            )
        }
        Arcana::Minor { suit, rank } => {
            let place = ((index - MAJORS) % RANKS) as usize;
            let page = match suit.element() {
                Element::Fire => wands::PAGES[place],
                Element::Water => cups::PAGES[place],
                Element::Air => swords::PAGES[place],
                Element::Earth => pentacles::PAGES[place],
            };
            let numeral = if rank.is_court() {
                ""
            } else {
                NUMERALS[rank.number() as usize]
            };
            (page, numeral, suit.element())
        }
    };
    let Page {
        name,
        upright,
        reversed,
        symbols,
    } = page;
    Card {
        id,
        arcana,
        element,
        numeral,
        name,
        upright,
        reversed,
        symbols,
    }
}

const NUMERALS: [&str; MAJORS as usize] = [
    "0", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
    "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI",
];

// The four words in which the tables are written.

const fn tells(keywords: &'static [Localized], text: Localized, advice: Localized) -> Meaning {
    Meaning {
        keywords,
        text,
        advice,
    }
}

const fn sign(name: Localized, sense: Localized) -> Symbol {
    Symbol { name, sense }
}

const fn interim(name: Localized) -> Page {
    let meaning = tells(&[], say("", ""), say("", ""));
    Page {
        name,
        upright: meaning,
        reversed: meaning,
        symbols: &[],
    }
}

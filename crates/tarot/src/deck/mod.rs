//! The library: tables of what is written, made into one deck when the crate is compiled.

mod court;
mod majors;
mod pips;

use crate::arcana::{Arcana, Rank};
use crate::card::{Card, Meaning, Symbol};
use crate::card_id::{CardId, MAJORS};
use crate::localized::Localized;

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
            let number = rank.number() as usize;
            if rank.is_court() {
                (court::page(suit, number - FIRST_COURT), "", suit.element())
            } else {
                (
                    pips::page(suit, number - 1),
                    NUMERALS[number],
                    suit.element(),
                )
            }
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

const FIRST_COURT: usize = Rank::Page.number() as usize;

const NUMERALS: [&str; MAJORS as usize] = [
    "0", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
    "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI",
];

// The words in which the tables are written.

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

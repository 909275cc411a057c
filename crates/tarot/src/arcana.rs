use serde::{Deserialize, Serialize};

use crate::localized::{Localized, say};

/// Which of the two parts of the deck a card belongs to, and where in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Arcana {
    /// `number` is 0 (the Fool) to 21 (the World).
    Major {
        number: u8,
    },
    Minor {
        suit: Suit,
        rank: Rank,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Suit {
    Wands,
    Cups,
    Swords,
    Pentacles,
}

impl Suit {
    /// In the order of the deck.
    pub const ALL: [Self; 4] = [Self::Wands, Self::Cups, Self::Swords, Self::Pentacles];

    #[must_use]
    pub const fn name(self) -> Localized {
        match self {
            Self::Wands => say("완드", "Wands"),
            Self::Cups => say("컵", "Cups"),
            Self::Swords => say("소드", "Swords"),
            Self::Pentacles => say("펜타클", "Pentacles"),
        }
    }

    #[must_use]
    pub const fn element(self) -> Element {
        match self {
            Self::Wands => Element::Fire,
            Self::Cups => Element::Water,
            Self::Swords => Element::Air,
            Self::Pentacles => Element::Earth,
        }
    }

    /// What the cards of this suit speak of, as a noun phrase.
    #[must_use]
    pub const fn realm(self) -> Localized {
        match self {
            Self::Wands => say("의욕과 행동", "drive and action"),
            Self::Cups => say("마음과 관계", "feelings and bonds"),
            Self::Swords => say("생각과 말", "thoughts and words"),
            Self::Pentacles => say("몸과 일상, 일과 살림", "body, work and daily life"),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rank {
    Ace,
    Two,
    Three,
    Four,
    Five,
    Six,
    Seven,
    Eight,
    Nine,
    Ten,
    Page,
    Knight,
    Queen,
    King,
}

impl Rank {
    pub const ALL: [Self; 14] = [
        Self::Ace,
        Self::Two,
        Self::Three,
        Self::Four,
        Self::Five,
        Self::Six,
        Self::Seven,
        Self::Eight,
        Self::Nine,
        Self::Ten,
        Self::Page,
        Self::Knight,
        Self::Queen,
        Self::King,
    ];

    /// 1 (ace) to 14 (king), as in a card's stable name.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    #[must_use]
    pub const fn is_court(self) -> bool {
        self.number() > 10
    }

    #[must_use]
    pub const fn name(self) -> Localized {
        match self {
            Self::Ace => say("에이스", "Ace"),
            Self::Two => say("2", "Two"),
            Self::Three => say("3", "Three"),
            Self::Four => say("4", "Four"),
            Self::Five => say("5", "Five"),
            Self::Six => say("6", "Six"),
            Self::Seven => say("7", "Seven"),
            Self::Eight => say("8", "Eight"),
            Self::Nine => say("9", "Nine"),
            Self::Ten => say("10", "Ten"),
            Self::Page => say("시종", "Page"),
            Self::Knight => say("기사", "Knight"),
            Self::Queen => say("여왕", "Queen"),
            Self::King => say("왕", "King"),
        }
    }
}

/// The element that gives a card its temper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Element {
    Fire,
    Water,
    Air,
    Earth,
}

impl Element {
    #[must_use]
    pub const fn name(self) -> Localized {
        match self {
            Self::Fire => say("불", "Fire"),
            Self::Water => say("물", "Water"),
            Self::Air => say("공기", "Air"),
            Self::Earth => say("흙", "Earth"),
        }
    }
}

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::arcana::{Arcana, Rank, Suit};
use crate::error::ParseError;

/// One of the 78 cards: 0 to 21 the majors, then wands, cups, swords and pentacles, 14 each.
///
/// Written, stored and sent as a stable name: `major-00` to `major-21`, `wands-01` to `wands-14`,
/// and so on, where 11 is the page, 12 the knight, 13 the queen and 14 the king.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardId(u8);

pub(crate) const MAJORS: u8 = 22;
pub(crate) const RANKS: u8 = 14;

impl CardId {
    pub const COUNT: usize = 78;

    /// `None` from 78 on.
    #[must_use]
    pub const fn new(index: u8) -> Option<Self> {
        if (index as usize) < Self::COUNT {
            Some(Self(index))
        } else {
            None
        }
    }

    /// For numbers that are below 78 by how they were made.
    pub(crate) const fn of(index: u8) -> Self {
        debug_assert!((index as usize) < Self::COUNT);
        Self(index)
    }

    /// 0 to 77.
    #[must_use]
    pub const fn index(self) -> u8 {
        self.0
    }

    #[must_use]
    pub const fn arcana(self) -> Arcana {
        if self.0 < MAJORS {
            return Arcana::Major { number: self.0 };
        }
        let minor = self.0 - MAJORS;
        Arcana::Minor {
            suit: Suit::ALL[(minor / RANKS) as usize],
            rank: Rank::ALL[(minor % RANKS) as usize],
        }
    }

    /// All cards in the order of the deck.
    pub fn all() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator {
        (0..MAJORS + 4 * RANKS).map(Self)
    }
}

const fn prefix(suit: Suit) -> &'static str {
    match suit {
        Suit::Wands => "wands",
        Suit::Cups => "cups",
        Suit::Swords => "swords",
        Suit::Pentacles => "pentacles",
    }
}

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.arcana() {
            Arcana::Major { number } => write!(f, "major-{number:02}"),
            Arcana::Minor { suit, rank } => write!(f, "{}-{:02}", prefix(suit), rank.number()),
        }
    }
}

impl FromStr for CardId {
    type Err = ParseError;

    fn from_str(name: &str) -> Result<Self, ParseError> {
        let (part, digits) = name.split_once('-').ok_or(ParseError::Card)?;
        let &[tens @ b'0'..=b'9', ones @ b'0'..=b'9'] = digits.as_bytes() else {
            return Err(ParseError::Card);
        };
        let number = (tens - b'0') * 10 + (ones - b'0');
        if part == "major" {
            return if number < MAJORS {
                Ok(Self(number))
            } else {
                Err(ParseError::Card)
            };
        }
        let suit = (0..)
            .zip(Suit::ALL)
            .find_map(|(index, suit)| (prefix(suit) == part).then_some(index))
            .ok_or(ParseError::Card)?;
        match number {
            1..=RANKS => Ok(Self(MAJORS + suit * RANKS + number - 1)),
            _ => Err(ParseError::Card),
        }
    }
}

impl Serialize for CardId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CardId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        name.parse().map_err(D::Error::custom)
    }
}

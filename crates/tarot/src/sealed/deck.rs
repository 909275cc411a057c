use proto_events::cards::{DrawnCard, Orientation, SpreadId};

use super::seed::{Commitment, Seed};
use super::stream::Stream;
use crate::card_id::CardId;
use crate::error::DrawError;
use crate::spread::spread;

/// Cards, and therefore positions, in a deck.
pub const DECK_SIZE: u8 = 78;

/// A shuffled deck whose every position is decided and can no longer be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedDeck {
    seed: Seed,
    order: [(CardId, Orientation); DECK_SIZE as usize],
}

impl SealedDeck {
    /// Shuffles by the seed alone: the same seed always gives the same deck.
    #[must_use]
    pub fn seal(seed: Seed) -> Self {
        let mut stream = Stream::new(&seed);
        let mut indices: [u8; DECK_SIZE as usize] = [0; DECK_SIZE as usize];
        for (index, slot) in (0..).zip(&mut indices) {
            *slot = index;
        }
        for last in (1..DECK_SIZE).rev() {
            let other = stream.below(last + 1);
            indices.swap(usize::from(last), usize::from(other));
        }
        let mut bits = [0; (DECK_SIZE as usize).div_ceil(8)];
        bits.fill_with(|| stream.byte());
        let order = std::array::from_fn(|position| {
            let reversed = bits[position / 8] >> (7 - position % 8) & 1 == 1;
            let orientation = if reversed {
                Orientation::Reversed
            } else {
                Orientation::Upright
            };
            (CardId::of(indices[position]), orientation)
        });
        Self { seed, order }
    }

    /// What may be published before the draw.
    #[must_use]
    pub fn commitment(&self) -> Commitment {
        self.seed.commitment()
    }

    /// The secret that opens the deck, to be revealed with the cards.
    #[must_use]
    pub const fn seed(&self) -> &Seed {
        &self.seed
    }

    /// What lies at a position; `None` from 78 on.
    #[must_use]
    pub fn at(&self, position: u8) -> Option<(CardId, Orientation)> {
        self.order.get(usize::from(position)).copied()
    }

    /// The whole deck, position 0 first.
    #[must_use]
    pub const fn order(&self) -> &[(CardId, Orientation); DECK_SIZE as usize] {
        &self.order
    }

    /// Turns the touched positions over, the first onto the first place of the spread.
    ///
    /// Drawing changes nothing: the same positions always give the same cards.
    ///
    /// # Errors
    ///
    /// When there are not as many positions as places, when one is outside the deck, or when one
    /// is repeated; checked in this order.
    pub fn draw(&self, id: SpreadId, positions: &[u8]) -> Result<Vec<DrawnCard>, DrawError> {
        let expected = spread(id).places.len();
        if positions.len() != expected {
            return Err(DrawError::WrongCount {
                expected,
                given: positions.len(),
            });
        }
        let mut cards = Vec::with_capacity(expected);
        for (place, &position) in (0..).zip(positions) {
            let (card, orientation) = self
                .at(position)
                .ok_or(DrawError::OutsideDeck { position })?;
            cards.push(DrawnCard {
                place,
                position,
                card: card.to_string(),
                orientation,
            });
        }
        match repeated(positions) {
            Some(position) => Err(DrawError::Repeated { position }),
            None => Ok(cards),
        }
    }
}

fn repeated(positions: &[u8]) -> Option<u8> {
    let mut rest = positions;
    while let Some((first, others)) = rest.split_first() {
        if others.contains(first) {
            return Some(*first);
        }
        rest = others;
    }
    None
}

/// Whether a revealed seed is the promised one and really gives these cards.
///
/// The cards must be one whole draw: places 0, 1, 2 … in order, no position twice.
#[must_use]
pub fn verify(seed: &Seed, commitment: &Commitment, cards: &[DrawnCard]) -> bool {
    let deck = SealedDeck::seal(seed.clone());
    let positions: Vec<u8> = cards.iter().map(|card| card.position).collect();
    deck.commitment() == *commitment
        && !cards.is_empty()
        && repeated(&positions).is_none()
        && (0u8..).zip(cards).all(|(expected, drawn)| {
            let DrawnCard {
                place,
                position,
                card,
                orientation,
            } = drawn;
            *place == expected
                && deck
                    .at(*position)
                    .is_some_and(|(id, lies)| lies == *orientation && card.parse() == Ok(id))
        })
}

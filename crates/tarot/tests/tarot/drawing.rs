use std::collections::HashSet;

use proptest::prelude::*;
use proto_events::cards::{DrawnCard, Orientation, SpreadId};
use tarot::{DrawError, ParseError, SealedDeck, Seed, spread, verify};

fn any_deck() -> impl Strategy<Value = SealedDeck> {
    any::<[u8; 32]>().prop_map(|bytes| SealedDeck::seal(Seed::from_bytes(bytes)))
}

fn any_spread() -> impl Strategy<Value = SpreadId> {
    prop_oneof![
        Just(SpreadId::One),
        Just(SpreadId::Three),
        Just(SpreadId::Celtic)
    ]
}

fn a_touch(id: SpreadId) -> impl Strategy<Value = Vec<u8>> {
    Just((0..78).collect::<Vec<u8>>())
        .prop_shuffle()
        .prop_map(move |all| all[..spread(id).places.len()].to_vec())
}

fn drawn() -> impl Strategy<Value = (SealedDeck, SpreadId, Vec<u8>)> {
    (any_deck(), any_spread()).prop_flat_map(|(deck, id)| (Just(deck), Just(id), a_touch(id)))
}

fn deck() -> SealedDeck {
    SealedDeck::seal(Seed::from_bytes([7; 32]))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_card_is_never_drawn_twice((deck, id, positions) in drawn()) {
        let cards = deck.draw(id, &positions).unwrap();
        let names: HashSet<_> = cards.iter().map(|drawn| drawn.card.clone()).collect();
        prop_assert_eq!(names.len(), spread(id).places.len());
    }

    #[test]
    fn every_card_lies_somewhere_in_every_deck(deck in any_deck()) {
        let names: HashSet<_> = deck.order().iter().map(|(card, _)| *card).collect();
        prop_assert_eq!(names.len(), 78);
    }

    #[test]
    fn the_touched_position_decides_the_card((deck, id, positions) in drawn()) {
        let cards = deck.draw(id, &positions).unwrap();
        for (place, drawn) in cards.iter().enumerate() {
            let (card, orientation) = deck.at(positions[place]).unwrap();
            prop_assert_eq!(usize::from(drawn.place), place);
            prop_assert_eq!(drawn.position, positions[place]);
            prop_assert_eq!(&drawn.card, &card.to_string());
            prop_assert_eq!(drawn.orientation, orientation);
        }
    }

    #[test]
    fn an_honest_draw_is_verified((deck, id, positions) in drawn()) {
        let cards = deck.draw(id, &positions).unwrap();
        prop_assert!(verify(deck.seed(), &deck.commitment(), &cards));
    }

    #[test]
    fn a_draw_with_one_thing_changed_is_not_verified(
        (deck, id, positions) in drawn(),
        place in any::<prop::sample::Index>(),
        change in 0..5,
    ) {
        let mut cards = deck.draw(id, &positions).unwrap();
        let forged = place.get_mut(&mut cards);
        match change {
            0 => forged.place = forged.place.wrapping_add(1),
            1 => forged.position = (forged.position + 1) % 78,
            2 => forged.position = 78,
            3 => forged.card = if forged.card == "major-00" { "major-01" } else { "major-00" }.into(),
            _ => forged.orientation = match forged.orientation {
                Orientation::Upright => Orientation::Reversed,
                Orientation::Reversed => Orientation::Upright,
            },
        }
        prop_assert!(!verify(deck.seed(), &deck.commitment(), &cards));
    }

    #[test]
    fn another_seed_does_not_fit_the_commitment(
        (deck, id, positions) in drawn(),
        other in any::<[u8; 32]>(),
    ) {
        prop_assume!(&other != deck.seed().as_bytes());
        let other = SealedDeck::seal(Seed::from_bytes(other));
        let cards = other.draw(id, &positions).unwrap();
        prop_assert!(!verify(other.seed(), &deck.commitment(), &cards));
    }

    #[test]
    fn a_wrong_number_of_positions_draws_nothing(deck in any_deck(), id in any_spread(), given in 0..40usize) {
        let expected = spread(id).places.len();
        prop_assume!(given != expected);
        let positions: Vec<u8> = (0..78).take(given).collect();
        prop_assert_eq!(
            deck.draw(id, &positions),
            Err(DrawError::WrongCount { expected, given })
        );
    }

    #[test]
    fn a_position_outside_the_deck_draws_nothing(
        (deck, id, mut positions) in drawn(),
        place in any::<prop::sample::Index>(),
        position in 78..=255u8,
    ) {
        *place.get_mut(&mut positions) = position;
        prop_assert_eq!(deck.draw(id, &positions), Err(DrawError::OutsideDeck { position }));
    }

    #[test]
    fn a_repeated_position_draws_nothing(deck in any_deck(), mut positions in a_touch(SpreadId::Celtic), from in 0..10usize, to in 0..10usize) {
        prop_assume!(from != to);
        positions[to] = positions[from];
        let position = positions[from];
        prop_assert_eq!(
            deck.draw(SpreadId::Celtic, &positions),
            Err(DrawError::Repeated { position })
        );
    }

    #[test]
    fn a_seed_survives_its_own_words(bytes in any::<[u8; 32]>()) {
        let seed = Seed::from_bytes(bytes);
        prop_assert_eq!(seed.to_string().parse(), Ok(seed.clone()));
        prop_assert_eq!(seed.to_string().to_uppercase().parse(), Ok(seed.clone()));
        let commitment = seed.commitment();
        prop_assert_eq!(commitment.to_string().parse(), Ok(commitment));
    }
}

#[test]
fn drawing_again_draws_the_same() {
    let first = deck().draw(SpreadId::Three, &[40, 3, 77]);
    assert_eq!(first, deck().draw(SpreadId::Three, &[40, 3, 77]));
}

#[test]
fn no_cards_prove_nothing() {
    let deck = deck();
    assert!(!verify(deck.seed(), &deck.commitment(), &[]));
}

#[test]
fn the_same_position_on_two_places_is_not_verified() {
    let deck = deck();
    let once = deck.draw(SpreadId::One, &[5]).unwrap().remove(0);
    let again = DrawnCard {
        place: 1,
        ..once.clone()
    };
    assert!(!verify(deck.seed(), &deck.commitment(), &[once, again]));
}

#[test]
fn a_seed_is_never_shown_by_debug() {
    let seed = Seed::from_bytes([0xab; 32]);
    assert!(!format!("{seed:?}").contains("ab"));
    assert!(!format!("{:?}", SealedDeck::seal(seed)).contains("abab"));
}

#[test]
fn a_seed_that_is_not_64_hex_digits_is_refused() {
    for wrong in [
        "",
        "0",
        &"0".repeat(63),
        &"0".repeat(65),
        &"g".repeat(64),
        &"é".repeat(32),
    ] {
        assert_eq!(wrong.parse::<Seed>(), Err(ParseError::Seed), "{wrong}");
    }
}

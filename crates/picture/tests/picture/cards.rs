use picture::{PaintError, Painter, Shape};
use proto_events::cards::{Orientation, SpreadId};

use crate::pixels::painted;
use crate::support::{ONE, TEN, THREE, cards, scene};

/// What the one card of a wide picture covers, well within its rim.
const CARD: (std::ops::Range<usize>, std::ops::Range<usize>) = (132..408, 77..545);

#[test]
fn a_reversed_card_is_the_upright_one_turned_by_half() {
    let (painter, _) = Painter::new(None);
    let mut drawn = cards(&ONE);
    let upright = painted(&painter, &scene(SpreadId::One, &drawn), Shape::Wide);
    drawn[0].orientation = Orientation::Reversed;
    let reversed = painted(&painter, &scene(SpreadId::One, &drawn), Shape::Wide);
    let (columns, rows) = CARD;

    let as_it_is = upright.distance(|x, y| reversed.at(x, y), columns.clone(), rows.clone());
    let turned = |x: usize, y: usize| reversed.at(132 + 407 - x, 77 + 544 - y);
    let when_turned = upright.distance(turned, columns.clone(), rows.clone());
    assert!(as_it_is > 3.0, "{as_it_is}");
    assert!(when_turned < 0.5, "{when_turned}");
    assert!(
        upright.same(&reversed, 520..1200, 0..630),
        "words are never turned"
    );
}

#[test]
fn every_card_of_the_deck_has_a_picture_of_its_own() {
    let (painter, _) = Painter::new(None);
    let (columns, rows) = CARD;
    let mut before = None;
    for card in tarot::deck() {
        let mut drawn = cards(&ONE);
        drawn[0].card = card.id.to_string();
        let pixels = painted(&painter, &scene(SpreadId::One, &drawn), Shape::Wide);
        if let Some(before) = &before {
            assert!(
                !pixels.same(before, columns.clone(), rows.clone()),
                "{}",
                card.id
            );
        }
        before = Some(pixels);
    }
}

#[test]
fn the_second_card_of_the_cross_lies_across_the_first() {
    let (painter, _) = Painter::new(None);
    let drawn = cards(&TEN);
    let without: Vec<_> = drawn
        .iter()
        .filter(|card| card.place != 1)
        .cloned()
        .collect();
    let whole = painted(&painter, &scene(SpreadId::Celtic, &drawn), Shape::Story);
    let less = painted(&painter, &scene(SpreadId::Celtic, &without), Shape::Story);
    let differs = |x: usize, y: usize| whole.at(x, y) != less.at(x, y);
    let changed: Vec<(usize, usize)> = (0..whole.height)
        .flat_map(|y| (0..whole.width).map(move |x| (x, y)))
        .filter(|(x, y)| differs(*x, *y))
        .collect();
    let span = |values: Vec<usize>| values.iter().max().unwrap() - values.iter().min().unwrap();
    let across = span(changed.iter().map(|(x, _)| *x).collect());
    let down = span(changed.iter().map(|(_, y)| *y).collect());
    assert!(across > down * 3 / 2, "{across} by {down}");
}

#[test]
fn cards_that_were_not_drawn_leave_their_places_empty() {
    let (painter, _) = Painter::new(None);
    let drawn = cards(&THREE);
    assert!(
        painter
            .paint(&scene(SpreadId::Three, &drawn[..1]), Shape::Square)
            .is_ok()
    );
}

#[test]
fn what_is_not_of_the_deck_or_the_spread_is_refused() {
    let (painter, _) = Painter::new(None);
    let refusal = |spread, drawn: &[_]| painter.paint(&scene(spread, drawn), Shape::Wide).err();

    assert_eq!(refusal(SpreadId::One, &[]), Some(PaintError::Cards(0)));
    let eleven = cards(&["major-00"; 11]);
    assert_eq!(
        refusal(SpreadId::Celtic, &eleven),
        Some(PaintError::Cards(11))
    );
    let three = cards(&THREE);
    assert_eq!(
        refusal(SpreadId::One, &three),
        Some(PaintError::UnknownPlace(1))
    );
    for name in ["major-22", "<svg/>", ""] {
        let unknown = PaintError::UnknownCard(name.to_owned());
        assert_eq!(refusal(SpreadId::One, &cards(&[name])), Some(unknown));
    }
}

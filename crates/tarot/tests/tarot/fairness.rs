//! A million decks, counted. The seeds are fixed, so the outcome is too: no luck in the test.

use std::sync::OnceLock;
use std::thread;

use proto_events::cards::Orientation;
use tarot::{SealedDeck, Seed};

const DECKS: u64 = 1_000_000;
const CARDS: usize = 78;

/// How often each card lay at each position, and how often reversed there; and how often each
/// card followed each at the first two positions, which a reading of several cards touches.
struct Count {
    at: Vec<[u32; CARDS]>,
    reversed_at: Vec<u32>,
    reversed_card: Vec<u32>,
    pairs: Vec<[u32; CARDS]>,
}

impl Count {
    fn new() -> Self {
        Self {
            at: vec![[0; CARDS]; CARDS],
            reversed_at: vec![0; CARDS],
            reversed_card: vec![0; CARDS],
            pairs: vec![[0; CARDS]; CARDS],
        }
    }

    fn of(seeds: impl Iterator<Item = u64>) -> Self {
        let mut count = Self::new();
        for number in seeds {
            let mut bytes = [0; 32];
            bytes[..8].copy_from_slice(&number.to_be_bytes());
            let deck = SealedDeck::seal(Seed::from_bytes(bytes));
            let order = deck.order();
            for (position, (card, orientation)) in order.iter().enumerate() {
                let card = usize::from(card.index());
                count.at[position][card] += 1;
                if *orientation == Orientation::Reversed {
                    count.reversed_at[position] += 1;
                    count.reversed_card[card] += 1;
                }
            }
            count.pairs[usize::from(order[0].0.index())][usize::from(order[1].0.index())] += 1;
        }
        count
    }

    fn add(mut self, other: &Self) -> Self {
        let rows = self.at.iter_mut().chain(&mut self.pairs);
        for (row, others) in rows.zip(other.at.iter().chain(&other.pairs)) {
            add(row, others);
        }
        add(&mut self.reversed_at, &other.reversed_at);
        add(&mut self.reversed_card, &other.reversed_card);
        self
    }
}

fn add(sums: &mut [u32], others: &[u32]) {
    sums.iter_mut()
        .zip(others)
        .for_each(|(sum, other)| *sum += other);
}

fn counted() -> &'static Count {
    static COUNTED: OnceLock<Count> = OnceLock::new();
    COUNTED.get_or_init(|| {
        let other = thread::spawn(|| Count::of(0..DECKS / 2));
        Count::of(DECKS / 2..DECKS).add(&other.join().unwrap())
    })
}

/// Distance of the observed counts from the same expectation for all, as a chi-square sum.
fn chi_square(observed: impl IntoIterator<Item = u32>, expected: f64) -> f64 {
    observed
        .into_iter()
        .map(|count| (f64::from(count) - expected).powi(2) / expected)
        .sum()
}

/// Standard deviations between a chi-square sum and its mean (Wilson and Hilferty's cube root).
fn deviations(chi_square: f64, degrees: f64) -> f64 {
    let spread = 2.0 / (9.0 * degrees);
    ((chi_square / degrees).cbrt() - (1.0 - spread)) / spread.sqrt()
}

/// Deviations allowed either way: a count that is too even is as suspicious as one too uneven.
/// Of the few hundred figures here, a fair deck would pass it once in thousands of seed ranges.
const BOUND: f64 = 5.0;

#[test]
fn every_card_is_as_likely_at_every_position() {
    let expected = DECKS as f64 / CARDS as f64;
    let mut whole = 0.0;
    for (position, counts) in counted().at.iter().enumerate() {
        let distance = chi_square(counts.iter().copied(), expected);
        let off = deviations(distance, 77.0);
        assert!(
            off.abs() < BOUND,
            "position {position}: {off:.2} deviations"
        );
        whole += distance;
    }
    let off = deviations(whole, 77.0 * 77.0);
    assert!(off.abs() < BOUND, "all positions: {off:.2} deviations");
}

#[test]
fn every_card_is_reversed_as_often_as_upright_wherever_it_lies() {
    let count = counted();
    for (what, counts) in [
        ("position", &count.reversed_at),
        ("card", &count.reversed_card),
    ] {
        for (index, reversed) in counts.iter().enumerate() {
            let off = (f64::from(*reversed) - DECKS as f64 / 2.0) / (DECKS as f64 / 4.0).sqrt();
            assert!(off.abs() < BOUND, "{what} {index}: {off:.2} deviations");
        }
    }
}

#[test]
fn a_card_says_nothing_about_the_next_one() {
    let pairs = &counted().pairs;
    let expected = DECKS as f64 / (78.0 * 77.0);
    assert!(
        (0..CARDS).all(|card| pairs[card][card] == 0),
        "a card follows itself"
    );
    let different = (0..CARDS * CARDS)
        .map(|cell| (cell / CARDS, cell % CARDS))
        .filter(|(first, second)| first != second)
        .map(|(first, second)| pairs[first][second]);
    let off = deviations(chi_square(different, expected), 78.0 * 77.0 - 1.0);
    assert!(off.abs() < BOUND, "{off:.2} deviations");
}

/// The measure itself is on trial here: a shuffle that keeps the bytes which ours throws away
/// must not get past it.
#[test]
fn the_measure_catches_a_shuffle_without_rejection() {
    let mut state = 1u64;
    let mut byte = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    let mut counts = [0u32; CARDS];
    for _ in 0..DECKS / 10 {
        counts[usize::from(byte() % 78)] += 1;
    }
    let expected = DECKS as f64 / 10.0 / CARDS as f64;
    let off = deviations(chi_square(counts, expected), 77.0);
    assert!(off > BOUND, "only {off:.2} deviations");
}

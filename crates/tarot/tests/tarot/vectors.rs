//! The published vectors, read and checked; `CONCH_REGENERATE=1` writes them anew.

use std::fmt::Write as _;
use std::path::PathBuf;

use proto_events::cards::{DrawnCard, Orientation, SpreadId};
use serde::Deserialize;
use tarot::{CardId, Commitment, STREAM_DOMAIN, SealedDeck, Seed, verify};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Published {
    version: u32,
    domain: String,
    decks: Vec<Deck>,
    forgeries: Vec<Forgery>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Deck {
    name: String,
    seed: String,
    commitment: String,
    order: Vec<Lying>,
    draws: Vec<Draw>,
}

#[derive(Deserialize, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
struct Lying {
    card: CardId,
    orientation: Orientation,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Draw {
    spread: SpreadId,
    positions: Vec<u8>,
    cards: Vec<DrawnCard>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forgery {
    name: String,
    seed: String,
    commitment: String,
    cards: Vec<DrawnCard>,
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors/sealed-draw.json")
}

fn seeds() -> Vec<(&'static str, [u8; 32])> {
    let parse = |digits: &str| *digits.parse::<Seed>().unwrap().as_bytes();
    let mut one_bit = [0; 32];
    one_bit[31] = 1;
    vec![
        ("zeros", [0; 32]),
        ("ones", [0xff; 32]),
        ("counting up", std::array::from_fn(|index| index as u8)),
        (
            "counting down",
            std::array::from_fn(|index| 255 - index as u8),
        ),
        ("last bit", one_bit),
        ("alternating", [0xa5; 32]),
        (
            "arbitrary 1",
            parse("3f8a6c1de07b52946ad1f0c83be59d7714a2c6508f3e9b01d64c7782ae15f93b"),
        ),
        (
            "arbitrary 2",
            parse("c04d91e27a3358bf06e1742d9fa8b35c6e10d48723bb5fa9907c1e64d83a2f05"),
        ),
        (
            "arbitrary 3",
            parse("7e25b8f1490ad3c66180ef9247dc3b05a9f4127e5830cb6dd21796af408be35c"),
        ),
        (
            "arbitrary 4",
            parse("158e3ad6f972c04b8d5167aa23fe90c1b46f0d38e7925c1a60d8fb4713a9e2cc"),
        ),
    ]
}

const TOUCHES: [(SpreadId, &[u8]); 4] = [
    (SpreadId::One, &[0]),
    (SpreadId::One, &[77]),
    (SpreadId::Three, &[12, 40, 39]),
    (SpreadId::Celtic, &[77, 0, 38, 5, 61, 22, 70, 9, 54, 1]),
];

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

fn joined(lines: impl IntoIterator<Item = String>, indent: &str) -> String {
    lines
        .into_iter()
        .collect::<Vec<_>>()
        .join(&format!(",\n{indent}"))
}

fn render_deck(name: &str, bytes: [u8; 32]) -> String {
    let deck = SealedDeck::seal(Seed::from_bytes(bytes));
    let order = deck.order().iter().map(|(card, orientation)| {
        format!(
            "{{\"card\": {}, \"orientation\": {}}}",
            json(card),
            json(orientation)
        )
    });
    let draws = TOUCHES.map(|(spread, positions)| {
        let cards = deck.draw(spread, positions).unwrap();
        format!(
            "{{\n          \"spread\": {}, \"positions\": {},\n          \"cards\": [\n            {}\n          ]\n        }}",
            json(&spread),
            json(&positions),
            joined(cards.iter().map(json), "            ")
        )
    });
    format!(
        "{{\n      \"name\": {},\n      \"seed\": \"{}\",\n      \"commitment\": \"{}\",\n      \
         \"order\": [\n        {}\n      ],\n      \"draws\": [\n        {}\n      ]\n    }}",
        json(&name),
        deck.seed(),
        deck.commitment(),
        joined(order, "        "),
        joined(draws, "        ")
    )
}

/// Draws that are not what they claim, each for one reason.
fn forgeries() -> Vec<(&'static str, Seed, Commitment, Vec<DrawnCard>)> {
    let deck = SealedDeck::seal(Seed::from_bytes([0; 32]));
    let other = SealedDeck::seal(Seed::from_bytes([1; 32]));
    let (seed, commitment) = (deck.seed().clone(), deck.commitment());
    let honest = deck.draw(SpreadId::Three, &[12, 40, 39]).unwrap();
    let mut swapped = honest.clone();
    swapped[0].card = honest[1].card.clone();
    let mut turned = honest.clone();
    turned[2].orientation = match turned[2].orientation {
        Orientation::Upright => Orientation::Reversed,
        Orientation::Reversed => Orientation::Upright,
    };
    let mut moved = honest.clone();
    moved[1].position = 41;
    let mut outside = honest.clone();
    outside[1].position = 78;
    let mut misplaced = honest.clone();
    misplaced[0].place = 1;
    let repeated = vec![
        honest[0].clone(),
        DrawnCard {
            place: 1,
            ..honest[0].clone()
        },
        honest[2].clone(),
    ];
    vec![
        ("another card", seed.clone(), commitment, swapped),
        ("another orientation", seed.clone(), commitment, turned),
        ("another position", seed.clone(), commitment, moved),
        (
            "a position outside the deck",
            seed.clone(),
            commitment,
            outside,
        ),
        ("a position twice", seed.clone(), commitment, repeated),
        ("a wrong place", seed.clone(), commitment, misplaced),
        ("no cards", seed, commitment, Vec::new()),
        (
            "a seed that was not promised",
            other.seed().clone(),
            commitment,
            other.draw(SpreadId::Three, &[12, 40, 39]).unwrap(),
        ),
    ]
}

fn render() -> String {
    let decks = seeds()
        .into_iter()
        .map(|(name, bytes)| render_deck(name, bytes));
    let forgeries = forgeries()
        .into_iter()
        .map(|(name, seed, commitment, cards)| {
            format!(
                "{{\n      \"name\": {},\n      \"seed\": \"{seed}\",\n      \
             \"commitment\": \"{commitment}\",\n      \"cards\": {}\n    }}",
                json(&name),
                if cards.is_empty() {
                    String::from("[]")
                } else {
                    format!(
                        "[\n        {}\n      ]",
                        joined(cards.iter().map(json), "        ")
                    )
                }
            )
        });
    let mut text = String::new();
    writeln!(
        text,
        "{{\n  \"version\": 1,\n  \"domain\": {},\n  \"decks\": [\n    {}\n  ],\n  \"forgeries\": [\n    {}\n  ]\n}}",
        json(&std::str::from_utf8(STREAM_DOMAIN).unwrap()),
        joined(decks, "    "),
        joined(forgeries, "    ")
    )
    .unwrap();
    text
}

fn published() -> Published {
    serde_json::from_str(&std::fs::read_to_string(file()).unwrap()).unwrap()
}

#[test]
fn the_published_vectors_are_current() {
    let rendered = render();
    if std::env::var_os("CONCH_REGENERATE").is_some_and(|value| value == "1") {
        std::fs::write(file(), rendered).unwrap();
        return;
    }
    let published = std::fs::read_to_string(file()).unwrap();
    assert!(
        published == rendered,
        "stale: run this test with CONCH_REGENERATE=1"
    );
}

#[test]
fn every_published_deck_is_reproduced_from_its_seed() {
    let published = published();
    assert_eq!(published.version, 1);
    assert_eq!(published.domain.as_bytes(), STREAM_DOMAIN);
    assert!(published.decks.len() >= 8);
    for Deck {
        name,
        seed,
        commitment,
        order,
        draws,
    } in published.decks
    {
        let deck = SealedDeck::seal(seed.parse().unwrap());
        assert_eq!(deck.commitment().to_string(), commitment, "{name}");
        let found: Vec<_> = deck
            .order()
            .iter()
            .map(|(card, orientation)| Lying {
                card: *card,
                orientation: *orientation,
            })
            .collect();
        assert_eq!(found, order, "{name}");
        for Draw {
            spread,
            positions,
            cards,
        } in draws
        {
            assert_eq!(deck.draw(spread, &positions).as_ref(), Ok(&cards), "{name}");
            assert!(verify(deck.seed(), &deck.commitment(), &cards), "{name}");
        }
    }
}

#[test]
fn every_published_forgery_is_refused() {
    for Forgery {
        name,
        seed,
        commitment,
        cards,
    } in published().forgeries
    {
        let (seed, commitment) = (seed.parse().unwrap(), commitment.parse().unwrap());
        assert!(!verify(&seed, &commitment, &cards), "{name}");
    }
}

/// Figures worked out by an independent program from the README's description alone.
#[test]
fn the_description_gives_the_same_deck_elsewhere() {
    let deck = SealedDeck::seal(Seed::from_bytes([0; 32]));
    assert_eq!(
        deck.commitment().to_string(),
        "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"
    );
    let found: Vec<_> = [0, 1, 2, 3, 4, 5, 76, 77]
        .map(|position| deck.at(position).unwrap())
        .map(|(card, orientation)| (card.to_string(), orientation == Orientation::Reversed))
        .into();
    let expected = [
        ("swords-07", true),
        ("major-18", false),
        ("pentacles-03", false),
        ("pentacles-14", true),
        ("major-20", true),
        ("pentacles-13", false),
        ("cups-13", false),
        ("swords-06", true),
    ]
    .map(|(card, reversed)| (card.to_owned(), reversed));
    assert_eq!(found, expected);
}

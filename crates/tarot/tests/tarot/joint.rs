//! The published vectors of the joint draw, read and checked; `CONCH_REGENERATE=1` writes them anew.

use std::path::PathBuf;

use proto_events::cards::{DrawnCard, Orientation, SpreadId};
use serde::{Deserialize, Serialize};
use tarot::{
    Commitment, JOINT_DOMAIN, Revealed, SealedDeck, Seed, joint_seed, verify, verify_joint,
};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Published {
    version: u32,
    domain: String,
    decks: Vec<Deck>,
    forgeries: Vec<Forgery>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deck {
    name: String,
    host: Seal,
    client: Seal,
    /// Of the joint deck.
    seed: String,
    draws: Vec<Draw>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seal {
    seed: String,
    commitment: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Draw {
    spread: SpreadId,
    positions: Vec<u8>,
    cards: Vec<DrawnCard>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Forgery {
    name: String,
    host: Seal,
    client: Seal,
    cards: Vec<DrawnCard>,
}

const TOUCHES: [(SpreadId, &[u8]); 3] = [
    (SpreadId::One, &[77]),
    (SpreadId::Three, &[12, 40, 39]),
    (SpreadId::Celtic, &[77, 0, 38, 5, 61, 22, 70, 9, 54, 1]),
];

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("vectors/joint-draw.json")
}

fn seal(seed: &Seed) -> Seal {
    Seal {
        seed: seed.to_string(),
        commitment: seed.commitment().to_string(),
    }
}

fn pairs() -> Vec<(&'static str, Seed, Seed)> {
    let arbitrary = |digits: &str| digits.parse::<Seed>().unwrap();
    let up = Seed::from_bytes(std::array::from_fn(|index| index as u8));
    let down = Seed::from_bytes(std::array::from_fn(|index| 255 - index as u8));
    vec![
        (
            "zeros",
            Seed::from_bytes([0; 32]),
            Seed::from_bytes([0; 32]),
        ),
        ("counting", up.clone(), down.clone()),
        ("counting, sides changed", down, up),
        (
            "ones and zeros",
            Seed::from_bytes([0xff; 32]),
            Seed::from_bytes([0; 32]),
        ),
        (
            "arbitrary 1",
            arbitrary("3f8a6c1de07b52946ad1f0c83be59d7714a2c6508f3e9b01d64c7782ae15f93b"),
            arbitrary("c04d91e27a3358bf06e1742d9fa8b35c6e10d48723bb5fa9907c1e64d83a2f05"),
        ),
        (
            "arbitrary 2",
            arbitrary("7e25b8f1490ad3c66180ef9247dc3b05a9f4127e5830cb6dd21796af408be35c"),
            arbitrary("158e3ad6f972c04b8d5167aa23fe90c1b46f0d38e7925c1a60d8fb4713a9e2cc"),
        ),
    ]
}

fn deck(name: &str, host: &Seed, client: &Seed) -> Deck {
    let sealed = SealedDeck::seal(joint_seed(host, client));
    Deck {
        name: name.to_owned(),
        host: seal(host),
        client: seal(client),
        seed: sealed.seed().to_string(),
        draws: TOUCHES
            .map(|(spread, positions)| Draw {
                spread,
                positions: positions.to_vec(),
                cards: sealed.draw(spread, positions).unwrap(),
            })
            .into(),
    }
}

/// Draws that are not what they claim, each for one reason.
fn forgeries() -> Vec<Forgery> {
    let (host, client) = (Seed::from_bytes([3; 32]), Seed::from_bytes([5; 32]));
    let other = Seed::from_bytes([7; 32]);
    let of = |host: &Seed, client: &Seed| {
        SealedDeck::seal(joint_seed(host, client))
            .draw(SpreadId::Three, &[12, 40, 39])
            .unwrap()
    };
    let honest = of(&host, &client);
    let mut turned = honest.clone();
    turned[1].orientation = match turned[1].orientation {
        Orientation::Upright => Orientation::Reversed,
        Orientation::Reversed => Orientation::Upright,
    };
    let mut moved = honest.clone();
    moved[0].position = 13;
    let unpromised = Seal {
        seed: other.to_string(),
        commitment: host.commitment().to_string(),
    };
    let forgery = |name: &str, host: Seal, client: Seal, cards| Forgery {
        name: name.to_owned(),
        host,
        client,
        cards,
    };
    vec![
        forgery("another orientation", seal(&host), seal(&client), turned),
        forgery("another position", seal(&host), seal(&client), moved),
        forgery("no cards", seal(&host), seal(&client), Vec::new()),
        forgery("sides changed", seal(&client), seal(&host), honest),
        forgery(
            "a deck of the host's seed alone",
            seal(&host),
            seal(&client),
            SealedDeck::seal(host.clone())
                .draw(SpreadId::Three, &[12, 40, 39])
                .unwrap(),
        ),
        forgery(
            "a host's seed that was not promised",
            unpromised.clone(),
            seal(&client),
            of(&other, &client),
        ),
        forgery(
            "a client's seed that was not promised",
            seal(&client),
            unpromised,
            of(&client, &other),
        ),
    ]
}

fn render() -> String {
    let published = Published {
        version: 1,
        domain: String::from_utf8(JOINT_DOMAIN.to_vec()).unwrap(),
        decks: pairs()
            .iter()
            .map(|(name, host, client)| deck(name, host, client))
            .collect(),
        forgeries: forgeries(),
    };
    serde_json::to_string_pretty(&published).unwrap() + "\n"
}

fn published() -> Published {
    serde_json::from_str(&std::fs::read_to_string(file()).unwrap()).unwrap()
}

fn read(seal: &Seal) -> (Seed, Commitment) {
    (seal.seed.parse().unwrap(), seal.commitment.parse().unwrap())
}

fn verified(host: &Seal, client: &Seal, cards: &[DrawnCard]) -> bool {
    let (host, client) = (read(host), read(client));
    let revealed = |(seed, commitment)| Revealed { seed, commitment };
    verify_joint(
        revealed((&host.0, &host.1)),
        revealed((&client.0, &client.1)),
        cards,
    )
}

#[test]
fn the_published_joint_vectors_are_current() {
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
fn every_published_joint_draw_is_reproduced_from_its_two_seeds() {
    let published = published();
    assert_eq!(published.version, 1);
    assert_eq!(published.domain.as_bytes(), JOINT_DOMAIN);
    assert!(published.decks.len() >= 6);
    for deck in published.decks {
        let (host, client) = (read(&deck.host), read(&deck.client));
        let joint = joint_seed(&host.0, &client.0);
        assert_eq!(joint.to_string(), deck.seed, "{}", deck.name);
        for draw in deck.draws {
            assert!(verified(&deck.host, &deck.client, &draw.cards));
            assert!(verify(&joint, &joint.commitment(), &draw.cards));
        }
    }
}

#[test]
fn every_published_joint_forgery_is_refused() {
    let published = published();
    assert!(published.forgeries.len() >= 7);
    for forgery in published.forgeries {
        let found = verified(&forgery.host, &forgery.client, &forgery.cards);
        assert!(!found, "{}", forgery.name);
    }
}

/// Worked out by an independent program from the README's description alone.
#[test]
fn the_description_gives_the_same_joint_seed_elsewhere() {
    let joint = joint_seed(&Seed::from_bytes([3; 32]), &Seed::from_bytes([5; 32]));
    assert_eq!(
        joint.to_string(),
        "642c03654457ccbefada4bd9554cfeb523f82e275b1f61e33ce7f14a4e54b748"
    );
}

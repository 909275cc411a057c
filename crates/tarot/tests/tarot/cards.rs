use std::collections::HashSet;

use tarot::{Arcana, CardId, ParseError, Rank, Suit, card};

#[test]
fn every_card_has_a_name_of_its_own_that_leads_back_to_it() {
    let names: HashSet<String> = CardId::all().map(|id| id.to_string()).collect();
    assert_eq!(names.len(), CardId::COUNT);
    for id in CardId::all() {
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(card(id).id, id);
    }
}

#[test]
fn the_names_at_the_seams_are_as_published() {
    for (index, name) in [
        (0, "major-00"),
        (21, "major-21"),
        (22, "wands-01"),
        (35, "wands-14"),
        (36, "cups-01"),
        (50, "swords-01"),
        (64, "pentacles-01"),
        (77, "pentacles-14"),
    ] {
        assert_eq!(CardId::new(index).unwrap().to_string(), name);
    }
}

#[test]
fn what_is_not_a_name_of_a_card_is_refused() {
    for wrong in [
        "",
        "-",
        "major",
        "major-",
        "major-0",
        "major-22",
        "major-000",
        "major-+1",
        "Major-00",
        "cups-00",
        "cups-15",
        "cups-1",
        "coins-01",
        " cups-01",
        "cups-01 ",
        "cups-0１",
        "major-99",
    ] {
        assert_eq!(wrong.parse::<CardId>(), Err(ParseError::Card), "{wrong:?}");
    }
    assert_eq!(CardId::new(78), None);
}

#[test]
fn a_card_travels_as_its_name() {
    let id: CardId = "swords-12".parse().unwrap();
    assert_eq!(serde_json::to_string(&id).unwrap(), "\"swords-12\"");
    assert_eq!(serde_json::from_str::<CardId>("\"swords-12\"").unwrap(), id);
    assert!(serde_json::from_str::<CardId>("\"swords-15\"").is_err());
    assert!(serde_json::from_str::<CardId>("12").is_err());
}

#[test]
fn a_card_knows_its_suit_and_rank() {
    let knight: CardId = "cups-12".parse().unwrap();
    assert_eq!(
        knight.arcana(),
        Arcana::Minor {
            suit: Suit::Cups,
            rank: Rank::Knight
        }
    );
    let wheel: CardId = "major-10".parse().unwrap();
    assert_eq!(wheel.arcana(), Arcana::Major { number: 10 });
}

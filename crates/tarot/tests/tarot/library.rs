//! What can be checked of the library without reading it: nothing missing, nothing twice, in
//! range, in the right script. Every finding is gathered, so that one run shows them all.

use std::collections::{HashMap, HashSet};

use proto_events::cards::{Locale, Orientation};
use tarot::{Arcana, Card, Localized, Meaning, Suit, card, deck, spreads};

fn meanings(card: &Card) -> [(Orientation, &Meaning); 2] {
    [Orientation::Upright, Orientation::Reversed].map(|way| (way, card.meaning(way)))
}

fn every_meaning() -> impl Iterator<Item = (String, &'static Meaning)> {
    deck().iter().flat_map(|card| {
        meanings(card).map(|(way, meaning)| (format!("{} {way:?}", card.id), meaning))
    })
}

/// Every text of the library with where it stands.
fn every_text() -> Vec<(String, Localized)> {
    let mut texts = Vec::new();
    for card in deck() {
        texts.push((format!("{} name", card.id), card.name));
        for symbol in card.symbols {
            texts.push((format!("{} symbol", card.id), symbol.name));
            texts.push((format!("{} symbol sense", card.id), symbol.sense));
        }
    }
    for (at, meaning) in every_meaning() {
        texts.push((format!("{at} text"), meaning.text));
        texts.push((format!("{at} advice"), meaning.advice));
        texts.extend(
            meaning
                .keywords
                .iter()
                .map(|word| (format!("{at} keyword"), *word)),
        );
    }
    for spread in spreads() {
        texts.push((format!("{:?} name", spread.id), spread.name));
        texts.push((format!("{:?} purpose", spread.id), spread.purpose));
        for place in spread.places {
            texts.push((format!("{:?} place", spread.id), place.name));
            texts.push((format!("{:?} place sense", spread.id), place.sense));
        }
    }
    texts
}

fn nothing(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

fn sentences(text: &str) -> usize {
    text.split_inclusive(['.', '?', '!'])
        .filter(|piece| !piece.trim().is_empty())
        .count()
}

fn is_hangul(letter: char) -> bool {
    ('가'..='힣').contains(&letter)
}

#[test]
fn every_text_is_there_in_both_languages_and_in_its_own_script() {
    let mut findings = Vec::new();
    for (at, text) in every_text() {
        let Localized { ko, en } = text;
        let numeral = |word: &str| word.chars().all(|letter| letter.is_ascii_digit());
        if !ko.chars().any(is_hangul) && !numeral(ko) {
            findings.push(format!("{at}: no Korean in {ko:?}"));
        }
        if let Some(letter) = ko.chars().find(char::is_ascii_alphabetic) {
            findings.push(format!("{at}: {letter:?} in {ko:?}"));
        }
        if !en.chars().any(|letter| letter.is_ascii_alphabetic()) || !en.is_ascii() {
            findings.push(format!("{at}: not plain English {en:?}"));
        }
        for text in [ko, en] {
            if text.trim() != text || text.contains("  ") || text.contains(['<', '&', '\n', '"']) {
                findings.push(format!("{at}: untidy {text:?}"));
            }
        }
    }
    nothing(&findings);
}

#[test]
fn a_text_is_two_to_four_sentences_of_readable_length() {
    let mut findings = Vec::new();
    for (at, meaning) in every_meaning() {
        let letters = meaning.text.ko.chars().count();
        if !(80..=160).contains(&letters) {
            findings.push(format!("{at}: {letters} Korean letters"));
        }
        let words = meaning.text.en.split_whitespace().count();
        if !(25..=50).contains(&words) {
            findings.push(format!("{at}: {words} English words"));
        }
        for text in [meaning.text.ko, meaning.text.en] {
            if !(2..=4).contains(&sentences(text)) || !text.ends_with(['.', '?', '!']) {
                findings.push(format!("{at}: sentences of {text:?}"));
            }
        }
    }
    nothing(&findings);
}

#[test]
fn an_advice_is_one_sentence() {
    let mut findings = Vec::new();
    for (at, meaning) in every_meaning() {
        for text in [meaning.advice.ko, meaning.advice.en] {
            if sentences(text) != 1 || !text.ends_with('.') {
                findings.push(format!("{at}: {text:?}"));
            }
        }
    }
    nothing(&findings);
}

#[test]
fn korean_is_polite_and_warm_throughout() {
    let mut findings = Vec::new();
    for (at, meaning) in every_meaning() {
        for text in [meaning.text.ko, meaning.advice.ko] {
            for sentence in text.split_inclusive(['.', '?', '!']) {
                let end = sentence.trim().trim_end_matches(['.', '?', '!']);
                if !end.ends_with(['요', '죠']) {
                    findings.push(format!("{at}: {sentence:?}"));
                }
            }
        }
    }
    nothing(&findings);
}

#[test]
fn no_text_stands_twice() {
    let mut seen: HashMap<(Locale, &str), String> = HashMap::new();
    let mut findings = Vec::new();
    let whole = every_text().into_iter().filter(|(at, _)| {
        ["name", "text", "advice", "sense"]
            .iter()
            .any(|part| at.ends_with(part))
    });
    for (at, text) in whole.filter(|(at, _)| !at.ends_with("symbol")) {
        for locale in [Locale::Ko, Locale::En] {
            if let Some(before) = seen.insert((locale, text.get(locale)), at.clone()) {
                findings.push(format!("{at} repeats {before}: {:?}", text.get(locale)));
            }
        }
    }
    nothing(&findings);
}

/// Readings put meanings one after another, so few of them may begin alike.
#[test]
fn texts_begin_in_many_ways() {
    for locale in [Locale::Ko, Locale::En] {
        let mut openings: HashMap<String, Vec<String>> = HashMap::new();
        for (at, meaning) in every_meaning() {
            let opening = meaning
                .text
                .get(locale)
                .split(' ')
                .take(2)
                .collect::<Vec<_>>()
                .join(" ");
            openings.entry(opening).or_default().push(at);
        }
        openings.retain(|_, at| at.len() > 3);
        assert!(openings.is_empty(), "{openings:?}");
    }
}

#[test]
fn a_card_has_three_to_five_keywords_and_none_twice() {
    for card in deck() {
        for (way, meaning) in meanings(card) {
            assert!(
                (3..=5).contains(&meaning.keywords.len()),
                "{} {way:?}",
                card.id
            );
        }
        for locale in [Locale::Ko, Locale::En] {
            let all: Vec<_> = meanings(card)
                .iter()
                .flat_map(|(_, meaning)| meaning.keywords)
                .map(|word| word.get(locale))
                .collect();
            let different: HashSet<_> = all.iter().collect();
            assert_eq!(different.len(), all.len(), "{}: {all:?}", card.id);
        }
    }
}

#[test]
fn a_card_shows_as_many_symbols_as_its_part_of_the_deck_asks() {
    for card in deck() {
        let expected = match card.arcana {
            Arcana::Major { .. } => 3..=4,
            Arcana::Minor { .. } => 2..=2,
        };
        assert!(expected.contains(&card.symbols.len()), "{}", card.id);
    }
}

#[test]
fn a_minor_is_called_by_its_suit_and_rank() {
    for card in deck() {
        if let Arcana::Minor { suit, rank } = card.arcana {
            assert_eq!(
                card.name.ko,
                format!("{} {}", suit.name().ko, rank.name().ko)
            );
            assert_eq!(
                card.name.en,
                format!("{} of {}", rank.name().en, suit.name().en)
            );
            assert_eq!(card.element, suit.element());
            assert_eq!(card.numeral.is_empty(), rank.is_court(), "{}", card.id);
        }
    }
}

#[test]
fn the_great_cards_are_where_everyone_expects_them() {
    for (number, numeral, ko, en) in [
        (0, "0", "바보", "The Fool"),
        (6, "VI", "연인", "The Lovers"),
        (8, "VIII", "힘", "Strength"),
        (11, "XI", "정의", "Justice"),
        (13, "XIII", "죽음", "Death"),
        (21, "XXI", "세계", "The World"),
    ] {
        let found = card(format!("major-{number:02}").parse().unwrap());
        assert_eq!(
            (found.numeral, found.name.ko, found.name.en),
            (numeral, ko, en)
        );
    }
}

#[test]
fn suits_are_named_in_the_order_of_the_deck() {
    assert_eq!(
        Suit::ALL.map(|suit| suit.name().ko),
        ["완드", "컵", "소드", "펜타클"]
    );
}

/// A checker of readings looks for English names as they stand; the library must not mislead it.
#[test]
fn no_text_names_another_card_in_english() {
    let mut findings = Vec::new();
    for (at, meaning) in every_meaning() {
        for other in deck()
            .iter()
            .filter(|card| !at.starts_with(&card.id.to_string()))
        {
            for text in [meaning.text.en, meaning.advice.en] {
                if text.contains(other.name.en) {
                    findings.push(format!("{at} names {}", other.name.en));
                }
            }
        }
    }
    nothing(&findings);
}

/// Words that promise what cards cannot: fate, cures, verdicts, profit.
#[test]
fn nothing_is_promised_that_cards_cannot_give() {
    const KO: [&str; 14] = [
        "반드시",
        "틀림없이",
        "운명적으로",
        "절대로",
        "무조건",
        "완치",
        "치료",
        "진단",
        "소송",
        "승소",
        "투자",
        "수익",
        "대박",
        "저주",
    ];
    const EN: [&str; 13] = [
        "certainly",
        "guarantee",
        "destined",
        "doomed",
        "inevitab",
        "cure",
        "diagnos",
        "lawsuit",
        "invest",
        "profit",
        "lottery",
        "curse",
        "will die",
    ];
    let mut findings = Vec::new();
    for (at, text) in every_text() {
        let en = text.en.to_lowercase();
        let cure = |word: &&&str| **word != "cure" || !en.contains("secur");
        findings.extend(
            KO.iter()
                .filter(|word| text.ko.contains(**word))
                .map(|word| format!("{at}: {word}")),
        );
        findings.extend(
            EN.iter()
                .filter(cure)
                .filter(|word| en.contains(**word))
                .map(|word| format!("{at}: {word}")),
        );
    }
    nothing(&findings);
}

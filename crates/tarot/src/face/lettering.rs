//! The numeral and the names of a card, written as outlines: a picture needs no font.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::card::Card;

/// Per line: a character, how far it advances, and its outline, in units of which an em has this
/// many, from the base line down. Made of Gowun Batang (SIL Open Font License) by the test
/// `every_letter_of_a_name_has_its_outline`.
const EM: f32 = 200.0;
static LETTERS: LazyLock<HashMap<char, Letter>> = LazyLock::new(|| {
    include_str!("../../art/letters.tsv")
        .lines()
        .filter_map(Letter::read)
        .collect()
});

struct Letter {
    advance: f32,
    outline: &'static str,
}

impl Letter {
    fn read(line: &'static str) -> Option<(char, Self)> {
        let mut columns = line.split('\t');
        let character = columns.next()?.chars().next()?;
        let advance = columns.next()?.parse().ok()?;
        let outline = columns.next()?;
        Some((character, Self { advance, outline }))
    }
}

/// What is written, how large, how far apart, and where its base line is.
struct Line<'a> {
    text: &'a str,
    size: f32,
    spacing: f32,
    base: f32,
    ink: &'a str,
}

/// The widest that a line may become.
const WIDEST: f32 = 236.0;

pub(super) fn names(card: &Card) -> String {
    let lines = [
        Line {
            text: card.numeral,
            size: 22.0,
            spacing: 1.5,
            base: 48.0,
            ink: "url(#gold)",
        },
        Line {
            text: card.name.ko,
            size: 30.0,
            spacing: 1.0,
            base: 428.0,
            ink: "#f7f0e1",
        },
        Line {
            text: card.name.en,
            size: 16.0,
            spacing: 1.0,
            base: 460.0,
            ink: "url(#gold)",
        },
    ];
    lines.iter().map(written).collect()
}

/// A line in the middle of the card.
fn written(line: &Line<'_>) -> String {
    let known: Vec<&Letter> = line
        .text
        .chars()
        .filter_map(|character| LETTERS.get(&character))
        .collect();
    let spacing = line.spacing * EM / line.size;
    let long: f32 = known.iter().map(|letter| letter.advance + spacing).sum();
    let scale = (line.size / EM).min(WIDEST / (long - spacing).max(1.0));
    let mut path = String::new();
    let mut at = -(long - spacing) / 2.0;
    for letter in known {
        // outlines are relative throughout, so a move places them
        if !letter.outline.is_empty() {
            let _ = write!(path, "M{at:.0} 0{}", letter.outline);
        }
        at += letter.advance + spacing;
    }
    format!(
        "<path transform=\"translate(150 {}) scale({scale:.4})\" fill=\"{}\" d=\"{path}\"/>",
        line.base, line.ink
    )
}

use crate::arcana::{Arcana, Suit};
use crate::card_id::CardId;

macro_rules! drawings {
    ($folder:literal: $($number:literal)*) => {
        [$(include_str!(concat!("../../art/", $folder, "/", $number, ".svg"))),*]
    };
}

const MAJORS: [&str; 22] = drawings!(
    "major":
    "00" "01" "02" "03" "04" "05" "06" "07" "08" "09" "10" "11" "12" "13" "14" "15" "16" "17"
    "18" "19" "20" "21"
);
const WANDS: [&str; 14] = drawings!(
    "wands":
    "01" "02" "03" "04" "05" "06" "07" "08" "09" "10" "11" "12" "13" "14"
);
const CUPS: [&str; 14] = drawings!(
    "cups":
    "01" "02" "03" "04" "05" "06" "07" "08" "09" "10" "11" "12" "13" "14"
);
const SWORDS: [&str; 14] = drawings!(
    "swords":
    "01" "02" "03" "04" "05" "06" "07" "08" "09" "10" "11" "12" "13" "14"
);
const PENTACLES: [&str; 14] = drawings!(
    "pentacles":
    "01" "02" "03" "04" "05" "06" "07" "08" "09" "10" "11" "12" "13" "14"
);

const BACK: &str = include_str!("../../art/back.svg");

/// What lies in the window of a card.
pub(super) fn of(card: CardId) -> String {
    let document = match card.arcana() {
        Arcana::Major { number } => MAJORS.get(usize::from(number)),
        Arcana::Minor { suit, rank } => {
            let suit = match suit {
                Suit::Wands => &WANDS,
                Suit::Cups => &CUPS,
                Suit::Swords => &SWORDS,
                Suit::Pentacles => &PENTACLES,
            };
            suit.get(usize::from(rank.number() - 1))
        }
    };
    inside(document.copied().unwrap_or_default())
}

pub(super) fn back() -> String {
    inside(BACK)
}

/// The sign of a suit, which its cards use by the id `sign`: within 50 units around the origin.
pub(super) fn sign(suit: Suit) -> String {
    inside(match suit {
        Suit::Wands => include_str!("../../art/signs/wands.svg"),
        Suit::Cups => include_str!("../../art/signs/cups.svg"),
        Suit::Swords => include_str!("../../art/signs/swords.svg"),
        Suit::Pentacles => include_str!("../../art/signs/pentacles.svg"),
    })
}

/// Puts a name before every id and every mention of one.
pub(super) fn with_ids_of(svg: &str, name: &str) -> String {
    svg.replace(" id=\"", &format!(" id=\"{name}-"))
        .replace("url(#", &format!("url(#{name}-"))
        .replace("href=\"#", &format!("href=\"#{name}-"))
}

/// A drawing without its outermost element, its comments and the breaks between its lines.
fn inside(document: &str) -> String {
    let body = document
        .split_once("<svg")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.rsplit_once("</svg>"))
        .map_or("", |(body, _)| body);
    let mut drawing = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, comment)) = rest.split_once("<!--") {
        drawing.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    drawing.push_str(rest);
    joined(&drawing)
}

/// Lines without their indentation: a tag goes on after a space, the next tag follows at once.
fn joined(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let begins_anew = all.is_empty() || (all.ends_with('>') && line.starts_with('<'));
        if !begins_anew {
            all.push(' ');
        }
        all.push_str(line);
    }
    all
}

//! The pictures: fine gold and pearl lines on a night-blue ground, composed from plain shapes.
//!
//! Signs are drawn around the origin and placed by a transform. Nothing has an id, so that many
//! pictures can stand in one page; colours are attributes, so that any renderer understands them.

mod back;
mod court;
mod emblem;
mod pips;
mod shapes;
mod suit;

pub use back::back_svg;

use proto_events::cards::Orientation;

use crate::arcana::Arcana;
use crate::card::Card;

const NIGHT: &str = "#0f1730";
const DUSK: &str = "#18234a";
const GOLD: &str = "#d9c48f";
const PEARL: &str = "#f4eedf";

/// A serif with Hangul where the system has one; the page may bring its own.
const SERIF: &str = "Gowun Batang, Nanum Myeongjo, Noto Serif KR, Noto Serif CJK KR, serif";

/// The front of a card as a self-contained SVG of 300 by 500 units, under 12 KB.
///
/// A reversed card is the same picture turned by half a turn. The picture is not labelled for
/// screen readers beyond the names written on it: the page says which card it is, and when.
#[must_use]
pub fn face_svg(card: &Card, orientation: Orientation) -> String {
    let turn = match orientation {
        Orientation::Upright => "",
        Orientation::Reversed => " transform=\"rotate(180 150 250)\"",
    };
    let art = match card.arcana {
        Arcana::Major { number } => emblem::of(number),
        Arcana::Minor { suit, rank } if rank.is_court() => court::of(suit, rank),
        Arcana::Minor { suit, rank } => pips::of(suit, rank.number()),
    };
    let frame = frame();
    let numeral = card.numeral;
    let (ko, en) = (card.name.ko, card.name.en);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 500\"><g{turn}>{frame}\
         <g transform=\"translate(150 226)\" fill=\"none\" stroke=\"{GOLD}\" stroke-width=\"2\" \
         stroke-linecap=\"round\" stroke-linejoin=\"round\">{art}</g>\
         <path d=\"M60 396H132M168 396H240M150 390l6 6-6 6-6-6z\" fill=\"none\" \
         stroke=\"{GOLD}\" stroke-width=\"1\"/>\
         <g font-family=\"{SERIF}\" text-anchor=\"middle\" fill=\"{PEARL}\">\
         <text x=\"150\" y=\"62\" font-size=\"24\" letter-spacing=\"2\" fill=\"{GOLD}\">{numeral}\
         </text><text x=\"150\" y=\"434\" font-size=\"26\">{ko}</text>\
         <text x=\"150\" y=\"462\" font-size=\"15\" letter-spacing=\"1\" fill=\"{GOLD}\">{en}\
         </text></g></g></svg>"
    )
}

/// The ground and the double line around it, the same on both sides of a card.
fn frame() -> String {
    format!(
        "<rect width=\"300\" height=\"500\" rx=\"18\" fill=\"{NIGHT}\"/>\
         <rect x=\"14\" y=\"14\" width=\"272\" height=\"472\" rx=\"11\" fill=\"{DUSK}\" \
         stroke=\"{GOLD}\" stroke-width=\"2\"/>\
         <rect x=\"21\" y=\"21\" width=\"258\" height=\"458\" rx=\"7\" fill=\"none\" \
         stroke=\"{GOLD}\" stroke-width=\"0.7\"/>"
    )
}

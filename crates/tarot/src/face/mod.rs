//! The pictures: drawings of `art/`, each in the frame that all cards share.
//!
//! A drawing is an SVG document of its own that any editor opens. Here it loses its outermost
//! element and its line breaks, its ids get the name of its card, so that many pictures can stand
//! in one page, and the frame, the paints and the written names are put around it.

mod art;
mod frame;
mod lettering;

use std::fmt::Write as _;

use proto_events::cards::Orientation;

use crate::arcana::Arcana;
use crate::card::Card;

/// The front of a card as a self-contained SVG of 300 by 500 units, under 12 KB.
///
/// A reversed card is the same picture turned by half a turn. The picture is not labelled for
/// screen readers, and its names are outlines: the page says which card it is, and when.
#[must_use]
pub fn face_svg(card: &Card, orientation: Orientation) -> String {
    let mut defs = String::from(frame::PAINTS);
    if let Arcana::Minor { suit, .. } = card.arcana {
        defs.push_str(&art::sign(suit));
    }
    let turn = match orientation {
        Orientation::Upright => "",
        Orientation::Reversed => " transform=\"rotate(180 150 250)\"",
    };
    let mut svg = document();
    let _ = write!(
        svg,
        "<defs>{defs}</defs><g{turn}>{ground}<g clip-path=\"url(#window)\">\
         <g transform=\"translate(150 212)\" fill=\"none\" stroke-linecap=\"round\" \
         stroke-linejoin=\"round\">{drawing}</g></g>{border}{signs}{names}</g></svg>",
        ground = frame::GROUND,
        drawing = art::of(card.id),
        border = frame::BORDER,
        signs = signs(card),
        names = lettering::names(card),
    );
    art::with_ids_of(&svg, &card.id.to_string())
}

/// What a card carries besides its drawing: at its feet the sign of its suit, or a star, and in its
/// plate, where a court card has no numeral, the sign again.
fn signs(card: &Card) -> String {
    let Arcana::Minor { rank, .. } = card.arcana else {
        return String::from(frame::STAR);
    };
    let mut signs = String::from(frame::SIGN_AT_FEET);
    if rank.is_court() {
        signs.push_str(frame::SIGN_IN_PLATE);
    }
    signs
}

/// The back of every card, the same either way up.
#[must_use]
pub fn back_svg() -> String {
    let mut svg = document();
    let _ = write!(
        svg,
        "<defs>{}</defs>{}{}</svg>",
        frame::PAINTS,
        frame::BACK_GROUND,
        art::back()
    );
    art::with_ids_of(&svg, "back")
}

fn document() -> String {
    String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 500\">")
}

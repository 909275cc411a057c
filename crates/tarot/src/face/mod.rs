use proto_events::cards::Orientation;

use crate::card::Card;

/// The front of a card as a self-contained SVG of 300 by 500 units.
///
/// A reversed card is the same picture turned by half a turn.
#[must_use]
pub fn face_svg(card: &Card, orientation: Orientation) -> String {
    let turn = match orientation {
        Orientation::Upright => "",
        Orientation::Reversed => " transform=\"rotate(180 150 250)\"",
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 500\"><g{turn}>\
         <rect width=\"300\" height=\"500\" rx=\"16\" fill=\"#10182f\"/>\
         <text x=\"150\" y=\"452\" text-anchor=\"middle\" fill=\"#e7d6a5\">{}</text></g></svg>",
        card.name.ko
    )
}

/// The back of every card.
#[must_use]
pub fn back_svg() -> String {
    String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 500\">\
         <rect width=\"300\" height=\"500\" rx=\"16\" fill=\"#10182f\"/></svg>",
    )
}

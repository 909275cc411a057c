use std::fmt::Write as _;

use proto_events::cards::DrawnCard;
use tarot::face_svg;

use super::GOLD;
use crate::error::PaintError;
use crate::plan::Seat;

/// The width of the art in its own units; it is 500 high.
const UNITS: f32 = 300.0;

/// Writes a card as the page shows it onto its seat.
pub(crate) fn card(svg: &mut String, drawn: &DrawnCard, seat: &Seat) -> Result<(), PaintError> {
    let unknown = |_| PaintError::UnknownCard(drawn.card.clone());
    let card = tarot::card(drawn.card.parse().map_err(unknown)?);
    let scale = seat.width / UNITS;
    let _ = write!(
        svg,
        "<g transform=\"translate({:.2} {:.2}) rotate({}) scale({scale:.4}) \
         translate(-150 -250)\">",
        seat.middle.x, seat.middle.y, seat.turn
    );
    shadow(svg);
    svg.push_str(inside(&face_svg(card, drawn.orientation)));
    // the rim catches the light, or the card would sink into the sky
    let _ = write!(
        svg,
        "<rect x=\"1\" y=\"1\" width=\"298\" height=\"498\" rx=\"17\" fill=\"none\" \
         stroke=\"{GOLD}\" stroke-width=\"{:.2}\" stroke-opacity=\"0.7\"/></g>",
        1.2 / scale
    );
    Ok(())
}

/// Darkness around the card in a few steps, for a blur would cost more than all the rest.
fn shadow(svg: &mut String) {
    for (spread, opacity) in [(13.0, 0.1), (9.0, 0.12), (5.0, 0.16), (2.5, 0.3)] {
        let _ = write!(
            svg,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{:.1}\" \
             fill=\"#050816\" fill-opacity=\"{opacity}\"/>",
            -spread,
            -spread + 4.0,
            300.0 + 2.0 * spread,
            500.0 + 2.0 * spread,
            18.0 + spread
        );
    }
}

/// The drawing without its outermost element, whose size and clipping are not wanted here.
fn inside(svg: &str) -> &str {
    let opened = svg.split_once('>').map_or(svg, |(_, rest)| rest);
    opened
        .rsplit_once("</svg>")
        .map_or(opened, |(body, _)| body)
}

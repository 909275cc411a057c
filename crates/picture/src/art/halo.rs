use std::f32::consts::TAU;
use std::fmt::Write as _;

use super::{GOLD, PEARL, Point};

/// Light behind the cards: a glow, and rings with rays and pearls around them.
pub(crate) fn halo(svg: &mut String, middle: Point, radius: f32) {
    let Point { x, y } = middle;
    let _ = write!(
        svg,
        "<g transform=\"translate({x:.1} {y:.1})\" fill=\"none\" stroke=\"{GOLD}\">\
         <circle r=\"{radius:.1}\" stroke-width=\"1.4\" stroke-opacity=\"0.42\"/>\
         <circle r=\"{:.1}\" stroke-width=\"0.8\" stroke-opacity=\"0.3\"/>\
         <path stroke-width=\"1.2\" stroke-opacity=\"0.34\" stroke-linecap=\"round\" d=\"",
        radius * 0.965
    );
    for ray in 0..96_u16 {
        let length = match ray % 8 {
            0 => 0.075,
            4 => 0.05,
            _ => 0.024,
        };
        let (sine, cosine) = (f32::from(ray) / 96.0 * TAU).sin_cos();
        let (from, to) = (radius * 1.018, radius * (1.018 + length));
        let _ = write!(
            svg,
            "M{:.1} {:.1}L{:.1} {:.1}",
            sine * from,
            -cosine * from,
            sine * to,
            -cosine * to
        );
    }
    let _ = write!(
        svg,
        "\"/><g fill=\"{PEARL}\" fill-opacity=\"0.75\" stroke=\"none\">"
    );
    for pearl in 0..12_u16 {
        let (sine, cosine) = (f32::from(pearl) / 12.0 * TAU).sin_cos();
        let at = radius * 1.118;
        let _ = write!(
            svg,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"1.9\"/>",
            sine * at,
            -cosine * at
        );
    }
    svg.push_str("</g></g>");
}

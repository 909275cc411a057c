use std::fmt::Write as _;

use super::{GOLD, PEARL};

/// A rule between title and words: a waxing, a full and a waning moon between fine lines.
pub(crate) fn moons(svg: &mut String, left: f32, y: f32, width: f32, size: f32) {
    let middle = left + width / 2.0;
    let gap = size * 3.5;
    let _ = write!(
        svg,
        "<g fill=\"none\" stroke=\"{GOLD}\" stroke-width=\"1.2\"><path stroke-opacity=\"0.6\" \
         d=\"M{left:.1} {y:.1}H{:.1}M{:.1} {y:.1}H{:.1}\"/></g>\
         <g transform=\"translate({middle:.1} {y:.1}) scale({:.3})\"><circle r=\"9\" \
         fill=\"{PEARL}\"/><g fill=\"{GOLD}\"><path d=\"M-17-7.5a7.5 7.5 0 1 0 0 15 3.6 7.5 0 0 1 0-15z\"/>\
         <path d=\"M17-7.5a7.5 7.5 0 1 1 0 15 3.6 7.5 0 0 0 0-15z\"/></g></g>",
        middle - gap,
        middle + gap,
        left + width,
        size / 10.0
    );
}

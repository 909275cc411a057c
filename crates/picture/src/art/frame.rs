use std::fmt::Write as _;

use super::{Area, GOLD};

/// Two fine lines around the picture, hollowed at the corners as on the back of the cards.
pub(crate) fn frame(svg: &mut String, area: Area, hollow: f32) {
    let outer = outline(area, hollow);
    let inset = hollow * 0.26;
    let inner = outline(
        Area::new(
            area.x + inset,
            area.y + inset,
            area.width - 2.0 * inset,
            area.height - 2.0 * inset,
        ),
        hollow,
    );
    let _ = write!(
        svg,
        "<g fill=\"none\" stroke=\"{GOLD}\"><path d=\"{outer}\" stroke-width=\"1.4\" \
         stroke-opacity=\"0.62\"/><path d=\"{inner}\" stroke-width=\"0.8\" \
         stroke-opacity=\"0.38\"/></g>"
    );
}

fn outline(area: Area, hollow: f32) -> String {
    let Area {
        x,
        y,
        width,
        height,
    } = area;
    let (across, down) = (width - 2.0 * hollow, height - 2.0 * hollow);
    format!(
        "M{:.1} {y:.1}h{across:.1}a{hollow} {hollow} 0 0 0 {hollow} {hollow}v{down:.1}a{hollow} \
         {hollow} 0 0 0 -{hollow} {hollow}h-{across:.1}a{hollow} {hollow} 0 0 0 -{hollow} \
         -{hollow}v-{down:.1}a{hollow} {hollow} 0 0 0 {hollow} -{hollow}z",
        x + hollow
    )
}

use super::shapes::{dots, rays, star, turned};
use super::{GOLD, PEARL, frame};

/// The back of every card: a shell in a ring of stars, the same either way up.
///
/// A turn by 180 degrees must not show, or a reversed card would betray itself.
#[must_use]
pub fn back_svg() -> String {
    let half = half();
    let other = turned(&half, 180.0);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 500\">{}\
         <g transform=\"translate(150 250)\" fill=\"none\" stroke=\"{GOLD}\" stroke-width=\"1.6\" \
         stroke-linecap=\"round\" stroke-linejoin=\"round\">\
         <circle r=\"104\"/><circle r=\"96\" stroke-opacity=\"0.5\"/>{}{}{half}{other}</g></svg>",
        frame(),
        rays(48, 108.0, 114.0),
        dots(16, 88.0, 1.8, PEARL),
    )
}

/// One half of the picture; the other is the same, turned about the middle.
fn half() -> String {
    let corner = star(8, 17.0, 5.0);
    format!(
        "<path d=\"M0 0C10-10 26-4 24 14 22 34-10 40-26 20-44-4-28-46 6-50 44-54 72-22 70 14\" \
         stroke=\"{PEARL}\"/><path d=\"M0 0C-2-16 10-28 24-26M24 14 46 30M-10 31-14 58M-30 2-58 \
         0\" stroke-opacity=\"0.6\"/><g transform=\"translate(0 -162)\">{corner}\
         <circle r=\"27\"/></g><g stroke-opacity=\"0.7\"><path d=\"M-110-210q40 0 60 34M110-210\
         q-40 0-60 34M-110-210q0 46 22 74M110-210q0 46-22 74\"/></g>"
    )
}

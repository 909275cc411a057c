use std::fmt::Write as _;

use super::GOLD;

/// From one crest to the next.
const SWELL: f32 = 470.0;

/// Quiet waves along the bottom, from `top` down.
pub(crate) fn water(svg: &mut String, width: f32, height: f32, top: f32) {
    let waves = [
        (0.0, 26.0, 0.0, "#1b2757", 0.5, 0.3),
        (0.36, 22.0, 0.37, "#131d46", 0.6, 0.24),
        (0.7, 16.0, 0.71, "#0c1535", 0.7, 0.18),
    ];
    for (down, swing, phase, fill, opacity, line) in waves {
        let crest = crest(width, top + (height - top) * down, swing, phase);
        let _ = write!(
            svg,
            "<path d=\"{crest}V{height}H0z\" fill=\"{fill}\" fill-opacity=\"{opacity}\"/>\
             <path d=\"{crest}\" fill=\"none\" stroke=\"{GOLD}\" stroke-width=\"1\" \
             stroke-opacity=\"{line}\"/>"
        );
    }
}

/// A long soft line across the picture.
fn crest(width: f32, y: f32, swing: f32, phase: f32) -> String {
    let half = SWELL / 2.0;
    let mut x = -SWELL * phase;
    let mut path = format!("M{x:.1} {y:.1}");
    while x < width {
        for swing in [swing, -swing] {
            let _ = write!(
                path,
                "c{:.1} {swing:.1} {:.1} {swing:.1} {half:.1} 0",
                half * 0.36,
                half * 0.64,
            );
        }
        x += SWELL;
    }
    path
}

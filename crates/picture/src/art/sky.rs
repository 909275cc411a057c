use std::fmt::Write as _;

use resvg::tiny_skia::Pixmap;

use super::{Area, GOLD, PEARL, Point};

/// The colours of the page from top to bottom.
const SKY: [(f32, [f32; 3]); 3] = [
    (0.0, [29.0, 40.0, 92.0]),
    (0.46, [17.0, 26.0, 61.0]),
    (1.0, [10.0, 16.0, 38.0]),
];

/// What the light adds to the sky where it is strongest, and in how many steps it fades.
///
/// All channels step together and by at most one: no step can be seen, and a PNG of it is a third
/// smaller than one of a gradient whose channels step each for itself.
const LIGHT: [f32; 3] = [0.72, 0.76, 1.0];
const STEPS: f32 = 46.0;

/// Moonlight behind the cards.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Light {
    pub(crate) middle: Point,
    pub(crate) radius: f32,
}

/// Fills the whole picture: many times faster than gradients of the drawing library.
pub(crate) fn paint_sky(pixmap: &mut Pixmap, light: Light) {
    let width = pixmap.width() as usize;
    let height = pixmap.height().max(1) as f32;
    let rows = pixmap.data_mut().chunks_exact_mut(width.max(1) * 4);
    for (row, pixels) in rows.enumerate() {
        let y = row as f32;
        let [red, green, blue] = colour_at(y / height);
        for pixel in pixels.chunks_exact_mut(4) {
            pixel.copy_from_slice(&[red, green, blue, 255]);
        }
        shine(pixels, y, light);
    }
}

/// Adds the light to one row.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "positions are within the row, steps between 0 and 255"
)]
fn shine(pixels: &mut [u8], y: f32, light: Light) {
    let reach = light.radius * light.radius;
    let down = (y - light.middle.y).powi(2);
    if down >= reach {
        return;
    }
    let half = (reach - down).sqrt();
    let from = (light.middle.x - half).max(0.0) as usize;
    let to = ((light.middle.x + half).max(0.0) as usize).min(pixels.len() / 4);
    let Some(lit) = pixels.get_mut(from * 4..to * 4) else {
        return;
    };
    for (column, pixel) in lit.chunks_exact_mut(4).enumerate() {
        let across = (from + column) as f32 - light.middle.x;
        let faded = 1.0 - (across * across + down) / reach;
        let step = (STEPS * faded * faded).round();
        for (channel, share) in pixel.iter_mut().zip(LIGHT) {
            *channel = channel.saturating_add((step * share) as u8);
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "colours lie between 0 and 255"
)]
fn colour_at(depth: f32) -> [u8; 3] {
    let [top, middle, bottom] = SKY;
    let (from, to) = if depth < middle.0 {
        (top, middle)
    } else {
        (middle, bottom)
    };
    let part = ((depth - from.0) / (to.0 - from.0)).clamp(0.0, 1.0);
    std::array::from_fn(|channel| {
        (from.1[channel] + (to.1[channel] - from.1[channel]) * part).round() as u8
    })
}

/// How far from the edge the frame reaches.
const EDGE: f32 = 62.0;

/// Stars where a fixed sequence puts them, the same in every picture of a shape, but none where
/// something is to be read.
pub(crate) fn stars(svg: &mut String, area: Area, count: u32, taken: &[Area]) {
    let mut chance = Chance(0x5EA_5EED);
    let mut spot = |margin: f32| {
        let x = area.x + chance.next() * area.width;
        let y = area.y + chance.next() * area.height;
        let size = chance.next();
        let free = !taken.iter().any(|taken| taken.is_near(x, y, margin));
        (x, y, size, free)
    };
    let (mut faint, mut bright) = (String::new(), String::new());
    for star in 0..count {
        let (x, y, size, free) = spot(4.0);
        let (into, size) = if star % 4 == 0 {
            (&mut bright, 0.7 + size * 0.9)
        } else {
            (&mut faint, 0.5 + size * 0.7)
        };
        if free {
            let _ = write!(
                into,
                "M{:.1} {y:.1}a{size:.1} {size:.1} 0 1 0 {:.1} 0a{size:.1} {size:.1} 0 1 0 {:.1} 0z",
                x - size,
                size * 2.0,
                -size * 2.0
            );
        }
    }
    let _ = write!(
        svg,
        "<path d=\"{faint}\" fill=\"{PEARL}\" fill-opacity=\"0.42\"/>\
         <path d=\"{bright}\" fill=\"{PEARL}\" fill-opacity=\"0.85\"/><g fill=\"{GOLD}\">"
    );
    for _ in 0..count / 12 {
        let (x, y, size, free) = spot(14.0);
        // the larger ones keep off the frame as well
        let inside = (EDGE..area.width - EDGE).contains(&x) && y > EDGE;
        if free && inside {
            let _ = write!(
                svg,
                "<path transform=\"translate({x:.1} {y:.1}) scale({:.1})\" fill-opacity=\"0.8\" \
                 d=\"M0-1Q.08-.08 1 0 .08.08 0 1-.08.08-1 0-.08-.08 0-1z\"/>",
                5.0 + size * 5.0
            );
        }
    }
    svg.push_str("</g>");
}

/// A sequence that looks accidental and never changes.
struct Chance(u32);

impl Chance {
    /// From 0 to 1.
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        (self.0 >> 8) as f32 / 16_777_216.0
    }
}

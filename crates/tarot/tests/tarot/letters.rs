//! The outlines of the letters that are written on cards, made from the font and compared.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider as _};

const EM: f32 = 200.0;
const KEPT: &str = "art/letters.tsv";
const FONT: &str = "../picture/fonts/GowunBatang-Regular.ttf";

/// How far a corner may lie from the curve it stands for: too little to be seen on a full screen,
/// where Latin letters are half as large as the others.
const TOLERANCE: f32 = 0.9;
const LATIN_TOLERANCE: f32 = 1.4;
/// Into how many straight pieces a curve is cut before those that say nothing are left out.
const PIECES: u8 = 12;

type Point = (f32, f32);

/// Gathers the contours of a letter as corners, y downwards.
#[derive(Default)]
struct Pen {
    contours: Vec<Vec<Point>>,
}

impl Pen {
    fn last(&self) -> Point {
        *self.contours.last().and_then(|it| it.last()).unwrap()
    }

    fn to(&mut self, x: f32, y: f32) {
        self.contours.last_mut().unwrap().push((x, y));
    }

    /// With relative steps in whole units: after a move, further pairs are lines.
    fn path(&self, tolerance: f32) -> String {
        let mut path = String::new();
        let mut at = (0, 0);
        for contour in &self.contours {
            path.push('m');
            let mut begun = None;
            for (x, y) in simplified(contour, tolerance) {
                let to = (x.round() as i32, y.round() as i32);
                let step = (to.0 - at.0, to.1 - at.1);
                if begun.is_some() && step == (0, 0) {
                    continue;
                }
                for number in [step.0, step.1] {
                    if number >= 0 && !path.ends_with('m') {
                        path.push(' ');
                    }
                    let _ = write!(path, "{number}");
                }
                begun.get_or_insert(to);
                at = to;
            }
            path.push('z');
            at = begun.unwrap();
        }
        path
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.contours.push(vec![(x, -y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.to(x, -y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (from_x, from_y) = self.last();
        for piece in 1..=PIECES {
            let t = f32::from(piece) / f32::from(PIECES);
            let mixed = |a: f32, b: f32, c: f32| {
                a * (1.0 - t).powi(2) + b * 2.0 * t * (1.0 - t) + c * t.powi(2)
            };
            self.to(mixed(from_x, cx, x), mixed(from_y, -cy, -y));
        }
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        unreachable!("the font is made of quadratic curves");
    }

    fn close(&mut self) {}
}

/// The corners that matter, after Ramer, Douglas and Peucker.
fn simplified(line: &[Point], tolerance: f32) -> Vec<Point> {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else {
        return Vec::new();
    };
    let far = |&(x, y): &Point| {
        let (dx, dy) = (last.0 - first.0, last.1 - first.1);
        let long = dx.hypot(dy);
        if long < f32::EPSILON {
            return (x - first.0).hypot(y - first.1);
        }
        (dy * (x - first.0) - dx * (y - first.1)).abs() / long
    };
    let farthest =
        (1..line.len().saturating_sub(1)).max_by(|&a, &b| far(&line[a]).total_cmp(&far(&line[b])));
    match farthest {
        Some(corner) if far(&line[corner]) > tolerance => {
            let mut kept = simplified(&line[..=corner], tolerance);
            kept.pop();
            kept.extend(simplified(&line[corner..], tolerance));
            kept
        }
        _ => vec![first, last],
    }
}

fn outlines() -> String {
    let font = std::fs::read(FONT).unwrap();
    let font = FontRef::new(&font).unwrap();
    let glyphs = font.outline_glyphs();
    let advances = font.glyph_metrics(Size::new(EM), LocationRef::default());
    let written: BTreeSet<char> = tarot::deck()
        .iter()
        .flat_map(|card| [card.numeral, card.name.ko, card.name.en])
        .flat_map(str::chars)
        .collect();
    let mut lines = String::new();
    for character in written {
        let glyph = font.charmap().map(character).unwrap();
        let mut pen = Pen::default();
        let settings = DrawSettings::unhinted(Size::new(EM), LocationRef::default());
        glyphs.get(glyph).unwrap().draw(settings, &mut pen).unwrap();
        let advance = advances.advance_width(glyph).unwrap().round();
        let tolerance = if character.is_ascii() {
            LATIN_TOLERANCE
        } else {
            TOLERANCE
        };
        let _ = writeln!(lines, "{character}\t{advance}\t{}", pen.path(tolerance));
    }
    lines
}

#[test]
fn every_letter_of_a_name_has_its_outline() {
    let made = outlines();
    if std::env::var_os("CONCH_REGENERATE").is_some() {
        std::fs::write(KEPT, &made).unwrap();
    }
    assert!(
        std::fs::read_to_string(KEPT).unwrap() == made,
        "{KEPT} is stale: run scripts/generate"
    );
}

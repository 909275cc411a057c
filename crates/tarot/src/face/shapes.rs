use std::f64::consts::TAU;
use std::fmt::Write as _;

/// A closed outline with `points` tips at `outer`, and hollows at `inner`, the first tip on top.
pub(super) fn star(points: u32, outer: f64, inner: f64) -> String {
    let mut path = String::from("<path d=\"");
    for corner in 0..points * 2 {
        let radius = if corner % 2 == 0 { outer } else { inner };
        let (x, y) = around(f64::from(corner) / f64::from(points * 2), radius);
        let letter = if corner == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{letter}{x:.1} {y:.1}");
    }
    path.push_str("z\"/>");
    path
}

/// `count` straight lines from `from` to `to`, the first pointing up.
pub(super) fn rays(count: u32, from: f64, to: f64) -> String {
    let mut path = String::from("<path d=\"");
    for ray in 0..count {
        let turn = f64::from(ray) / f64::from(count);
        let ((x1, y1), (x2, y2)) = (around(turn, from), around(turn, to));
        let _ = write!(path, "M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}");
    }
    path.push_str("\"/>");
    path
}

/// `count` small filled dots on a circle.
pub(super) fn dots(count: u32, radius: f64, size: f64, colour: &str) -> String {
    let mut group = format!("<g fill=\"{colour}\" stroke=\"none\">");
    for dot in 0..count {
        let (x, y) = around(f64::from(dot) / f64::from(count), radius);
        let _ = write!(group, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{size}\"/>");
    }
    group.push_str("</g>");
    group
}

/// The drawing moved and scaled; lines keep their weight in the scaled drawing.
pub(super) fn placed(drawing: &str, x: f64, y: f64, scale: f64) -> String {
    let weight = 2.0 / scale;
    format!(
        "<g transform=\"translate({x:.1} {y:.1}) scale({scale})\" stroke-width=\"{weight:.2}\">\
         {drawing}</g>"
    )
}

pub(super) fn turned(drawing: &str, degrees: f64) -> String {
    format!("<g transform=\"rotate({degrees})\">{drawing}</g>")
}

/// A point on a circle, `turn` in whole turns clockwise from the top.
fn around(turn: f64, radius: f64) -> (f64, f64) {
    let (sine, cosine) = (turn * TAU).sin_cos();
    (radius * sine, -radius * cosine)
}

use std::fmt::Write as _;

use super::phrase::{Cluster, Kind};
use super::setting::{Block, line_width};

/// Which part of a line lies at the given place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// Writes a block into a drawing, its top at `y`.
pub(crate) fn ink(svg: &mut String, block: &Block, x: f32, y: f32, anchor: Anchor) {
    let pitch = block.leading * block.size;
    for (row, line) in block.lines.iter().enumerate() {
        let width = line_width(line) * block.size;
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        // capitals and Hangul stand about 0.74 high; that part is put in the middle of the line
        let baseline = y + row as f32 * pitch + (pitch + 0.74 * block.size) / 2.0;
        ink_line(svg, line, block, left, baseline);
    }
}

/// Each run of one font by itself at the place that was measured, so that the drawing library has
/// nothing to choose.
fn ink_line(svg: &mut String, line: &[Cluster], block: &Block, left: f32, baseline: f32) {
    let mut x = left;
    for run in line.chunk_by(|a, b| a.face == b.face) {
        let Some(face) = run.first().map(|cluster| cluster.face) else {
            continue;
        };
        // spaces at the ends of a run would be taken away by the rules of SVG
        let lead = run.iter().take_while(|cluster| cluster.kind == Kind::Space);
        let indent: f32 = lead.map(|cluster| cluster.width).sum();
        let text: String = run.iter().map(|cluster| cluster.text.as_str()).collect();
        let _ = write!(
            svg,
            "<text x=\"{:.2}\" y=\"{baseline:.2}\" font-family=\"{}\" font-size=\"{}\" \
             fill=\"{}\">",
            x + indent * block.size,
            face.family(),
            block.size,
            block.colour,
        );
        escape(svg, text.trim());
        svg.push_str("</text>");
        x += line_width(run) * block.size;
    }
}

fn escape(svg: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            other => svg.push(other),
        }
    }
}

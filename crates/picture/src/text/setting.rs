use super::breaking::{Line, balanced, breadth, cuts, lines, lines_of_parts, shortened};
use super::phrase::{Cluster, Phrase};
use crate::fonts::{Fonts, Voice};

/// How a text is set: in the largest of the sizes at which it fits, cut at the smallest.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) voice: Voice,
    /// In pixels, the largest first.
    pub(crate) sizes: &'static [f32],
    pub(crate) most_lines: usize,
    /// The height of a line in sizes.
    pub(crate) leading: f32,
    pub(crate) colour: &'static str,
    pub(crate) flow: Flow,
    /// What stands at the end of a text that is cut.
    pub(crate) cut: &'static str,
}

impl Setting {
    /// Without the `steps` largest sizes.
    pub(crate) fn smaller(self, steps: usize) -> Self {
        let from = steps.min(self.sizes.len().saturating_sub(1));
        Self {
            sizes: &self.sizes[from..],
            ..self
        }
    }

    pub(crate) fn fewer_lines(self, fewer: usize) -> Self {
        Self {
            most_lines: self.most_lines.saturating_sub(fewer).max(1),
            ..self
        }
    }

    fn smallest(&self) -> f32 {
        self.sizes.last().copied().unwrap_or(16.0)
    }
}

/// Where lines like to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flow {
    /// As late as may be.
    Full,
    /// So that all are of like width.
    Even,
    /// Even, and between names rather than within one.
    Names,
}

/// A text in lines.
#[derive(Debug)]
pub(crate) struct Block {
    pub(super) lines: Vec<Vec<Cluster>>,
    /// Whether nothing is left out.
    pub(crate) is_whole: bool,
    pub(crate) size: f32,
    pub(crate) leading: f32,
    pub(crate) colour: &'static str,
}

impl Block {
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// In pixels.
    pub(crate) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.leading * self.size
    }

    /// The width of the widest line in pixels.
    pub(crate) fn width(&self) -> f32 {
        let widths = self.lines.iter().map(|line| line_width(line));
        widths.fold(0.0, f32::max) * self.size
    }
}

/// The width of a line in ems.
pub(super) fn line_width(line: &[Cluster]) -> f32 {
    line.iter().map(|cluster| cluster.width).sum()
}

/// A last line shorter than this share of the column is filled from the lines above.
const LONELY: f32 = 0.3;

/// Sets a phrase in a column of `width` pixels.
pub(crate) fn set(fonts: &Fonts, phrase: &Phrase, width: f32, setting: &Setting) -> Block {
    let clusters = &phrase.clusters;
    let (size, lines, is_whole) = match whole(clusters, width, setting) {
        Some((size, lines)) => {
            let lines = lines.into_iter().map(|line| clusters[line].to_vec());
            (size, lines.collect(), true)
        }
        None => {
            let smallest = setting.smallest();
            let (lines, is_whole) = cut(fonts, clusters, width / smallest, setting);
            (smallest, lines, is_whole)
        }
    };
    Block {
        lines,
        is_whole,
        size,
        leading: setting.leading,
        colour: setting.colour,
    }
}

/// The lines of a text that fits at one of the sizes, and that size.
fn whole(clusters: &[Cluster], width: f32, setting: &Setting) -> Option<(f32, Vec<Line>)> {
    let most = setting.most_lines;
    let largest = |attempt: &dyn Fn(f32) -> Option<Vec<Line>>| {
        let mut sizes = setting.sizes.iter();
        sizes.find_map(|size| Some((*size, attempt(width / size)?)))
    };
    match setting.flow {
        Flow::Full => largest(&|width| full(clusters, width, most)),
        Flow::Even => largest(&|width| even(clusters, width, most)),
        Flow::Names => largest(&|width| names(clusters, width, most))
            .or_else(|| {
                // a line more, and small, is better than a name in two pieces or cut off
                let size = setting.smallest();
                let more = (most > 1).then_some(most + 1)?;
                Some((size, names(clusters, width / size, more)?))
            })
            .or_else(|| largest(&|width| even(clusters, width, most))),
    }
}

/// No word is in two pieces: a smaller size is better than that.
fn fits(lines: &[Line], most: usize) -> bool {
    lines.len() <= most && cuts(lines) == 0
}

fn full(clusters: &[Cluster], width: f32, most: usize) -> Option<Vec<Line>> {
    let full = Some(lines(clusters, width)).filter(|lines| fits(lines, most))?;
    let last = full.last().map(|last| breadth(clusters, last));
    // one word alone in the last line looks forgotten
    if last.is_some_and(|last| last < width * LONELY) {
        return even(clusters, width, most);
    }
    Some(full)
}

fn even(clusters: &[Cluster], width: f32, most: usize) -> Option<Vec<Line>> {
    let again = |width| Some(lines(clusters, width));
    let lines = again(width).filter(|lines| fits(lines, most))?;
    Some(balanced(width, lines, again))
}

fn names(clusters: &[Cluster], width: f32, most: usize) -> Option<Vec<Line>> {
    let again = |width| lines_of_parts(clusters, width);
    let lines = again(width).filter(|lines| fits(lines, most))?;
    Some(balanced(width, lines, again))
}

/// As many lines as there may be, with a mark where the rest is left out.
fn cut(
    fonts: &Fonts,
    clusters: &[Cluster],
    width: f32,
    setting: &Setting,
) -> (Vec<Vec<Cluster>>, bool) {
    let ranges = lines(clusters, width);
    let last = setting.most_lines.saturating_sub(1);
    let kept = ranges.iter().take(setting.most_lines);
    let mut set: Vec<Vec<Cluster>> = kept.map(|line| clusters[line.clone()].to_vec()).collect();
    let is_whole = ranges.len() <= setting.most_lines;
    if !is_whole && let (Some(range), Some(line)) = (ranges.get(last), set.get_mut(last)) {
        let mark = Phrase::new(fonts, setting.voice, setting.cut, 9).clusters;
        let rest = range.start..clusters.len();
        let start = shortened(clusters, &rest, width, line_width(&mark));
        *line = clusters[start].to_vec();
        line.extend(mark);
    }
    (set, is_whole)
}

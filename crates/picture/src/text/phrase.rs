use unicode_segmentation::UnicodeSegmentation as _;

use super::clean::clean;
use crate::fonts::{FaceId, Fonts, Voice, is_joiner};

/// A text measured in one voice, cluster by cluster: what a reader sees as one letter.
#[derive(Debug)]
pub(crate) struct Phrase {
    pub(super) clusters: Vec<Cluster>,
}

/// One letter with everything on it.
#[derive(Debug, Clone)]
pub(crate) struct Cluster {
    pub(super) text: String,
    pub(super) face: FaceId,
    /// In ems.
    pub(super) width: f32,
    pub(super) kind: Kind,
}

impl Cluster {
    /// Whether one of several things told in a row ends here.
    pub(super) fn ends_a_part(&self) -> bool {
        matches!(self.text.as_str(), "·" | "," | "/" | ":" | "—")
    }
}

/// How a letter behaves at the end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Space,
    /// Ends no line: an opening bracket.
    Opening,
    /// Begins no line: a closing bracket, a full stop.
    Closing,
    Plain,
}

impl Phrase {
    /// At most `limit` characters of the text; what no font draws is left out.
    pub(crate) fn new(fonts: &Fonts, voice: Voice, text: &str, limit: usize) -> Self {
        let text = clean(text, limit);
        let mut clusters: Vec<Cluster> = Vec::new();
        // whether anything since the last space could not be drawn
        let mut lost = false;
        for letter in text.graphemes(true) {
            let Some(cluster) = placed(fonts, voice, letter, clusters.last()) else {
                lost = true;
                continue;
            };
            match (cluster.kind, clusters.last().map(|last| last.kind)) {
                // the space stood before what was lost, and would now stand before a full stop
                (Kind::Closing, Some(Kind::Space)) if lost => {
                    clusters.pop();
                }
                (Kind::Space, _) => lost = false,
                _ => {}
            }
            clusters.push(cluster);
        }
        measure(fonts, &mut clusters);
        while clusters.last().is_some_and(|last| last.kind == Kind::Space) {
            clusters.pop();
        }
        Self { clusters }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.clusters.is_empty()
    }
}

fn placed(fonts: &Fonts, voice: Voice, letter: &str, before: Option<&Cluster>) -> Option<Cluster> {
    let kind = Kind::of(letter);
    // two spaces meet where what stood between them could not be drawn
    if kind == Kind::Space && before.is_none_or(|before| before.kind == Kind::Space) {
        return None;
    }
    let (letter, face) = match before {
        // spaces stay in the font of their word, so that one run is shaped and not three; but
        // those of the folder's fonts may be of any width
        Some(before) if kind == Kind::Space && before.face.is_ours() => (letter, before.face),
        _ => drawable(fonts, voice, letter)?,
    };
    let text = letter
        .chars()
        .filter(|c| !is_joiner(*c) || fonts.draws(face, *c))
        .collect();
    Some(Cluster {
        text,
        face,
        width: 0.0,
        kind,
    })
}

/// The letter as a whole if some font has it all, or what it is without its marks.
fn drawable<'a>(fonts: &Fonts, voice: Voice, letter: &'a str) -> Option<(&'a str, FaceId)> {
    let bare = &letter[..letter.chars().next()?.len_utf8()];
    [letter, bare]
        .into_iter()
        .find_map(|text| Some((text, fonts.choose(text, voice)?)))
}

/// Shapes runs of one font as a whole, so that kerning counts, and gives each cluster its share.
fn measure(fonts: &Fonts, clusters: &mut Vec<Cluster>) {
    let mut undrawable = Vec::new();
    let mut start = 0;
    while start < clusters.len() {
        let face = clusters[start].face;
        let length = clusters[start..]
            .iter()
            .take_while(|cluster| cluster.face == face)
            .count();
        let run = &mut clusters[start..start + length];
        let text: String = run.iter().map(|cluster| cluster.text.as_str()).collect();
        let mut begins = Vec::with_capacity(run.len());
        let mut byte = 0;
        for cluster in run.iter() {
            begins.push(byte);
            byte += cluster.text.len();
        }
        for glyph in fonts.shape(&text, face) {
            let owner = begins.partition_point(|begin| *begin <= glyph.at).max(1) - 1;
            run[owner].width += glyph.advance;
            if glyph.missing {
                undrawable.push(start + owner);
            }
        }
        start += length;
    }
    let mut position = 0;
    clusters.retain(|_| {
        position += 1;
        !undrawable.contains(&(position - 1))
    });
}

impl Kind {
    fn of(letter: &str) -> Self {
        match letter.chars().next() {
            None | Some(' ') => Self::Space,
            Some('(' | '[' | '{' | '“' | '‘' | '「' | '『' | '《' | '〈' | '【' | '（') => {
                Self::Opening
            }
            Some(
                ')' | ']' | '}' | '”' | '’' | '」' | '』' | '》' | '〉' | '】' | '）' | '.' | ','
                | '!' | '?' | ':' | ';' | '…' | '、' | '。' | '·' | '~' | '！' | '？' | '，' | '%',
            ) => Self::Closing,
            _ => Self::Plain,
        }
    }
}

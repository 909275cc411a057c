use crate::art::{SOFT, moons};
use crate::text::{Anchor, Block, Phrase, Setting, ink, set};

use super::sheet::Sheet;

/// How the words of a picture are set in one shape, from top to bottom.
pub(super) struct Manner {
    pub(super) eyebrow: Setting,
    pub(super) question: Setting,
    pub(super) title: Setting,
    pub(super) words: Setting,
    /// Half the height of the moons, or none where there is no room for them.
    pub(super) moons: f32,
    pub(super) gap: f32,
}

/// From here on nothing gets smaller or fewer.
const TIGHTEST: usize = 12;

/// Blocks one below another.
pub(super) struct Stack {
    /// Each with the space above it.
    parts: Vec<(f32, Part)>,
}

enum Part {
    Words(Block),
    Moons(f32),
}

impl Part {
    fn height(&self) -> f32 {
        match self {
            Self::Words(block) => block.height(),
            Self::Moons(size) => size * 2.0,
        }
    }
}

impl Stack {
    /// Whatever of the scene has words: who and when, the question, the title, the gist. As large
    /// as `most` pixels of height allow.
    pub(super) fn of(sheet: &Sheet<'_>, width: f32, most: f32, manner: &Manner) -> Self {
        let scene = sheet.scene;
        let asked = scene.question.unwrap_or_default();
        let asked = sheet.quoted(asked, &manner.question);
        let phrases = [
            sheet.phrase(
                &eyebrow(sheet, width, &manner.eyebrow),
                120,
                &manner.eyebrow,
            ),
            sheet.phrase(&asked, 400, &manner.question),
            sheet.phrase(scene.title, 160, &manner.title),
            sheet.phrase(scene.words, 600, &manner.words),
        ];
        let tried = (0..TIGHTEST).map(|step| Self::set(sheet, &phrases, width, manner, step));
        let mut fitting = tried.skip_while(|stack| stack.height() > most);
        fitting
            .next()
            .unwrap_or_else(|| Self::set(sheet, &phrases, width, manner, TIGHTEST))
    }

    fn set(
        sheet: &Sheet<'_>,
        phrases: &[Phrase; 4],
        width: f32,
        manner: &Manner,
        step: usize,
    ) -> Self {
        let gap = manner.gap;
        let settings = [
            (0.0, manner.eyebrow),
            (
                gap * 0.9,
                manner.question.fewer_lines(step.saturating_sub(6)),
            ),
            (gap, manner.title.smaller(step)),
            (
                gap * 0.9,
                manner
                    .words
                    .smaller(step / 2)
                    .fewer_lines(step.saturating_sub(7)),
            ),
        ];
        let mut parts: Vec<(f32, Part)> = Vec::new();
        for (position, (phrase, (above, setting))) in phrases.iter().zip(settings).enumerate() {
            let block = set(sheet.fonts, phrase, width, &setting);
            if block.is_empty() {
                continue;
            }
            if position == 3 && manner.moons > 0.0 && !parts.is_empty() {
                parts.push((gap * 0.9, Part::Moons(manner.moons)));
            }
            let above = if parts.is_empty() { 0.0 } else { above };
            parts.push((above, Part::Words(block)));
        }
        Self { parts }
    }

    pub(super) fn height(&self) -> f32 {
        self.parts
            .iter()
            .map(|(above, part)| above + part.height())
            .sum()
    }

    /// Written with its top at `y`; `x` is the left edge of its column.
    pub(super) fn ink(&self, svg: &mut String, x: f32, y: f32, width: f32, anchor: Anchor) {
        let mut top = y;
        let at = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x + width / 2.0,
            Anchor::End => x + width,
        };
        for (above, part) in &self.parts {
            top += above;
            match part {
                Part::Words(block) => ink(svg, block, at, top, anchor),
                Part::Moons(size) => {
                    let long = (width * 0.62).min(size * 34.0);
                    let left = match anchor {
                        Anchor::Start => x,
                        Anchor::Middle => x + (width - long) / 2.0,
                        Anchor::End => x + width - long,
                    };
                    moons(svg, left, top + size, long, *size);
                }
            }
            top += part.height();
        }
    }
}

/// Which spread, who and when; a long name has the line without the spread.
fn eyebrow(sheet: &Sheet<'_>, width: f32, setting: &Setting) -> String {
    let scene = sheet.scene;
    let spread = tarot::spread(scene.spread).name.get(scene.locale);
    let spread = (scene.title.trim() != spread).then_some(spread);
    let joined = |parts: &[Option<&str>]| {
        let parts = parts.iter().flatten().map(|part| part.trim());
        // what is only joiners and blanks is not seen, and leaves no dot between
        let is_seen = |part: &&str| !sheet.phrase(part, 60, setting).is_empty();
        let parts: Vec<&str> = parts.filter(is_seen).collect();
        parts.join(" · ")
    };
    let all = joined(&[spread, scene.name, scene.date]);
    if sheet.block(&all, 120, width, setting).is_whole {
        all
    } else {
        joined(&[scene.name, scene.date])
    }
}

/// Small words in the colour of dusk.
pub(super) const DIM: &str = SOFT;

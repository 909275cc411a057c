use proto_events::cards::SpreadId;

use super::sheet::Sheet;
use super::stack::{DIM, Manner, Stack};
use super::table::taken;
use crate::art::{Area, Light, PEARL, frame, halo, water};
use crate::error::PaintError;
use crate::fonts::Voice;
use crate::text::{Anchor, Flow, Setting};

/// The cards on the left, the words on the right; 15 rows above and below may be cut away.
pub(super) fn plan(sheet: &mut Sheet<'_>) -> Result<(), PaintError> {
    let (width, height) = (sheet.width, sheet.height);
    let (cards, labels, column): (_, Option<&'static [f32]>, f32) = match sheet.scene.spread {
        SpreadId::One => (Area::new(126.0, 71.0, 288.0, 480.0), None, 520.0),
        SpreadId::Three => (
            Area::new(66.0, 66.0, 596.0, 498.0),
            Some(&[22.0, 20.0, 18.0, 16.0]),
            704.0,
        ),
        SpreadId::Celtic => (Area::new(72.0, 62.0, 424.0, 506.0), None, 548.0),
    };
    let room = width - 72.0 - column;
    // in the narrow column beside three cards the words would outgrow the title
    let narrow = 2 * usize::from(sheet.scene.spread == SpreadId::Three);
    let manner = Manner {
        words: MANNER.words.smaller(narrow),
        ..MANNER
    };
    let stack = Stack::of(sheet, room, 468.0, &manner);
    let top = 60.0 + (470.0 - stack.height()).max(0.0) / 2.0;
    let words = Area::new(column, top, room, stack.height());
    let foot = Area::new(column, 535.0, room, 46.0);

    let seats = sheet.seats(cards, labels);
    water(&mut sheet.svg, width, height, 548.0);
    sheet.light = Light {
        middle: cards.middle(),
        radius: 380.0,
    };
    let taken: Vec<Area> = taken(&seats, labels).chain([words, foot]).collect();
    sheet.stars(520.0, 130, &taken);
    if sheet.scene.spread == SpreadId::One {
        halo(&mut sheet.svg, cards.middle(), 218.0);
    }
    frame(
        &mut sheet.svg,
        Area::new(24.0, 28.0, width - 48.0, 574.0),
        22.0,
    );
    sheet.lay(&seats, labels)?;
    stack.ink(&mut sheet.svg, column, top, room, Anchor::Start);
    sheet.brand(column, 558.0, &[23.0], Anchor::Start);
    sheet.made_by(width - 72.0, 558.0, &[20.0], Anchor::End);
    Ok(())
}

const MANNER: Manner = Manner {
    eyebrow: Setting {
        voice: Voice::Sans,
        sizes: &[21.0, 19.0, 17.0],
        most_lines: 1,
        leading: 1.3,
        colour: DIM,
        flow: Flow::Full,
        cut: "…",
    },
    question: Setting {
        voice: Voice::Serif,
        sizes: &[28.0, 26.0, 24.0],
        most_lines: 2,
        leading: 1.38,
        colour: DIM,
        flow: Flow::Full,
        cut: "…”",
    },
    title: Setting {
        voice: Voice::Serif,
        sizes: &[92.0, 80.0, 70.0, 62.0, 54.0, 48.0, 42.0, 38.0, 35.0, 32.0],
        most_lines: 2,
        leading: 1.2,
        colour: PEARL,
        flow: Flow::Names,
        cut: "…",
    },
    words: Setting {
        voice: Voice::Serif,
        sizes: &[35.0, 32.0, 29.0, 27.0],
        most_lines: 4,
        leading: 1.46,
        colour: PEARL,
        flow: Flow::Full,
        cut: "…",
    },
    moons: 9.0,
    gap: 20.0,
};

use proto_events::cards::SpreadId;

use super::sheet::Sheet;
use super::stack::{DIM, Manner, Stack};
use super::table::taken;
use crate::art::{Area, Light, PEARL, frame, halo, water};
use crate::error::PaintError;
use crate::fonts::Voice;
use crate::text::{Anchor, Flow, Setting};

/// One below another, with room for the buttons of apps above and below.
pub(super) fn plan(sheet: &mut Sheet<'_>) -> Result<(), PaintError> {
    let (width, height) = (sheet.width, sheet.height);
    let spread = sheet.scene.spread;
    let (manner, above, labels): (_, _, Option<&'static [f32]>) = match spread {
        SpreadId::One => (&MANNER, 290.0, None),
        SpreadId::Three => (&MANNER, 280.0, Some(&[34.0, 30.0, 26.0])),
        SpreadId::Celtic => (&BELOW_CROSS, 256.0, Some(&[24.0, 21.0, 19.0, 17.0])),
    };
    let room = width - 2.0 * 108.0;
    let stack = Stack::of(sheet, room, 860.0, manner);
    let top = 1640.0 - stack.height();
    let cards = Area::new(76.0, above, width - 152.0, top - 56.0 - above);
    let words = Area::new(108.0, top, room, stack.height());
    let head = Area::new(width / 2.0 - 240.0, 150.0, 480.0, 80.0);

    let seats = sheet.seats(cards, labels);
    water(&mut sheet.svg, width, height, 1752.0);
    sheet.light = Light {
        middle: cards.middle(),
        radius: 560.0,
    };
    let taken: Vec<Area> = taken(&seats, labels).chain([words, head]).collect();
    sheet.stars(1700.0, 240, &taken);
    if spread == SpreadId::One {
        halo(
            &mut sheet.svg,
            cards.middle(),
            (cards.height * 0.47).min(410.0),
        );
    }
    frame(
        &mut sheet.svg,
        Area::new(36.0, 36.0, width - 72.0, height - 72.0),
        34.0,
    );
    sheet.lay(&seats, labels)?;
    stack.ink(&mut sheet.svg, 108.0, top, room, Anchor::Middle);
    sheet.brand(width / 2.0, 190.0, &[38.0], Anchor::Middle);
    sheet.made_by(width / 2.0, 1716.0, &[30.0], Anchor::Middle);
    Ok(())
}

const MANNER: Manner = Manner {
    eyebrow: Setting {
        voice: Voice::Sans,
        sizes: &[31.0, 28.0, 25.0],
        most_lines: 1,
        leading: 1.3,
        colour: DIM,
        flow: Flow::Full,
        cut: "…",
    },
    question: Setting {
        voice: Voice::Serif,
        sizes: &[40.0, 37.0, 34.0],
        most_lines: 3,
        leading: 1.4,
        colour: DIM,
        flow: Flow::Even,
        cut: "…”",
    },
    title: Setting {
        voice: Voice::Serif,
        sizes: &[108.0, 96.0, 84.0, 72.0, 62.0, 54.0],
        most_lines: 2,
        leading: 1.2,
        colour: PEARL,
        flow: Flow::Names,
        cut: "…",
    },
    words: Setting {
        voice: Voice::Serif,
        sizes: &[48.0, 44.0, 41.0, 38.0],
        most_lines: 5,
        leading: 1.48,
        colour: PEARL,
        flow: Flow::Even,
        cut: "…",
    },
    moons: 13.0,
    gap: 28.0,
};

const BELOW_CROSS: Manner = Manner {
    eyebrow: Setting {
        voice: Voice::Sans,
        sizes: &[30.0, 27.0, 24.0],
        most_lines: 1,
        leading: 1.3,
        colour: DIM,
        flow: Flow::Full,
        cut: "…",
    },
    question: Setting {
        voice: Voice::Serif,
        sizes: &[37.0, 34.0],
        most_lines: 2,
        leading: 1.36,
        colour: DIM,
        flow: Flow::Even,
        cut: "…”",
    },
    title: Setting {
        voice: Voice::Serif,
        sizes: &[78.0, 70.0, 62.0, 54.0, 46.0],
        most_lines: 2,
        leading: 1.18,
        colour: PEARL,
        flow: Flow::Names,
        cut: "…",
    },
    words: Setting {
        voice: Voice::Serif,
        sizes: &[43.0, 40.0, 37.0],
        most_lines: 3,
        leading: 1.42,
        colour: PEARL,
        flow: Flow::Even,
        cut: "…",
    },
    moons: 12.0,
    gap: 20.0,
};

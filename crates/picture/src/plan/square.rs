use proto_events::cards::SpreadId;

use super::sheet::Sheet;
use super::stack::{DIM, Manner, Stack};
use super::table::taken;
use crate::art::{Area, Light, PEARL, frame, halo, water};
use crate::error::PaintError;
use crate::fonts::Voice;
use crate::text::{Anchor, Flow, Setting};

/// The words below the cards, which take what the words leave them.
pub(super) fn plan(sheet: &mut Sheet<'_>) -> Result<(), PaintError> {
    let (width, height) = (sheet.width, sheet.height);
    let spread = sheet.scene.spread;
    // the cross is narrow and reaches up between brand and mark
    let (manner, above, labels): (_, _, Option<&'static [f32]>) = match spread {
        SpreadId::One => (&MANNER, 102.0, None),
        SpreadId::Three => (&MANNER, 104.0, Some(&[20.0, 18.0, 16.0])),
        SpreadId::Celtic => (&BELOW_CROSS, 54.0, None),
    };
    let room = width - 2.0 * 64.0;
    let stack = Stack::of(sheet, room, 330.0, manner);
    let top = 746.0 - stack.height();
    let cards = Area::new(58.0, above, width - 116.0, top - 22.0 - above);
    let words = Area::new(64.0, top, room, stack.height());
    let head = Area::new(40.0, 40.0, width - 80.0, 50.0);

    let seats = sheet.seats(cards, labels);
    water(&mut sheet.svg, width, height, 742.0);
    sheet.light = Light {
        middle: cards.middle(),
        radius: 370.0,
    };
    let taken: Vec<Area> = taken(&seats, labels).chain([words, head]).collect();
    sheet.stars(700.0, 110, &taken);
    if spread == SpreadId::One {
        halo(&mut sheet.svg, cards.middle(), cards.height * 0.47);
    }
    frame(
        &mut sheet.svg,
        Area::new(22.0, 22.0, width - 44.0, height - 44.0),
        20.0,
    );
    sheet.lay(&seats, labels)?;
    stack.ink(&mut sheet.svg, 64.0, top, room, Anchor::Middle);
    sheet.brand(56.0, 66.0, &[22.0], Anchor::Start);
    sheet.made_by(width - 54.0, 66.0, &[19.0], Anchor::End);
    Ok(())
}

const MANNER: Manner = Manner {
    eyebrow: Setting {
        voice: Voice::Sans,
        sizes: &[19.0, 17.0],
        most_lines: 1,
        leading: 1.3,
        colour: DIM,
        flow: Flow::Full,
        cut: "…",
    },
    question: Setting {
        voice: Voice::Serif,
        sizes: &[24.0, 22.0],
        most_lines: 2,
        leading: 1.36,
        colour: DIM,
        flow: Flow::Even,
        cut: "…”",
    },
    title: Setting {
        voice: Voice::Serif,
        sizes: &[58.0, 52.0, 46.0, 40.0, 36.0, 32.0],
        most_lines: 2,
        leading: 1.2,
        colour: PEARL,
        flow: Flow::Names,
        cut: "…",
    },
    words: Setting {
        voice: Voice::Serif,
        sizes: &[29.0, 27.0, 25.0],
        most_lines: 3,
        leading: 1.4,
        colour: PEARL,
        flow: Flow::Even,
        cut: "…",
    },
    moons: 0.0,
    gap: 10.0,
};

const BELOW_CROSS: Manner = Manner {
    eyebrow: Setting {
        voice: Voice::Sans,
        sizes: &[19.0, 17.0],
        most_lines: 1,
        leading: 1.3,
        colour: DIM,
        flow: Flow::Full,
        cut: "…",
    },
    question: Setting {
        voice: Voice::Serif,
        sizes: &[23.0, 21.0],
        most_lines: 1,
        leading: 1.3,
        colour: DIM,
        flow: Flow::Even,
        cut: "…”",
    },
    title: Setting {
        voice: Voice::Serif,
        sizes: &[46.0, 42.0, 38.0, 34.0, 30.0],
        most_lines: 1,
        leading: 1.2,
        colour: PEARL,
        flow: Flow::Names,
        cut: "…",
    },
    words: Setting {
        voice: Voice::Serif,
        sizes: &[27.0, 25.0, 24.0],
        most_lines: 2,
        leading: 1.36,
        colour: PEARL,
        flow: Flow::Even,
        cut: "…",
    },
    moons: 0.0,
    gap: 8.0,
};

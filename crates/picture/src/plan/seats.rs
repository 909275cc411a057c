use proto_events::cards::SpreadId;

use crate::art::{Area, Point};

/// Where one card of a spread lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Seat {
    pub(crate) middle: Point,
    /// Of the card as it stands; it is 5/3 as high.
    pub(crate) width: f32,
    /// In degrees, clockwise.
    pub(crate) turn: u16,
}

impl Seat {
    /// What the card covers.
    pub(super) fn area(&self) -> Area {
        let (mut width, mut height) = (self.width, self.width * TALL);
        if self.turn == 90 {
            (width, height) = (height, width);
        }
        let Point { x, y } = self.middle;
        Area::new(x - width / 2.0, y - height / 2.0, width, height)
    }
}

/// A height for a width of one.
const TALL: f32 = 5.0 / 3.0;

/// The seats of a spread in the order of its places, as large as the area allows. `label` is the
/// height kept free under each card.
pub(crate) fn seats(spread: SpreadId, area: Area, label: f32) -> Vec<Seat> {
    match spread {
        SpreadId::One => vec![one(area)],
        SpreadId::Three => three(area, label),
        SpreadId::Celtic => celtic(area, label),
    }
}

fn upright(x: f32, y: f32, width: f32) -> Seat {
    Seat {
        middle: Point { x, y },
        width,
        turn: 0,
    }
}

fn one(area: Area) -> Seat {
    let Point { x, y } = area.middle();
    upright(x, y, area.width.min(area.height / TALL))
}

fn three(area: Area, label: f32) -> Vec<Seat> {
    const GAP: f32 = 0.1;
    let width = (area.width / (3.0 + 2.0 * GAP)).min((area.height - label) / TALL);
    let Point { x, y } = area.middle();
    [-1.0, 0.0, 1.0]
        .map(|step| upright(x + step * width * (1.0 + GAP), y - label / 2.0, width))
        .to_vec()
}

/// The cross on the left, its second card laid across the first, and the staff of four on the
/// right, told from the bottom up.
fn celtic(area: Area, label: f32) -> Vec<Seat> {
    const GAP: f32 = 0.16;
    const STAFF_GAP: f32 = 0.4;
    // two cards, one lying, one of the staff
    let cards = 2.0 + TALL + 1.0;
    let between = if label > 0.0 {
        label
    } else {
        area.height * 0.022
    };
    let free = area.height - 3.0 * between - label;
    let narrowest = cards + 2.0 * GAP + STAFF_GAP;
    let width = (area.width / narrowest).min(free / (4.0 * TALL));
    // what the height leaves unused of the width opens the cross a little
    let open = ((area.width / width - narrowest) / 4.0).clamp(0.0, 0.16);
    let (gap, staff_gap) = (GAP + open, STAFF_GAP + 1.6 * open);
    let wide = cards + 2.0 * gap + staff_gap;
    let pitch = width * TALL + between;
    let Point { x, y } = area.middle();
    let y = y - label / 2.0;
    let left = x - wide * width / 2.0;
    let cross = left + width * (1.0 + gap + TALL / 2.0);
    let aside = width * (0.5 + gap + TALL / 2.0);
    let staff = left + wide * width - width / 2.0;
    let on_staff = |step: f32| upright(staff, y + step * pitch, width);
    vec![
        upright(cross, y, width),
        Seat {
            turn: 90,
            ..upright(cross, y, width)
        },
        upright(cross, y - pitch, width),
        upright(cross, y + pitch, width),
        upright(cross - aside, y, width),
        upright(cross + aside, y, width),
        on_staff(1.5),
        on_staff(0.5),
        on_staff(-0.5),
        on_staff(-1.5),
    ]
}

//! One picture for each of the 22 great cards, within 100 units sideways and 130 up and down.

mod beyond;
mod inward;
mod outset;

/// `number` is 0 (the Fool) to 21 (the World).
pub(super) fn of(number: u8) -> String {
    match number {
        0..=7 => outset::of(number),
        8..=14 => inward::of(number),
        _ => beyond::of(number),
    }
}

const LEMNISCATE: &str = "<path d=\"M0 0C12-16 42-18 42 0S12 16 0 0-42-18-42 0-12 16 0 0z\"/>";

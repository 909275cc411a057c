//! The 22 great cards, in three sevens after the Fool.

mod maturity;
mod reckoning;
mod setting_out;

use super::Page;
use crate::arcana::Element::{self, Air, Earth, Fire, Water};

pub(super) const fn page(number: usize) -> Page {
    match number {
        0..=7 => setting_out::PAGES[number],
        8..=14 => maturity::PAGES[number - 8],
        _ => reckoning::PAGES[number - 15],
    }
}

pub(super) const ELEMENTS: [Element; 22] = [
    Air, Air, Water, Earth, Fire, Earth, Air, Water, Fire, Earth, Fire, Air, Water, Water, Fire,
    Earth, Fire, Air, Water, Fire, Fire, Earth,
];

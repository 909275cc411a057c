//! What is drawn besides words: our own lines and lights, and the cards as the page shows them.

mod card;
mod conch;
mod frame;
mod halo;
mod moons;
mod sky;
mod water;

pub(crate) use card::card;
pub(crate) use conch::conch;
pub(crate) use frame::frame;
pub(crate) use halo::halo;
pub(crate) use moons::moons;
pub(crate) use sky::{Light, paint_sky, stars};
pub(crate) use water::water;

pub(crate) const GOLD: &str = "#e4cd94";
pub(crate) const PEARL: &str = "#f6f0e2";
pub(crate) const SOFT: &str = "#b9c1e2";

/// A point in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f32,
    pub(crate) y: f32,
}

/// A part of the picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

impl Area {
    pub(crate) const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    pub(crate) fn is_near(&self, x: f32, y: f32, margin: f32) -> bool {
        (self.x - margin..self.x + self.width + margin).contains(&x)
            && (self.y - margin..self.y + self.height + margin).contains(&y)
    }

    pub(crate) fn middle(&self) -> Point {
        Point {
            x: self.x + self.width / 2.0,
            y: self.y + self.height / 2.0,
        }
    }
}

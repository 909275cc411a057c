#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod cards;
mod drawing;
mod faces;
mod fairness;
mod joint;
mod letters;
mod library;
mod spreads;
mod vectors;

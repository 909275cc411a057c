#![doc = include_str!("../README.md")]

mod art;
mod encode;
mod error;
mod fonts;
mod painter;
mod plan;
mod scene;
mod shape;
mod text;

pub use error::{FontsMissing, PaintError};
pub use painter::Painter;
pub use scene::Scene;
pub use shape::Shape;

/// Raised whenever pictures look different than before: a part of the key under which they are
/// kept.
pub const DESIGN: u32 = 2;

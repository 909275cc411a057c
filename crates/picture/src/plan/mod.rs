//! What lies where in each shape.

mod seats;
mod sheet;
mod square;
mod stack;
mod story;
mod table;
mod wide;

pub(crate) use seats::Seat;

use crate::art::Light;
use crate::error::PaintError;
use crate::fonts::Fonts;
use crate::scene::Scene;
use crate::shape::Shape;
use sheet::Sheet;

/// A picture before it is painted: the sky is filled first, all else is one SVG over it.
#[derive(Debug)]
pub(crate) struct Drawing {
    pub(crate) svg: String,
    pub(crate) light: Light,
}

/// Lays out a picture.
pub(crate) fn plan(fonts: &Fonts, scene: &Scene<'_>, shape: Shape) -> Result<Drawing, PaintError> {
    let mut sheet = Sheet::new(fonts, scene, shape);
    match shape {
        Shape::Wide => wide::plan(&mut sheet)?,
        Shape::Square => square::plan(&mut sheet)?,
        Shape::Story => story::plan(&mut sheet)?,
    }
    Ok(sheet.finish())
}

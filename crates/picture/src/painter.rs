use std::path::Path;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::art::paint_sky;
use crate::encode::{encode, encode_small};
use crate::error::{FontsMissing, PaintError};
use crate::fonts::Fonts;
use crate::plan::plan;
use crate::scene::Scene;
use crate::shape::Shape;

/// Paints pictures. Made once and shared: it holds the fonts and nothing of what it painted.
pub struct Painter {
    fonts: Fonts,
}

impl Painter {
    /// With the fonts inside the program and, for what those cannot draw, the fonts of a folder.
    ///
    /// A folder that cannot be read is told and does no harm; a file in it that is no font is
    /// passed over.
    #[must_use]
    pub fn new(extra: Option<&Path>) -> (Self, Option<FontsMissing>) {
        let (fonts, missing) = Fonts::new(extra);
        (Self { fonts }, missing)
    }

    /// The scene in a shape, as the bytes of a PNG.
    ///
    /// This is work for tens of milliseconds: never do it on an async thread.
    ///
    /// # Errors
    ///
    /// If a card, its place or the number of cards is not of this deck and spread. No text is an
    /// error: what cannot be shown of it is left out.
    pub fn paint(&self, scene: &Scene<'_>, shape: Shape) -> Result<Vec<u8>, PaintError> {
        if !(1..=10).contains(&scene.cards.len()) {
            return Err(PaintError::Cards(scene.cards.len()));
        }
        if let Some(png) = encode_small(&painted(&self.fonts, scene, shape)?)? {
            return Ok(png);
        }
        // only texts full of colour emoji weigh so much: the words are worth more than the colours
        encode(&painted(&self.fonts.without_colour(), scene, shape)?)
    }
}

fn painted(fonts: &Fonts, scene: &Scene<'_>, shape: Shape) -> Result<Pixmap, PaintError> {
    let drawing = plan(fonts, scene, shape)?;
    let options = Options {
        fontdb: fonts.database(),
        font_resolver: fonts.resolver(),
        ..Options::default()
    };
    let broken = |error: resvg::usvg::Error| PaintError::Drawing(error.to_string());
    let tree = Tree::from_str(&drawing.svg, &options).map_err(broken)?;
    drop(drawing.svg);
    let (width, height) = shape.size();
    let no_room = || PaintError::Drawing("a picture has no size".to_owned());
    let mut pixmap = Pixmap::new(width, height).ok_or_else(no_room)?;
    paint_sky(&mut pixmap, drawing.light);
    resvg::render(&tree, Transform::default(), &mut pixmap.as_mut());
    Ok(pixmap)
}

impl std::fmt::Debug for Painter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Painter").finish_non_exhaustive()
    }
}

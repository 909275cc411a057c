use std::path::PathBuf;

use thiserror::Error;

/// Why a picture cannot be painted. Texts are never the reason.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum PaintError {
    #[error("a picture has 1 to 10 cards, not {0}")]
    Cards(usize),
    #[error("there is no card {0:?}")]
    UnknownCard(String),
    #[error("the spread has no place {0}")]
    UnknownPlace(u8),
    /// The drawing library refused a drawing of ours: a fault of this crate.
    #[error("the drawing is broken: {0}")]
    Drawing(String),
}

/// The folder of further fonts could not be read: pictures are painted with our own alone.
#[derive(Debug, Error)]
#[error("the fonts in {folder} cannot be read")]
pub struct FontsMissing {
    pub folder: PathBuf,
    #[source]
    pub cause: std::io::Error,
}

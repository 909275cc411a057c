//! From a text of anyone to lines of known width.

mod breaking;
mod clean;
mod ink;
mod phrase;
mod setting;

pub(crate) use ink::{Anchor, ink};
pub(crate) use phrase::Phrase;
pub(crate) use setting::{Block, Flow, Setting, set};

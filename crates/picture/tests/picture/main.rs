//! Pictures looked at from outside: their bytes, sizes and pixels.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod back;
mod cards;
mod contact_sheet;
mod fonts;
mod hostile;
mod pixels;
mod shapes;
mod support;
mod words;

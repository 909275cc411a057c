//! Results, through its `build()`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod app;
mod changes;
mod document;
mod erasure;
mod export;
mod hostile;
mod pages;
mod pictures;
mod readings;
mod sharing;
mod tables;
mod unknown;

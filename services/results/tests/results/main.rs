//! Results, through its `build()`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod app;
mod erasure;
mod export;
mod readings;
mod tables;

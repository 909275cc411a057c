//! Rooms, through its `build()`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod app;
mod consultation;
mod document;
mod door;
mod own_data;
mod refused;
mod resuming;

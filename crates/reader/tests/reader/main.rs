//! The adapters against the simulator, over real sockets.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod answers;
mod asking;
mod deadlines;
mod faults;
mod resilience;
mod settings;

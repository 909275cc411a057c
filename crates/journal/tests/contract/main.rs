//! One contract, kept by every adapter; and what only the one over Redis has to keep.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod fixture;

mod close;
mod gone;
mod guarantee;
mod listen;
mod memory;
mod redis;
mod shared;
mod single_writer;
mod topics;

//! Sockets as a page meets them: a real server on a free port.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod ends;
mod frames;
mod handshake;
mod place;
mod pressure;
mod pulse;
mod raw;
mod stopping;

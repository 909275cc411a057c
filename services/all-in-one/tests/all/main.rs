//! The whole product as one process, started and killed as an operating system does it.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on panics"
)]

mod accounts;
mod admin;
mod conch;
mod crash;
mod layers;
mod own_data;
mod page;
mod servers;
mod settings;
mod start;
mod storage;
mod takeover;

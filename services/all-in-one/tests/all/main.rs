//! The whole product as one process, started and killed as an operating system does it.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on panics"
)]

mod accounts;
mod admin;
mod conch;
mod consultations;
mod crash;
mod layers;
mod observability;
mod own_data;
mod page;
mod scale_out;
mod servers;
mod settings;
mod sharing;
mod sink;
mod start;
mod storage;
mod takeover;

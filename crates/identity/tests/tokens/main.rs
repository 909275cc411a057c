//! Tokens as friends and as forgers make them.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod cookies;
mod forgery;
mod house;
mod keys;
mod published;
mod requests;
mod rotation;
mod verification;

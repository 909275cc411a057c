//! Tokens as friends and as forgers make them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cookies;
mod forgery;
mod house;
mod keys;
mod requests;
mod verification;

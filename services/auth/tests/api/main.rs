//! auth as a browser meets it, through `build()`.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod avatar;
mod document;
mod erasure;
mod expert;
mod export;
mod house;
mod login;
mod logout;
mod member;
mod process;
mod providers;
mod refresh;
mod session;

//! auth as a browser meets it, through `build()`.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod document;
mod house;
mod login;
mod logout;
mod process;
mod refresh;
mod session;

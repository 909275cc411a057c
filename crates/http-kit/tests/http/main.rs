//! http-kit as a browser meets it: a real server on a free port.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod at_once;
mod boundary;
mod client_address;
mod conditional;
mod extractors;
mod limits;
mod origin;
mod site;
mod streams;

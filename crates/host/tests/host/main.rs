//! A process of the product, as operators and services meet it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod databases;
mod fallback;
mod health;
mod outbox;
mod settings;
mod site;
mod stopping;

//! Chat, black box, through `build()` on a free port with a database of its own.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on panics"
)]

mod app;
mod care;
mod conversations;
mod document;
mod draw;
mod erasure;
mod export;
mod facts;
mod faults;
mod forgetting;
mod library;
mod quota;
mod reading;
mod refusals;
mod resume;
mod retry;
mod search;
mod server;
mod session_check;
mod stop;
mod tables;
mod temporary;

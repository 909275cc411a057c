//! The whole product as one process, started and killed as an operating system does it.

mod conch;
mod crash;
mod layers;
mod page;
mod settings;
mod start;
mod storage;
mod takeover;

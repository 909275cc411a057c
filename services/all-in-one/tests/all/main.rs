//! The whole product as one process, started and killed as an operating system does it.

mod conch;
mod crash;
mod layers;
mod page;
mod start;
mod storage;
mod takeover;

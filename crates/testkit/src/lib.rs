#![doc = include_str!("../README.md")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on panics"
)]

mod client;
mod events;
mod listener;
mod mariadb;
mod port;
mod redis;
mod running;
mod tables;
mod wait;

pub use client::{Answer, Client};
pub use events::{Event, Events};
pub use listener::Listener;
pub use mariadb::Mariadb;
pub use port::free_port;
pub use redis::Redis;
pub use running::Running;
pub use tables::{everything_at, everything_in};
pub use wait::eventually;

#![doc = include_str!("../README.md")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on panics"
)]

mod client;
mod coturn;
mod events;
mod listener;
mod mariadb;
mod port;
mod redis;
mod running;
mod scraper;
mod socket;
mod tables;
mod wait;

pub use client::{Answer, Client};
pub use coturn::{
    Coturn, RelayPeers, TurnClient, TurnCredentials, TurnRefused, TurnTransport, turn_credentials,
};
pub use events::{Event, Events};
pub use listener::Listener;
pub use mariadb::Mariadb;
pub use port::free_port;
pub use redis::{Cluster, Node, Redis, Sentinels};
pub use running::Running;
pub use scraper::{KAKAO_SCRAPER, Scraped, ScrapedPicture, Scraper};
pub use socket::SignalSocket;
pub use tables::{everything_at, everything_in, tamper};
pub use wait::eventually;

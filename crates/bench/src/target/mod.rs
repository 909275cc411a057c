//! Who is measured: each started here, in a folder that vanishes with it.

mod conch;
mod files;
mod nginx;
mod redis;
mod sharing;
mod simulator;

use std::fmt;
use std::net::SocketAddr;
use std::str::FromStr;

use serde::Serialize;

pub use conch::{Conch, ConchOptions};
pub use files::{Files, Served};
pub use nginx::Nginx;
pub use redis::Redis;
pub use sharing::{Door, Sharing, SharingOptions};
pub use simulator::{Pace, Simulator};

/// What stands between the load and the simulated model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum TargetName {
    /// Nothing.
    #[serde(rename = "direct")]
    Direct,
    /// Debian's nginx, as a plain proxy: the anchor.
    #[serde(rename = "nginx")]
    Nginx,
    /// The whole product in one process.
    #[serde(rename = "us")]
    Us,
    /// The same with its journals in Redis, whose work counts as ours.
    #[serde(rename = "us+redis")]
    UsRedis,
}

/// No target has that name.
#[derive(Debug, Clone, thiserror::Error)]
#[error("`{0}` is none of direct, nginx, us, us+redis")]
pub struct UnknownTarget(String);

impl FromStr for TargetName {
    type Err = UnknownTarget;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        [Self::Direct, Self::Nginx, Self::Us, Self::UsRedis]
            .into_iter()
            .find(|target| target.to_string() == name)
            .ok_or_else(|| UnknownTarget(name.to_owned()))
    }
}

impl fmt::Display for TargetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Direct => "direct",
            Self::Nginx => "nginx",
            Self::Us => "us",
            Self::UsRedis => "us+redis",
        })
    }
}

/// The request for one stream of the simulator's own, at it or at a proxy before it.
#[must_use]
pub fn model_request(address: SocketAddr) -> Vec<u8> {
    let body = r#"{"messages":[{"role":"system","content":"너는 마법의 소라고둥이야."},{"role":"user","content":"내일 시험이라 떨려"}],"maxTokens":512,"temperature":0.7}"#;
    format!(
        "POST /v3/chat-completions/HCX-005 HTTP/1.1\r\nhost: {address}\r\n\
         authorization: Bearer {}\r\naccept: text/event-stream\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        simulator::KEY,
        body.len()
    )
    .into_bytes()
}

use std::fmt;

use clap::ValueEnum;
use serde::Serialize;

/// Whose rooms they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ValueEnum)]
#[serde(rename_all = "camelCase")]
pub enum Who {
    /// `rooms`, one process.
    Us,
    /// Two processes of it and a Redis: hosts are on one, guests on the other.
    UsAcross,
    /// npm `peer`: the anchor.
    Peerjs,
    /// `matchbox_server`.
    Matchbox,
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Us => "us",
            Self::UsAcross => "us across",
            Self::Peerjs => "PeerJS",
            Self::Matchbox => "matchbox",
        })
    }
}

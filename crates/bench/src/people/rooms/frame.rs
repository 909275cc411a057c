//! What the service says over a socket, as far as it matters here.

use serde::Deserialize;

/// A frame.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Frame {
    #[serde(rename = "type")]
    pub kind: String,
    pub cursor: Option<String>,
    /// Of a welcome: everything after the cursor follows.
    #[serde(default)]
    pub resumed: bool,
    /// Of a welcome: `waiting` or `seated`.
    pub standing: Option<String>,
    /// Of a host's welcome: who is at the door.
    #[serde(default)]
    pub knocks: Vec<Knock>,
    pub knock: Option<Knock>,
    pub peer: Option<Peer>,
    pub address: Option<Address>,
    pub candidate: Option<Candidate>,
    pub code: Option<String>,
    pub message: Option<String>,
    pub reason: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Knock {
    pub seat: String,
    /// Of the page that waits, once it does.
    pub session: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Peer {
    pub session: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Address {
    pub number: u64,
}

#[derive(Debug, Deserialize)]
pub struct Candidate {
    pub candidate: String,
}

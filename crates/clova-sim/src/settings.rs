use std::time::Duration;

use crate::scenario::Scenario;

/// How a simulator behaves for all requests.
#[derive(Debug, Clone)]
pub struct SimSettings {
    /// `host:port`; port 0 takes a free one.
    pub listen: String,
    /// The only key it accepts; `None` accepts every key that begins with `nv-`.
    pub key: Option<String>,
    /// What it does where nothing else says so.
    pub scenario: Scenario,
    pub framing: Framing,
    pub pace: Pace,
    /// Answer every request with this many prepared tokens instead of composing an answer.
    pub load_tokens: Option<usize>,
    /// Let every prepared token carry the moment at which it is sent ([`crate::stamp`]).
    pub stamp: bool,
    /// Requests a minute and model; beyond it 42901.
    pub requests_per_minute: Option<u32>,
    /// Tokens a minute and model, counted as input plus the requested maximum output.
    pub tokens_per_minute: Option<u32>,
    /// Part of every composed answer, beside the request's own seed and messages.
    pub seed: u64,
    /// Threads that serve.
    pub workers: usize,
    /// Keep the last so many requests to be looked at; 0 for a load test.
    pub record: usize,
}

impl Default for SimSettings {
    /// For tests: a free port, no waiting.
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:0".into(),
            key: None,
            scenario: Scenario::Ordinary,
            framing: Framing::default(),
            pace: Pace::default(),
            load_tokens: None,
            stamp: false,
            requests_per_minute: None,
            tokens_per_minute: None,
            seed: 0,
            workers: 1,
            record: 256,
        }
    }
}

/// How events become bytes and writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Framing {
    /// A space after the colon of each field.
    pub space: bool,
    /// Lines end with CR LF.
    pub crlf: bool,
    /// Cut the stream into writes of so many bytes, wherever that falls.
    pub split: Option<usize>,
}

/// When tokens are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pace {
    /// From the request to the first token.
    pub first_token: Duration,
    /// Between tokens, on a fixed schedule that does not drift.
    pub inter_token: Duration,
}

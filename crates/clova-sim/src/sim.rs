use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;
use bytes::Bytes;
use serde_json::Value;

use crate::admission::Admitted;
use crate::counts::Counters;
use crate::event::Events;
use crate::route::Api;
use crate::scenario::Scenario;
use crate::script::{End, Script};
use crate::settings::{Pace, SimSettings};
use crate::stamp;

/// A request as it came.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    pub path: String,
    /// Names in lower case.
    pub headers: HashMap<String, String>,
    /// `Null` where the body was no JSON.
    pub body: Value,
}

type Pieces = Arc<[Bytes]>;

/// What all requests to one simulator share.
pub struct Sim {
    pub settings: SimSettings,
    pub counters: Arc<Counters>,
    default: Mutex<Scenario>,
    queue: Mutex<VecDeque<Scenario>>,
    recorded: Mutex<VecDeque<Recorded>>,
    prepared: Mutex<HashMap<(Api, usize), Pieces>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sim {
    pub fn new(settings: SimSettings) -> Self {
        Self {
            default: Mutex::new(settings.scenario),
            settings,
            counters: Arc::default(),
            queue: Mutex::default(),
            recorded: Mutex::default(),
            prepared: Mutex::default(),
        }
    }

    pub fn set_default(&self, scenario: Scenario) {
        *lock(&self.default) = scenario;
    }

    pub fn enqueue(&self, scenarios: impl IntoIterator<Item = Scenario>) {
        lock(&self.queue).extend(scenarios);
    }

    pub fn recorded(&self) -> Vec<Recorded> {
        lock(&self.recorded).iter().cloned().collect()
    }

    pub fn record(&self, request: &HttpRequest, body: &[u8]) {
        if self.settings.record == 0 {
            return;
        }
        let headers = request
            .headers()
            .iter()
            .map(|(name, value)| {
                (
                    name.as_str().to_owned(),
                    String::from_utf8_lossy(value.as_bytes()).into_owned(),
                )
            })
            .collect();
        let body = serde_json::from_slice(body).unwrap_or_default();
        let mut recorded = lock(&self.recorded);
        if recorded.len() == self.settings.record {
            recorded.pop_front();
        }
        recorded.push_back(Recorded {
            path: request.path().to_owned(),
            headers,
            body,
        });
    }

    /// Header, then the user's message, then the queue, then the default.
    pub fn scenario_for(&self, headers: &HeaderMap, body: &[u8]) -> Scenario {
        let in_header = headers
            .get("x-clova-sim-scenario")
            .and_then(|value| value.to_str().ok())
            .and_then(|name| name.parse().ok());
        in_header
            .or_else(|| spoken(body))
            .or_else(|| lock(&self.queue).pop_front())
            .unwrap_or_else(|| *lock(&self.default))
    }

    /// The answer of the load mode: made once, then shared.
    pub fn prepared(&self, api: Api, count: usize, request: &Admitted, pace: Pace) -> Script {
        let pieces = lock(&self.prepared)
            .entry((api, count))
            .or_insert_with(|| load_events(api, count, self, request))
            .clone();
        Script {
            pieces,
            first: pace.first_token,
            between: pace.inter_token,
            end: End::Eof,
            apart: true,
            stamp: self.settings.stamp,
        }
    }
}

/// The scenario that the user's newest message asks for.
fn spoken(body: &[u8]) -> Option<Scenario> {
    const PREFIX: &str = "!sim:";
    holds(body, PREFIX.as_bytes()).then_some(())?;
    let body: Value = serde_json::from_slice(body).ok()?;
    let messages = body.get("messages")?.as_array()?;
    let user = messages
        .iter()
        .rev()
        .find(|message| message["role"] == "user")?;
    let text = user.get("content")?.as_str()?;
    let name = text
        .trim_start()
        .strip_prefix(PREFIX)?
        .split_whitespace()
        .next()?;
    name.parse().ok()
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}

const LOAD_TOKENS: [&str; 8] = [
    " 카드가",
    " 너의",
    " 마음을",
    " 천천히",
    " 비추고",
    " 있어",
    ",",
    " 괜찮아",
];

fn load_events(api: Api, count: usize, sim: &Sim, request: &Admitted) -> Pieces {
    let events = Events {
        api,
        framing: sim.settings.framing,
        request,
    };
    let place = if sim.settings.stamp { stamp::PLACE } else { "" };
    let words: Vec<String> = LOAD_TOKENS
        .iter()
        .cycle()
        .take(count)
        .map(|word| format!("{word}{place}"))
        .collect();
    let mut pieces: Vec<Bytes> = words
        .iter()
        .enumerate()
        .map(|(index, word)| events.token(word, index))
        .collect();
    let text = words.concat();
    let mut end = events.closing(&text, count, Scenario::Ordinary).concat();
    end.extend_from_slice(&events.signal());
    pieces.push(end.into());
    pieces.into()
}

//! One turn, from what is said to its end, across whatever breaks.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use rand::RngExt;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::{Method, Response};
use serde_json::Value;
use tokio::time::{Instant, sleep};

use super::event::Events;
use super::reader::{Open, Reader};
use super::snapshot::Snapshot;
use super::telling::{Means, Wrong};
use crate::people::site::{Fault, PATIENCE, saying, whole};

/// A turn of which nothing is heard for so long is given up.
const SILENCE: Duration = Duration::from_secs(90);
/// Who is asked to come back does so within this time.
const MOVING: Duration = Duration::from_millis(300);
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// A snapshot is asked for so often.
const TRIES: usize = 10;

/// One turn of a conversation.
pub struct Turn<'a> {
    reader: &'a Reader,
    open: &'a mut Open,
    begun: Instant,
    heard: Rc<Cell<Instant>>,
    failures: u32,
    has_spoken: bool,
}

/// How a stream ends.
enum End {
    Moving,
    Gone,
    Broken(Fault),
    /// The turn is over, and kept as this message.
    Over(String),
    Failed(String),
}

impl<'a> Turn<'a> {
    pub fn new(reader: &'a Reader, open: &'a mut Open, heard: Rc<Cell<Instant>>) -> Self {
        Self {
            reader,
            open,
            begun: heard.get(),
            heard,
            failures: 0,
            has_spoken: false,
        }
    }

    /// Says something and hears the answer to its end. Answers whether there was one.
    pub async fn take(mut self, what: &str, body: &Value, client_id: Option<String>) -> bool {
        self.open.telling.begin_turn(client_id);
        let path = format!("{}/{what}", self.open.path);
        let begin = format!("POST {path}");
        let mut stream = loop {
            match self.begin(&path, body).await {
                Ok(stream) => break stream,
                Err(fault) if self.is_given_up() => {
                    self.failed(&begin, fault);
                    return false;
                }
                Err(fault) => {
                    self.failed(&begin, fault);
                    self.pause().await;
                }
            }
        };
        loop {
            let end = match stream.take() {
                Some(stream) => self.hear(stream).await,
                None => match self.follow().await {
                    Ok(stream) => self.hear(stream).await,
                    Err(fault) if fault.kind == "status 410" => End::Gone,
                    Err(fault) => End::Broken(fault),
                },
            };
            match end {
                End::Over(message) => return self.compare(&message).await,
                End::Failed(code) => {
                    self.failed(&begin, Fault::new("turn failed", code));
                    return false;
                }
                End::Moving => {
                    self.reader.readings.count(|it| it.moved += 1);
                    sleep(MOVING.mul_f64(rand::rng().random())).await;
                }
                End::Gone => {
                    let cursor = self.open.telling.cursor();
                    self.failed(&begin, Fault::new("gone", format!("after {cursor}")));
                    if !self.load().await {
                        return false;
                    }
                }
                End::Broken(Fault { kind, said }) => {
                    let said = format!("{kind}: {said}");
                    self.failed(&begin, Fault::new("broken", said));
                    self.pause().await;
                }
            }
            if self.is_given_up() {
                let cursor = self.open.telling.cursor();
                self.failed(&begin, Fault::new("gave up", format!("after {cursor}")));
                return false;
            }
        }
    }

    /// The stream of the answer; `None` where this was said before and is to be followed.
    async fn begin(&self, path: &str, body: &Value) -> Result<Option<Response>, Fault> {
        let request = saying(self.reader.request(Method::POST, path), body);
        let response = within(request.header(ACCEPT, "text/event-stream")).await?;
        match response.status().as_u16() {
            202 => Ok(None),
            _ => streamed(response).await.map(Some),
        }
    }

    async fn follow(&self) -> Result<Response, Fault> {
        let path = format!("{}/events", self.open.path);
        let request = self.reader.request(Method::GET, &path);
        let request = request
            .header(ACCEPT, "text/event-stream")
            .header("last-event-id", self.open.telling.cursor());
        streamed(within(request).await?).await
    }

    async fn hear(&mut self, response: Response) -> End {
        let mut events = Events::of(response);
        loop {
            let told = match events.next().await {
                Ok(Some(told)) => told,
                Ok(None) => return End::Broken(Fault::new("ended", "without a last word")),
                Err(fault) => return End::Broken(fault),
            };
            let id = told.id.clone();
            let (means, wrong) = self.open.telling.hear(told);
            self.heard.set(Instant::now());
            self.failures = 0;
            if let Some(wrong) = wrong {
                self.wrong(wrong, &id);
            }
            match means {
                Means::Nothing => {}
                Means::Word => self.word(),
                Means::TakenOver => self.reader.readings.count(|it| it.taken_over += 1),
                Means::Moving => return End::Moving,
                Means::Gone => return End::Gone,
                Means::Completed { message } => return End::Over(message),
                Means::Failed { code } => return End::Failed(code),
            }
        }
    }

    fn word(&mut self) {
        let readings = &self.reader.readings;
        readings.count(|it| it.words += 1);
        if !self.has_spoken {
            self.has_spoken = true;
            let mut ledger = readings.ledger.borrow_mut();
            ledger.first_word.add(self.begun.elapsed());
        }
    }

    /// Whether what was heard is what is kept.
    async fn compare(&self, message: &str) -> bool {
        self.reader.readings.count(|it| it.turns += 1);
        if let Some(snapshot) = self.snapshot().await {
            match snapshot.confirms(message, self.open.telling.text()) {
                Ok(()) => self.reader.readings.count(|it| it.confirmed += 1),
                Err(said) => self.failed(&self.open.path, Fault::new("altered", said)),
            }
        }
        true
    }

    /// Goes on from the snapshot; not where the turn is over by then.
    async fn load(&mut self) -> bool {
        let Some(snapshot) = self.snapshot().await else {
            return false;
        };
        let telling = &mut self.open.telling;
        telling.begin_at(&snapshot.cursor);
        match snapshot.turn {
            Some(turn) => telling.go_on_from(&turn.id, turn.text),
            None => return false,
        }
        true
    }

    async fn snapshot(&self) -> Option<Snapshot> {
        let doing = format!("GET {}", self.open.path);
        for _ in 0..TRIES {
            let request = self.reader.request(Method::GET, &self.open.path);
            let snapshot = whole(request, &[200]).await.and_then(|answer| {
                serde_json::from_str(&answer.text)
                    .map_err(|error| Fault::new("other answer", error.to_string()))
            });
            match snapshot {
                Ok(snapshot) => return Some(snapshot),
                Err(fault) => self.failed(&doing, fault),
            }
            sleep(LONGEST_PAUSE).await;
        }
        None
    }

    fn wrong(&self, wrong: Wrong, id: &str) {
        let (kind, often) = match wrong {
            Wrong::Missing(many) => ("missing events", many),
            Wrong::Again => ("repeated events", 1),
            Wrong::NoId => ("no id", 1),
            Wrong::TakenBack => ("taken back", 1),
            Wrong::Restarted => ("turn restarted", 1),
        };
        let fault = Fault::new(kind, format!("at {id}"));
        self.reader
            .readings
            .failed_often(&self.open.path, fault, often);
    }

    fn failed(&self, doing: &str, fault: Fault) {
        self.reader.readings.failed(doing, fault);
    }

    fn is_given_up(&self) -> bool {
        self.heard.get().elapsed() > SILENCE
    }

    async fn pause(&mut self) {
        let longest = LONGEST_PAUSE.min(FIRST_PAUSE * 2_u32.pow(self.failures.min(8)));
        self.failures += 1;
        sleep(longest.mul_f64(rand::rng().random_range(0.5..1.0))).await;
    }
}

/// The head of the answer, if it comes in time.
async fn within(request: reqwest::RequestBuilder) -> Result<Response, Fault> {
    match tokio::time::timeout(PATIENCE, request.send()).await {
        Ok(response) => Ok(response?),
        Err(_) => Err(Fault::new("timeout", "no head of an answer")),
    }
}

/// The answer, if it is a stream of events.
async fn streamed(response: Response) -> Result<Response, Fault> {
    let kind = response.headers().get(CONTENT_TYPE);
    let is_stream = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
    if response.status().as_u16() == 200 && is_stream {
        return Ok(response);
    }
    let status = response.status();
    let text = response.text().await.unwrap_or_default();
    Err(Fault::status(status, &text))
}

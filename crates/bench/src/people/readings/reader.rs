//! Somebody who has a reading, and then another one.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use rand::seq::{IndexedRandom, index};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::Readings;
use super::snapshot::Snapshot;
use super::telling::Telling;
use super::turn::Turn;
use crate::people::closing::Closing;
use crate::people::site::{Browser, Fault, saying, whole};

/// After something that could not even be begun.
const PAUSE: Duration = Duration::from_secs(1);
/// The cards are offered after two.
const TALKS: usize = 4;
const QUESTIONS: usize = 2;
const CARDS: usize = 78;

const WORRIES: [&str; 6] = [
    "내일 시험이라 떨려",
    "이직을 할까 말까 고민이에요",
    "좋아하는 사람이 생겼어요",
    "요즘 잠이 잘 안 와요",
    "친구랑 다퉜는데 먼저 연락할까?",
    "올해 여행을 갈 수 있을까?",
];

/// One person.
pub struct Reader {
    pub readings: Rc<Readings>,
    pub browser: Browser,
}

/// A conversation that is open.
pub struct Open {
    pub path: String,
    pub telling: Telling,
}

impl Reader {
    pub fn new(readings: Rc<Readings>, browser: Browser) -> Self {
        Self { readings, browser }
    }

    /// One conversation after the other.
    pub async fn read_on(&self, closing: &Closing) {
        while !closing.has_come() {
            match self.open().await {
                Ok(open) => {
                    self.readings.count(|it| it.conversations += 1);
                    self.converse(open, closing).await;
                }
                Err((doing, fault)) => {
                    self.readings.failed(doing, fault);
                    closing.or(PAUSE).await;
                }
            }
        }
    }

    async fn open(&self) -> Result<Open, (&'static str, Fault)> {
        *self.browser.cookie.borrow_mut() = None;
        let session = self.browser.begin_session().await;
        session.map_err(|fault| ("GET /api/auth/session", fault))?;
        let spread = ["one", "three"].choose(&mut rand::rng());
        let body = json!({"locale": "ko", "spread": spread});
        let request = saying(self.request(Method::POST, "/api/chat/conversations"), &body);
        let request = request.header("idempotency-key", self.readings.site.new_name());
        let snapshot = async {
            let answer = whole(request, &[201]).await?;
            serde_json::from_str::<Snapshot>(&answer.text)
                .map_err(|error| Fault::new("other answer", error.to_string()))
        };
        let snapshot = snapshot.await;
        let snapshot = snapshot.map_err(|fault| ("POST /api/chat/conversations", fault))?;
        let mut telling = Telling::default();
        telling.begin_at(&snapshot.cursor);
        let path = format!("/api/chat/conversations/{}", snapshot.id);
        Ok(Open { path, telling })
    }

    /// Talks until the cards are offered, draws, and asks about them.
    async fn converse(&self, mut open: Open, closing: &Closing) {
        for _ in 0..TALKS {
            if closing.has_come() || !self.say(&mut open).await {
                return;
            }
            if open.telling.offered.is_some() {
                break;
            }
        }
        let Some(spread) = open.telling.offered.take() else {
            let fault = Fault::new("no cards", "the cards were never offered");
            return self.readings.failed(&open.path, fault);
        };
        if closing.has_come() || !self.draw(&mut open, &spread).await {
            return;
        }
        for _ in 0..QUESTIONS {
            if closing.has_come() || !self.say(&mut open).await {
                return;
            }
        }
    }

    async fn say(&self, open: &mut Open) -> bool {
        let client_id = self.readings.site.new_name();
        let text = WORRIES.choose(&mut rand::rng());
        let body = json!({"text": text, "clientId": client_id});
        self.turn(open, "messages", &body, Some(client_id)).await
    }

    async fn draw(&self, open: &mut Open, spread: &str) -> bool {
        let cards = match spread {
            "one" => 1,
            "three" => 3,
            _ => 10,
        };
        let positions = index::sample(&mut rand::rng(), CARDS, cards).into_vec();
        let body = json!({"positions": positions});
        self.turn(open, "draw", &body, None).await
    }

    /// Whether the turn came to its end.
    async fn turn(
        &self,
        open: &mut Open,
        what: &str,
        body: &Value,
        client_id: Option<String>,
    ) -> bool {
        let heard = Rc::new(Cell::new(Instant::now()));
        let turns = &self.readings.turns;
        turns.borrow_mut().insert(open.path.clone(), heard.clone());
        let path = open.path.clone();
        let done = Turn::new(self, open, heard)
            .take(what, body, client_id)
            .await;
        turns.borrow_mut().remove(&path);
        done
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.browser.request(method, path)
    }
}

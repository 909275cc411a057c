//! The line from a page to the service, one socket after the other: the new one is open before the
//! old one is closed, as it is in `services/web/src/rtc/signal-socket.ts`.

use std::future::pending;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use rand::RngExt;
use serde_json::json;
use tokio::time::{Instant, Sleep, sleep};

use super::socket::{Said, Socket, WELCOME};
use crate::people::site::{Fault, Site};

const PAUSES_MS: [u64; 5] = [0, 250, 500, 1_000, 2_000];
/// Who is asked to move does so within this time.
const MOVING: Duration = Duration::from_millis(300);

/// Who sits where.
#[derive(Debug, Clone)]
pub struct Seat {
    /// Of the socket.
    pub path: String,
    pub token: String,
    /// Of the page.
    pub session: String,
}

/// A line, which may be between two sockets.
pub struct Line {
    site: Rc<Site>,
    seat: Seat,
    pub cursor: Option<String>,
    /// The one that has said welcome.
    live: Option<Socket>,
    next: Next,
    /// It was asked to move, and has not yet.
    is_moving: bool,
    failures: usize,
}

/// The socket that is to come.
enum Next {
    None,
    Pause(Pin<Box<Sleep>>),
    Opening(Pin<Box<dyn Future<Output = Result<Socket, Fault>>>>),
    /// It has said hello: the old one is not listened to since.
    Greeted(Socket, Instant),
}

/// What happens on a line.
pub enum Event {
    /// A socket could not be had, or ended.
    Trouble(Trouble),
    Text(Bytes),
    /// The first words on a new socket, which is live after [`Line::welcomed`].
    Welcome(Bytes),
    /// Nothing that anybody has to know.
    Quiet,
}

/// What went wrong with a line.
pub enum Trouble {
    /// The live one ended and nobody had said so before.
    Broken(String),
    /// A new one could not be had.
    NotOpened(Fault),
    /// It is not to come back.
    Farewell(u16),
}

enum Step {
    Due,
    Opened(Result<Socket, Fault>),
    Said(Said),
    Silent,
}

impl Line {
    /// A line that is about to be opened.
    pub fn new(site: Rc<Site>, seat: Seat) -> Self {
        let mut line = Self {
            site,
            seat,
            cursor: None,
            live: None,
            next: Next::None,
            is_moving: false,
            failures: 0,
        };
        line.open();
        line
    }

    pub fn is_open(&self) -> bool {
        self.live.is_some()
    }

    /// What happens next. Nothing is lost by not waiting for it.
    pub async fn next(&mut self) -> Event {
        let is_greeted = matches!(self.next, Next::Greeted(..));
        let (live, next) = (&mut self.live, &mut self.next);
        let heard = async {
            match live {
                Some(live) if !is_greeted => live.next().await,
                _ => pending().await,
            }
        };
        let happened = tokio::select! {
            said = heard => Err(said),
            step = step(next) => Ok(step),
        };
        match happened {
            Err(said) => self.heard(said).await,
            Ok(Step::Due) => {
                self.open();
                Event::Quiet
            }
            Ok(Step::Opened(opened)) => self.greet(opened).await,
            Ok(Step::Silent) => self.not_welcome("no welcome in time".to_owned()),
            Ok(Step::Said(said)) => self.first_words(said).await,
        }
    }

    /// Sends a text over the live socket, if there is one.
    pub async fn say(&mut self, text: &str) -> Event {
        let Some(live) = &mut self.live else {
            return Event::Quiet;
        };
        match live.say(text).await {
            Ok(()) => Event::Quiet,
            Err(error) => self.broken(error),
        }
    }

    /// The service wants it to move.
    pub fn move_away(&mut self) {
        self.is_moving = true;
        if matches!(self.next, Next::None) {
            self.pause(MOVING.mul_f64(rand::rng().random()));
        }
    }

    /// The new socket takes over, and the old one is closed. Answers whether it was asked to move.
    pub async fn welcomed(&mut self) -> bool {
        if let Next::Greeted(socket, _) = std::mem::replace(&mut self.next, Next::None) {
            let old = self.live.replace(socket);
            if let Some(old) = old {
                old.leave().await;
            }
        }
        self.failures = 0;
        std::mem::take(&mut self.is_moving)
    }

    /// Whether the line still holds was asked, and is not answered.
    pub fn is_dead(&mut self, why: &str) -> Event {
        self.broken(why.to_owned())
    }

    /// Closes what is open.
    pub async fn close(mut self) {
        if let Some(live) = self.live.take() {
            live.leave().await;
        }
    }

    fn open(&mut self) {
        let (site, path) = (self.site.clone(), self.seat.path.clone());
        let opening = async move { Socket::open(&site, &path).await };
        self.next = Next::Opening(Box::pin(opening));
    }

    async fn greet(&mut self, opened: Result<Socket, Fault>) -> Event {
        let mut socket = match opened {
            Ok(socket) => socket,
            Err(fault) => return self.not_opened(fault),
        };
        let Seat { token, session, .. } = &self.seat;
        let hello = match &self.cursor {
            Some(cursor) => {
                json!({"type": "hello", "seatToken": token, "session": session, "cursor": cursor})
            }
            None => json!({"type": "hello", "seatToken": token, "session": session}),
        };
        if let Err(error) = socket.say(&hello.to_string()).await {
            return self.not_opened(Fault::new("no hello", error));
        }
        self.next = Next::Greeted(socket, Instant::now() + WELCOME);
        Event::Quiet
    }

    async fn first_words(&mut self, said: Said) -> Event {
        match said {
            Said::Text(text) => Event::Welcome(text),
            Said::Ping(payload) => {
                if let Next::Greeted(socket, _) = &mut self.next {
                    drop(socket.pong(&payload).await);
                }
                Event::Quiet
            }
            Said::Closed(Some(code)) if is_farewell(code) => {
                self.next = Next::None;
                Event::Trouble(Trouble::Farewell(code))
            }
            Said::Closed(code) => self.not_welcome(closed(code)),
            Said::Broken(error) => self.not_welcome(error),
        }
    }

    /// The old one was not listened to since the hello: what it said is asked for again.
    fn not_welcome(&mut self, why: String) -> Event {
        self.live = None;
        self.not_opened(Fault::new("no welcome", why))
    }

    fn not_opened(&mut self, fault: Fault) -> Event {
        self.come_back();
        Event::Trouble(Trouble::NotOpened(fault))
    }

    async fn heard(&mut self, said: Said) -> Event {
        match said {
            Said::Text(text) => Event::Text(text),
            Said::Ping(payload) => {
                let live = self.live.as_mut();
                let answered = match live {
                    Some(live) => live.pong(&payload).await,
                    None => Ok(()),
                };
                answered.map_or_else(|error| self.broken(error), |()| Event::Quiet)
            }
            Said::Closed(Some(code)) if is_farewell(code) => {
                self.live = None;
                self.next = Next::None;
                Event::Trouble(Trouble::Farewell(code))
            }
            Said::Closed(code) => self.broken(closed(code)),
            Said::Broken(error) => self.broken(error),
        }
    }

    fn broken(&mut self, why: String) -> Event {
        self.live = None;
        if matches!(self.next, Next::None) {
            self.come_back();
        }
        match self.is_moving {
            true => Event::Quiet,
            false => Event::Trouble(Trouble::Broken(why)),
        }
    }

    fn come_back(&mut self) {
        let longest = PAUSES_MS[self.failures.min(PAUSES_MS.len() - 1)];
        self.failures += 1;
        let part = rand::rng().random_range(0.5..1.0);
        self.pause(Duration::from_millis(longest).mul_f64(part));
    }

    fn pause(&mut self, time: Duration) {
        self.next = Next::Pause(Box::pin(sleep(time)));
    }
}

async fn step(next: &mut Next) -> Step {
    match next {
        Next::None => pending().await,
        Next::Pause(pause) => {
            pause.await;
            Step::Due
        }
        Next::Opening(opening) => Step::Opened(opening.await),
        Next::Greeted(socket, until) => tokio::time::timeout_at(*until, socket.next())
            .await
            .map_or(Step::Silent, Step::Said),
    }
}

/// Another page, no seat, or the end.
fn is_farewell(code: u16) -> bool {
    matches!(code, 4001 | 4003 | 4004)
}

fn closed(code: Option<u16>) -> String {
    match code {
        Some(code) => format!("closed with {code}"),
        None => "closed without a word".to_owned(),
    }
}

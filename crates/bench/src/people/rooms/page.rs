//! A page that sits on a seat: says something five times a second, and hears the other side.

use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::json;
use tokio::time::{Instant, MissedTickBehavior, interval};

use super::Rooms;
use super::frame::{Frame, Knock};
use super::letter::{self, Outbox};
use super::line::{Event, Line, Seat, Trouble};
use super::meeting::{Meeting, Side};
use crate::people::ledger::Heard;
use crate::people::site::Fault;

/// Between two letters.
const EVERY: Duration = Duration::from_millis(200);
/// More are not written while none is known to be kept.
const KEPT: usize = 100;
const PING_EVERY: Duration = Duration::from_secs(1);
const PONG: Duration = Duration::from_secs(3);
/// A line that is not open for so long is given up.
const AWAY: Duration = Duration::from_secs(60);

/// One of two who meet.
pub struct Page {
    rooms: Rc<Rooms>,
    meeting: Rc<Meeting>,
    side: Side,
    line: Line,
    /// Room and side.
    doing: String,
    /// The session of the other page.
    other: String,
    outbox: Outbox,
    pinged: Instant,
    open_since: Instant,
}

impl Page {
    pub fn new(
        rooms: &Rc<Rooms>,
        meeting: &Rc<Meeting>,
        side: Side,
        seat: Seat,
        other: String,
    ) -> Self {
        let now = Instant::now();
        Self {
            rooms: rooms.clone(),
            meeting: meeting.clone(),
            side,
            doing: format!("{} {}", side.name(), seat.path),
            line: Line::new(rooms.site.clone(), seat),
            other,
            outbox: Outbox::default(),
            pinged: now,
            open_since: now,
        }
    }

    /// Sits there until the meeting is over.
    pub async fn sit(mut self) {
        let mut ticks = interval(EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while !self.meeting.is_over.get() {
            let event = tokio::select! {
                // what has come is heard before anybody wonders where it is
                biased;
                event = self.line.next() => event,
                _ = ticks.tick() => {
                    self.tick().await;
                    Event::Quiet
                }
            };
            self.take(event).await;
        }
        if self.side == Side::Host {
            let leave = json!({"type": "leave"});
            drop(self.line.say(&leave.to_string()).await);
        }
        self.line.close().await;
    }

    async fn tick(&mut self) {
        let meeting = self.meeting.clone();
        if self.line.is_open() {
            self.open_since = Instant::now();
        } else if self.open_since.elapsed() > AWAY {
            self.failed(Fault::new("gave up", "no line for a minute"));
            meeting.is_over.set(true);
            return;
        }
        if meeting.have_met() && !meeting.is_ending.get() && self.outbox.len() < KEPT {
            self.outbox.write();
            self.rooms.count(|it| it.sent += 1);
        }
        if self.line.is_open() {
            let letters = self.outbox.unsent(&self.other);
            self.say(letters).await;
            self.ping().await;
        }
        meeting.wrote(self.side, self.outbox.written(), self.outbox.len() == 0);
    }

    async fn ping(&mut self) {
        let since = self.pinged.elapsed();
        if self.outbox.waits_for_pong() {
            if since > PONG {
                let event = self.line.is_dead("a ping was not answered");
                self.outbox.forget_pings();
                self.trouble(event);
            }
        } else if self.outbox.len() > 0 && since >= PING_EVERY {
            self.pinged = Instant::now();
            self.outbox.pinged();
            self.say(vec![r#"{"type":"ping"}"#.to_owned()]).await;
        }
    }

    async fn say(&mut self, texts: Vec<String>) {
        for text in texts {
            let event = self.line.say(&text).await;
            self.trouble(event);
        }
    }

    async fn take(&mut self, event: Event) {
        match event {
            Event::Text(text) => {
                if let Some(frame) = self.read(&text) {
                    self.hear(frame).await;
                }
            }
            Event::Welcome(text) => {
                if let Some(frame) = self.read(&text) {
                    self.welcome(frame).await;
                }
            }
            other => self.trouble(other),
        }
    }

    fn trouble(&self, event: Event) {
        let Event::Trouble(trouble) = event else {
            return;
        };
        match trouble {
            Trouble::Broken(why) => self.failed(Fault::new("broken", why)),
            Trouble::NotOpened(Fault { kind, said }) => {
                self.failed(Fault::new("not opened", format!("{kind}: {said}")));
            }
            Trouble::Farewell(code) => {
                if !self.meeting.is_over.replace(true) {
                    self.failed(Fault::new("sent away", format!("closed with {code}")));
                }
            }
        }
    }

    fn read(&self, text: &Bytes) -> Option<Frame> {
        match serde_json::from_slice(text) {
            Ok(frame) => Some(frame),
            Err(error) => {
                let text = String::from_utf8_lossy(text);
                self.failed(Fault::new("no frame", format!("{error}: {text}")));
                None
            }
        }
    }

    /// The new socket takes over; everything that may not be kept goes first.
    async fn welcome(&mut self, frame: Frame) {
        if frame.kind != "welcome" {
            return self.hear(frame).await;
        }
        let comes_back = self.line.cursor.is_some();
        if self.line.welcomed().await {
            self.rooms.count(|it| it.moved += 1);
        }
        if comes_back && !frame.resumed {
            self.failed(Fault::new("not resumed", "what was on its way is lost"));
        }
        // it may be ahead of what it resumes: that still follows
        if !(comes_back && frame.resumed) {
            self.line.cursor = frame.cursor;
        }
        let again = self.outbox.again(&self.other);
        self.say(again).await;
        if self.side == Side::Guest && frame.standing.as_deref() == Some("seated") {
            self.meeting.seat(Side::Guest);
        }
        if self.side == Side::Host && frame.peer.is_some_and(|peer| peer.session.is_some()) {
            self.meeting.seat(Side::Host);
        }
        for knock in frame.knocks {
            self.admit(knock).await;
        }
    }

    async fn hear(&mut self, frame: Frame) {
        match frame.kind.as_str() {
            "candidate" => self.hear_letter(&frame),
            "pong" => self.outbox.ponged(),
            "moving" => self.line.move_away(),
            "admitted" => self.meeting.seat(self.side),
            "peerAway" if self.meeting.is_over.get() => {}
            "peerAway" => self.rooms.count(|it| it.peer_away += 1),
            "peerLeft" | "roomEnded" | "denied" if !self.meeting.is_over.get() => {
                let kind = match frame.kind.as_str() {
                    "peerLeft" => "peer left",
                    "roomEnded" => "room ended",
                    _ => "denied",
                };
                let why = frame.reason.clone().unwrap_or_default();
                self.failed(Fault::new(kind, why));
            }
            "error" => {
                let Frame { code, message, .. } = &frame;
                self.failed(Fault::new("error", format!("{code:?} {message:?}")));
            }
            _ => {}
        }
        if let Some(cursor) = frame.cursor {
            self.line.cursor = Some(cursor);
        }
        if let Some(knock) = frame.knock {
            self.admit(knock).await;
        }
    }

    fn hear_letter(&self, frame: &Frame) {
        let candidate = frame.candidate.as_ref().map(|it| it.candidate.as_str());
        let read = candidate.and_then(letter::read);
        let numbered = frame.address.as_ref().map(|address| address.number);
        let Some((number, before)) = read.filter(|(number, _)| Some(*number) == numbered) else {
            let said = format!("{numbered:?} {candidate:?}");
            return self.failed(Fault::new("altered", said));
        };
        let at = frame.cursor.as_deref().unwrap_or("nowhere");
        match self.meeting.hear(self.side, number, before) {
            Heard::New => self.rooms.count(|it| it.heard += 1),
            Heard::SentAgain => self.rooms.count(|it| it.dropped += 1),
            Heard::Doubled => self.failed(Fault::new("doubled", format!("{number} at {at}"))),
            Heard::Late => self.failed(Fault::new("reordered", format!("{number} at {at}"))),
        }
    }

    /// Lets the other one in as soon as their page waits.
    async fn admit(&mut self, knock: Knock) {
        if knock.session.as_deref() == Some(&self.other) {
            let admit = json!({"type": "admit", "seat": knock.seat});
            self.say(vec![admit.to_string()]).await;
        }
    }

    fn failed(&self, fault: Fault) {
        self.rooms.failed(&self.doing, fault);
    }
}

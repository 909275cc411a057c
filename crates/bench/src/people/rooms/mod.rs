//! Consultations: what one side says reaches the other, once and in order, over whatever happens to
//! their sockets.

mod consultation;
mod frame;
mod letter;
mod line;
mod meeting;
mod page;
mod socket;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use futures::future::join_all;
use rand::RngExt;
use serde::Serialize;

use super::closing::Closing;
use super::experts::Experts;
use super::ledger::Failures;
use super::plan::PeoplePlan;
use super::site::{Fault, Site};
use crate::BenchError;

/// Rooms are opened scattered over this time.
const ARRIVAL: Duration = Duration::from_secs(3);

/// How it went, shared by all who meet.
pub struct Rooms {
    site: Rc<Site>,
    experts: Rc<Experts>,
    at_once: usize,
    /// Of a consultation, about.
    time: Duration,
    going: Cell<usize>,
    ledger: RefCell<Ledger>,
}

#[derive(Default)]
struct Ledger {
    counts: Counts,
    failures: Failures,
}

/// What was said and heard.
#[derive(Debug, Clone, Copy, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    pub consultations: u64,
    pub sent: u64,
    pub heard: u64,
    /// Sent again on another socket, and come before: pages drop them by their number.
    pub dropped: u64,
    /// Lines that were asked to move, and did.
    pub moved: u64,
    /// How often one side was told that the other's line was away.
    pub peer_away: u64,
}

/// What came of the consultations.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RoomsReport {
    #[serde(flatten)]
    pub counts: Counts,
    pub failures: Failures,
}

/// What is looked for.
pub const KINDS: [&str; 13] = [
    "lost",
    "doubled",
    "reordered",
    "altered",
    "broken",
    "not opened",
    "not resumed",
    "sent away",
    "peer left",
    "room ended",
    "never met",
    "gave up",
    "unfinished",
];

/// What coming back does not mend: the rest is only waited for.
pub const LOSSES: [&str; 9] = [
    "lost",
    "doubled",
    "reordered",
    "altered",
    "sent away",
    "peer left",
    "room ended",
    "gave up",
    "unfinished",
];

impl Rooms {
    pub fn new(site: &Rc<Site>, plan: &PeoplePlan, experts: &Rc<Experts>) -> Rc<Self> {
        Rc::new(Self {
            site: site.clone(),
            experts: experts.clone(),
            at_once: plan.rooms,
            time: Duration::from_secs(plan.room_seconds.max(1)),
            going: Cell::default(),
            ledger: RefCell::default(),
        })
    }

    /// Has them meet until the time is over, and returns when all have gone.
    ///
    /// # Errors
    /// No client can be made.
    pub async fn go_on(self: &Rc<Self>, closing: &Closing) -> Result<(), BenchError> {
        let mut tasks = Vec::new();
        for _ in 0..self.at_once {
            let browser = self.site.browser(false)?;
            let (rooms, closing) = (self.clone(), closing.clone());
            tasks.push(tokio::task::spawn_local(async move {
                closing.or(ARRIVAL.mul_f64(rand::rng().random())).await;
                consultation::one_after_the_other(rooms, browser, closing).await;
            }));
        }
        for done in join_all(tasks).await {
            if let Err(error) = done {
                self.failed("a task", Fault::new("unfinished", error.to_string()));
            }
        }
        Ok(())
    }

    /// What was noticed so far, in a few words.
    pub fn so_far(&self) -> String {
        let Ledger {
            counts, failures, ..
        } = &*self.ledger.borrow();
        format!(
            "{} letters heard, {} failures",
            counts.heard, failures.count
        )
    }

    fn count(&self, count: impl FnOnce(&mut Counts)) {
        count(&mut self.ledger.borrow_mut().counts);
    }

    fn failed(&self, doing: &str, fault: Fault) {
        self.failed_often(doing, fault, 1);
    }

    fn failed_often(&self, doing: &str, fault: Fault, often: u64) {
        let failure = self.site.failure("rooms", doing, fault);
        let mut ledger = self.ledger.borrow_mut();
        ledger.failures.add_many(failure, often);
    }

    /// What came of it; a consultation that still goes on has not ended.
    pub fn report(&self) -> RoomsReport {
        let unfinished = self.going.get() as u64;
        if unfinished > 0 {
            let fault = Fault::new("unfinished", "no end when everybody went home");
            self.failed_often("consultations", fault, unfinished);
        }
        let ledger = self.ledger.borrow();
        RoomsReport {
            counts: ledger.counts,
            failures: ledger.failures.clone(),
        }
    }
}

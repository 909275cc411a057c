//! Conversations with the conch: every event heard once and in order, every text as it is kept.

mod event;
mod reader;
mod snapshot;
mod telling;
mod turn;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use futures::future::join_all;
use rand::RngExt;
use serde::Serialize;
use tokio::time::Instant;

use super::closing::Closing;
use super::ledger::{Failures, Latency, Milliseconds};
use super::plan::PeoplePlan;
use super::site::{Fault, Site};
use crate::BenchError;
use reader::Reader;

/// Readers come scattered over this time.
const ARRIVAL: Duration = Duration::from_secs(5);

/// How it went, shared by all who read.
pub struct Readings {
    site: Rc<Site>,
    at_once: usize,
    /// Turns that are heard, by their conversation, with the moment at which something of them came last.
    turns: RefCell<BTreeMap<String, Rc<Cell<Instant>>>>,
    ledger: RefCell<Ledger>,
}

#[derive(Default)]
struct Ledger {
    counts: Counts,
    first_word: Latency,
    failures: Failures,
}

/// What was heard.
#[derive(Debug, Clone, Copy, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    pub conversations: u64,
    /// That came to their end.
    pub turns: u64,
    pub words: u64,
    /// Whose text was compared with what is kept, and is the same.
    pub confirmed: u64,
    /// Streams that were asked to come back, and did.
    pub moved: u64,
    /// Turns that another instance went on with.
    pub taken_over: u64,
}

/// What came of the readings.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadingsReport {
    #[serde(flatten)]
    pub counts: Counts,
    pub first_word_ms: Milliseconds,
    pub failures: Failures,
}

/// What is looked for.
pub const KINDS: [&str; 10] = [
    "broken",
    "missing events",
    "repeated events",
    "altered",
    "taken back",
    "turn failed",
    "turn restarted",
    "gone",
    "gave up",
    "unfinished",
];

/// What coming back does not mend: the rest is only waited for.
pub const LOSSES: [&str; 7] = [
    "missing events",
    "repeated events",
    "altered",
    "taken back",
    "turn failed",
    "gave up",
    "unfinished",
];

impl Readings {
    pub fn new(site: &Rc<Site>, plan: &PeoplePlan) -> Rc<Self> {
        Rc::new(Self {
            site: site.clone(),
            at_once: plan.readings,
            turns: RefCell::default(),
            ledger: RefCell::default(),
        })
    }

    /// Has them read until the time is over, and returns when the last turn has ended.
    ///
    /// # Errors
    /// No client can be made.
    pub async fn go_on(self: &Rc<Self>, closing: &Closing) -> Result<(), BenchError> {
        let readers = (0..self.at_once).map(|number| {
            let browser = self.site.browser(number % 4 == 3)?;
            Ok(Reader::new(self.clone(), browser))
        });
        let readers = readers.collect::<Result<Vec<_>, BenchError>>()?;
        let tasks = readers.into_iter().map(|reader| {
            let closing = closing.clone();
            tokio::task::spawn_local(async move {
                closing.or(ARRIVAL.mul_f64(rand::rng().random())).await;
                reader.read_on(&closing).await;
            })
        });
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
        format!("{} turns heard, {} failures", counts.turns, failures.count)
    }

    fn count(&self, count: impl FnOnce(&mut Counts)) {
        count(&mut self.ledger.borrow_mut().counts);
    }

    fn failed(&self, doing: &str, fault: Fault) {
        self.failed_often(doing, fault, 1);
    }

    fn failed_often(&self, doing: &str, fault: Fault, often: u64) {
        let failure = self.site.failure("readings", doing, fault);
        let mut ledger = self.ledger.borrow_mut();
        ledger.failures.add_many(failure, often);
    }

    /// What came of it; a turn that still goes on has not ended.
    pub fn report(&self) -> ReadingsReport {
        let unfinished = self.turns.take();
        for (path, heard) in unfinished {
            let seconds = heard.get().elapsed().as_secs();
            let said = format!("went on when everybody went home; last heard {seconds} s before");
            self.failed(&path, Fault::new("unfinished", said));
        }
        let ledger = self.ledger.borrow();
        ReadingsReport {
            counts: ledger.counts,
            first_word_ms: ledger.first_word.milliseconds(),
            failures: ledger.failures.clone(),
        }
    }
}

//! Requests at a constant rate, whether or not those before were answered.

mod asker;
mod errand;
mod link;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use futures::stream::{self, StreamExt, TryStreamExt};
use serde::Serialize;
use tokio::task::spawn_local;
use tokio::time::{Instant, sleep_until};

use super::closing::Closing;
use super::experts::Experts;
use super::ledger::{Failures, Latency, Milliseconds};
use super::plan::PeoplePlan;
use super::site::{Fault, Site};
use crate::BenchError;
use asker::Asker;
use errand::{Errand, SERVICES};

/// Sessions that are begun at once before it is counted.
const AT_ONCE: usize = 8;
/// A site on which so many seconds of requests wait answers nobody.
const WAITING_SECONDS: u32 = 4;

/// All who ask.
pub struct Requests {
    site: Rc<Site>,
    askers: Vec<Rc<Asker>>,
    a_second: u32,
    waiting: Cell<usize>,
    ledger: RefCell<Ledger>,
}

#[derive(Default)]
struct Ledger {
    asked: BTreeMap<&'static str, u64>,
    latency: BTreeMap<&'static str, Latency>,
    late: Latency,
    failures: Failures,
}

/// What came of the requests.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestsReport {
    pub services: BTreeMap<&'static str, Answers>,
    pub asked: u64,
    /// How late they were asked: time that this machine took from us, and that is in every other figure.
    pub late_ms: Milliseconds,
    pub failures: Failures,
}

/// What came of those to one service.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answers {
    pub asked: u64,
    pub failed: u64,
    /// Of good answers, from the moment at which it was to be asked to the last byte.
    pub latency_ms: Milliseconds,
}

impl Requests {
    /// Gathers those who ask, each with a session.
    ///
    /// # Errors
    /// The site gives none.
    pub async fn gather(
        site: &Rc<Site>,
        plan: &PeoplePlan,
        experts: Option<&Rc<Experts>>,
    ) -> Result<Rc<Self>, BenchError> {
        let mut askers = Vec::new();
        if plan.requests > 0 {
            let refused =
                |fault: Fault| BenchError::SetUp(format!("{}: {}", site.base, fault.said));
            let first = site.browser(false)?;
            first.begin_session().await.map_err(refused)?;
            let link: Rc<str> = link::make(&first).await.map_err(refused)?.into();
            let all = (0..plan.askers.max(1)).map(|number| {
                let link = &link;
                async move {
                    let browser = site.browser(number % 4 == 3)?;
                    browser.begin_session().await.map_err(refused)?;
                    let asker = Asker::new(site, browser, experts, link);
                    Ok::<_, BenchError>(Rc::new(asker))
                }
            });
            askers = stream::iter(all).buffered(AT_ONCE).try_collect().await?;
        }
        Ok(Rc::new(Self {
            site: site.clone(),
            askers,
            a_second: plan.requests,
            waiting: Cell::default(),
            ledger: RefCell::default(),
        }))
    }

    /// Asks until the time is over, and returns when everything was answered.
    pub async fn go_on(self: &Rc<Self>, closing: &Closing) {
        if self.askers.is_empty() {
            return;
        }
        let begun = Instant::now();
        let mut number: u32 = 0;
        while !closing.has_come() {
            let due = begun + Duration::from_secs(1) * number / self.a_second;
            sleep_until(due).await;
            self.ledger.borrow_mut().late.add(due.elapsed());
            self.ask(number, due);
            number += 1;
        }
        while self.waiting.get() > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn ask(self: &Rc<Self>, number: u32, due: Instant) {
        let errand = Errand::any(&mut rand::rng());
        let service = errand.service();
        *self.ledger.borrow_mut().asked.entry(service).or_default() += 1;
        if self.waiting.get() >= (self.a_second * WAITING_SECONDS) as usize {
            let fault = Fault::new("not asked", "too many wait for an answer");
            return self.failed(service, format!("{errand:?}"), fault);
        }
        let asker = self.askers[number as usize % self.askers.len()].clone();
        let question = match asker.make_up(errand) {
            Ok(question) => question,
            Err(fault) => return self.failed(service, format!("{errand:?}"), fault),
        };
        self.waiting.set(self.waiting.get() + 1);
        let requests = self.clone();
        spawn_local(async move {
            let doing = format!("{} {}", question.method, question.path);
            match asker.ask(question).await {
                Ok(()) => {
                    let mut ledger = requests.ledger.borrow_mut();
                    let latency = ledger.latency.entry(service).or_default();
                    latency.add(due.elapsed());
                }
                Err(fault) => requests.failed(service, doing, fault),
            }
            requests.waiting.set(requests.waiting.get() - 1);
        });
    }

    /// What was noticed so far, in a few words.
    pub fn so_far(&self) -> String {
        let ledger = self.ledger.borrow();
        let asked: u64 = ledger.asked.values().sum();
        format!("{asked} requests, {} failures", ledger.failures.count)
    }

    fn failed(&self, service: &str, doing: String, fault: Fault) {
        let failure = self.site.failure(service, doing, fault);
        self.ledger.borrow_mut().failures.add(failure);
    }

    /// What came of it; whatever still waits has failed.
    pub fn report(&self) -> RequestsReport {
        let unanswered = self.waiting.get() as u64;
        if unanswered > 0 {
            let fault = Fault::new("unfinished", "no answer when everybody went home");
            let failure = self.site.failure("nobody", "waiting", fault);
            let failures = &mut self.ledger.borrow_mut().failures;
            failures.add_many(failure, unanswered);
        }
        let ledger = self.ledger.borrow();
        let answers = |service: &'static str| Answers {
            asked: ledger.asked.get(service).copied().unwrap_or_default(),
            failed: ledger.failures.of(service),
            latency_ms: ledger
                .latency
                .get(service)
                .map(Latency::milliseconds)
                .unwrap_or_default(),
        };
        RequestsReport {
            services: SERVICES.map(|service| (service, answers(service))).into(),
            asked: ledger.asked.values().sum(),
            late_ms: ledger.late.milliseconds(),
            failures: ledger.failures.clone(),
        }
    }
}

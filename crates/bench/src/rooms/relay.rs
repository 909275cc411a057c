//! Messages at a moderate rate: what one costs, and how long it is on its way.

use std::cell::RefCell;
use std::time::Duration;

use futures::future::try_join_all;
use hdrhistogram::Histogram;
use rand::RngExt;
use serde::Serialize;
use tokio::time::{Instant, sleep, sleep_until, timeout_at};

use super::crowd::{Until, fill};
use super::pair::{CANDIDATES, End};
use super::plan::RoomsPlan;
use super::server::Server;
use super::who::Who;
use super::words::age;
use crate::BenchError;
use crate::load::{histogram, milliseconds};
use crate::process::CpuMeter;

/// Talked before anything is counted: code is warm by then, and just-in-time compiled.
const WARM_UP: Duration = Duration::from_secs(2);
/// What was said last has come by then.
const LAST: Duration = Duration::from_secs(2);

/// A median delay of a server, or of the load, that does not get its turns.
const STARVED_MS: f64 = 2.0;

/// What the messages of one server came to.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RelaySample {
    pub who: Who,
    pub said: u64,
    pub heard: u64,
    pub cpu_us_per_message: f64,
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub load_busy: f64,
    pub servers_busy: f64,
}

impl RelaySample {
    /// Everything came, and nobody was starved: who is takes many messages at a wake-up, cheaply.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.said > 0 && self.said == self.heard && self.p50_ms < STARVED_MS
    }
}

/// What was said and heard so far.
struct Tally {
    said: u64,
    heard: u64,
    microseconds: Histogram<u64>,
}

/// Measures a server that was just begun.
///
/// # Errors
/// It does not answer as agreed.
pub async fn measure(server: &Server, plan: &RoomsPlan) -> Result<RelaySample, BenchError> {
    let pairs = fill(server, 0..plan.talking, plan.at_once, Until::Joined).await?;
    let ends: Vec<End> = pairs
        .into_iter()
        .flat_map(|pair| [pair.host, pair.guest])
        .collect();
    let pause = Duration::from_secs_f64(ends.len() as f64 / plan.rate.max(1) as f64);
    let seconds = Duration::from_secs(plan.seconds);
    let begin = Instant::now() + Duration::from_millis(50);
    let tally = RefCell::new(Tally::new());
    let talk = Talk {
        pause,
        begin,
        until: begin + WARM_UP + seconds,
        candidates: if plan.descriptions { 0 } else { CANDIDATES },
    };
    let talking = ends.into_iter().map(|end| talk.on(end, &tally));
    let counting = async {
        sleep_until(begin + WARM_UP).await;
        let [load, server] = [&[std::process::id()][..], &server.ids()].map(CpuMeter::start);
        let before = tally.borrow().heard;
        tally.borrow_mut().microseconds.reset();
        let since = Instant::now();
        sleep(seconds).await;
        let elapsed = since.elapsed().as_nanos() as f64;
        let heard = tally.borrow().heard - before;
        let cpu = server.finish() as f64;
        Ok((
            cpu,
            heard,
            cpu / elapsed,
            load.finish_alone() as f64 / elapsed,
        ))
    };
    let talked = async { try_join_all(talking).await };
    let (_, (cpu, heard, servers_busy, load_busy)) = futures::try_join!(talked, counting)?;
    let tally = tally.into_inner();
    Ok(RelaySample {
        who: server.who,
        said: tally.said,
        heard: tally.heard,
        cpu_us_per_message: cpu / 1e3 / heard.max(1) as f64,
        p50_ms: milliseconds(&tally.microseconds, 0.5),
        p99_ms: milliseconds(&tally.microseconds, 0.99),
        load_busy,
        servers_busy,
    })
}

impl Tally {
    fn new() -> Self {
        Self {
            said: 0,
            heard: 0,
            microseconds: histogram(),
        }
    }

    fn hear(&mut self, text: &[u8]) {
        if let Some(age) = age(text) {
            self.heard += 1;
            self.microseconds.saturating_record(age / 1000);
        }
    }
}

/// How everybody talks.
#[derive(Debug, Clone, Copy)]
struct Talk {
    pause: Duration,
    begin: Instant,
    until: Instant,
    /// For each description.
    candidates: usize,
}

impl Talk {
    /// Says something now and then, a description and its candidates in turn, and hears the other.
    async fn on(self, mut end: End, tally: &RefCell<Tally>) -> Result<(), BenchError> {
        // nobody talks in step, and not everybody describes at the same time
        let mut next = self.begin + self.pause.mul_f64(rand::random());
        let mut turn = rand::rng().random_range(0..=self.candidates);
        while next < self.until {
            tokio::select! {
                text = end.wire.next() => tally.borrow_mut().hear(&text?),
                () = sleep_until(next) => {
                    let End { wire, words } = &mut end;
                    let letter = match turn {
                        0 => &mut words.description,
                        _ => &mut words.candidate,
                    };
                    wire.send(letter.now()).await?;
                    tally.borrow_mut().said += 1;
                    turn = (turn + 1) % (self.candidates + 1);
                    next += self.pause;
                }
            }
        }
        while let Ok(text) = timeout_at(self.until + LAST, end.wire.next()).await {
            tally.borrow_mut().hear(&text?);
        }
        Ok(())
    }
}

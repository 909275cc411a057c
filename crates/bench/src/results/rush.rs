use std::collections::HashSet;
use std::time::Instant;

use serde::Serialize;

use super::counters::Counters;
use super::samples::Times;
use super::yard::{Thing, Yard};
use crate::BenchError;
use crate::connection::Connection;

/// Many who ask for the same at the same moment, which nobody has asked for before.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RushReport {
    pub thing: Thing,
    pub at_once: usize,
    /// How many got it.
    pub answered: usize,
    /// Different answers among them.
    pub answers: usize,
    /// Links that the tables were asked for.
    pub lookups: u64,
    pub pictures: u64,
    /// Milliseconds from the moment at which all had asked to the last answer.
    pub last_ms: f64,
}

/// The page, the JSON and the picture, each of another link.
///
/// # Errors
/// A connection is refused or closed.
pub fn measure(yard: &Yard, at_once: usize) -> Result<Vec<RushReport>, BenchError> {
    let sharing = yard.fresh()?;
    let things = [Thing::Page, Thing::Json, Thing::Wide];
    let mut reports = Vec::new();
    for (thing, link) in things.into_iter().zip(&yard.links) {
        let mut connections = (0..at_once)
            .map(|_| Connection::open(sharing.address))
            .collect::<Result<Vec<_>, _>>()?;
        let request = thing.request(link);
        let before = Counters::of(&sharing)?;
        // it stands still until all have asked: else the first has its answer before the last asks
        sharing.process().while_paused(|| {
            connections
                .iter_mut()
                .try_for_each(|connection| connection.send(&request))
        })?;
        let asked = Instant::now();
        let (mut answered, mut answers, mut times) = (0, HashSet::new(), Times::default());
        for connection in &mut connections {
            let head = connection.receive()?;
            times.push(asked.elapsed());
            answered += usize::from(head.status == 200);
            answers.insert((head.status, head.etag));
        }
        let Counters { lookups, pictures } = Counters::of(&sharing)?.since(before);
        reports.push(RushReport {
            thing,
            at_once,
            answered,
            answers: answers.len(),
            lookups,
            pictures,
            last_ms: times.ms(1.0),
        });
    }
    Ok(reports)
}

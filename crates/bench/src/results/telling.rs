use std::time::{Duration, Instant};

use rand::seq::SliceRandom;
use serde::Serialize;

use super::ids::made_up;
use super::links;
use super::samples::Times;
use super::yard::{Thing, Yard};
use crate::BenchError;
use crate::connection::Connection;

/// Whether the time of an answer tells an ended link from one that nobody has made.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TellingReport {
    pub thing: Thing,
    /// Whether both were asked for before.
    pub warm: bool,
    pub ended_p50_us: f64,
    pub unknown_p50_us: f64,
    pub ratio: f64,
    /// How often the ended one of two by chance is the slower one: 0.5 tells nothing.
    pub slower: f64,
}

/// Ends as many links for each thing, and asks for them among unknown ones on one connection.
///
/// # Errors
/// An answer is not 410 and 404.
pub fn measure(yard: &Yard, count: usize) -> Result<Vec<TellingReport>, BenchError> {
    let things = [Thing::Json, Thing::Page];
    let count = count.min(yard.links.len() / things.len());
    let mut parts = yard.links.chunks(count.max(1));
    let ended = things.map(|thing| (thing, parts.next().unwrap_or_default()));
    let sharing = yard.fresh()?;
    for (_, links) in ended {
        links::end(sharing.address, &yard.owned, links)?;
    }
    sharing.end()?;
    let sharing = yard.fresh()?;
    let mut reports = Vec::new();
    for (thing, links) in ended {
        let mut connection = Connection::open(sharing.address)?;
        let mut times = [[(); 2]; 2].map(|pair| pair.map(|()| Times::default()));
        for link in links {
            let pair = [(0, 410, link.clone()), (1, 404, made_up())];
            for pass in &mut times {
                let mut order = pair.clone();
                order.shuffle(&mut rand::rng());
                for (which, status, id) in order {
                    let took = ask(&mut connection, &thing.request(&id), status)?;
                    pass[which].push(took);
                }
            }
        }
        reports.extend(
            times
                .iter()
                .zip([false, true])
                .map(|([ended, unknown], warm)| report(thing, warm, ended, unknown)),
        );
    }
    Ok(reports)
}

fn ask(connection: &mut Connection, request: &[u8], status: u16) -> Result<Duration, BenchError> {
    let asked = Instant::now();
    let head = connection.exchange(request)?;
    let took = asked.elapsed();
    if head.status == status {
        return Ok(took);
    }
    Err(BenchError::Load(format!(
        "{} instead of {status}",
        head.status
    )))
}

fn report(thing: Thing, warm: bool, ended: &Times, unknown: &Times) -> TellingReport {
    let (ended_ms, unknown_ms) = (ended.ms(0.5), unknown.ms(0.5));
    TellingReport {
        thing,
        warm,
        ended_p50_us: ended_ms * 1000.0,
        unknown_p50_us: unknown_ms * 1000.0,
        ratio: ended_ms / unknown_ms,
        slower: slower(ended.all(), unknown.all()),
    }
}

/// Of all pairs of one and another, the share in which the one took longer.
fn slower(one: &[Duration], other: &[Duration]) -> f64 {
    let mut other = other.to_vec();
    other.sort_unstable();
    let pairs = (one.len() * other.len()).max(1) as f64;
    let sum: f64 = one
        .iter()
        .map(|time| {
            let below = other.partition_point(|than| than < time);
            let up_to = other.partition_point(|than| than <= time);
            (below + up_to) as f64 / 2.0
        })
        .sum();
    sum / pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_that_are_alike_tell_nothing() {
        let times = |all: &[u64]| -> Vec<Duration> {
            all.iter().copied().map(Duration::from_micros).collect()
        };
        let (low, high) = (times(&[1, 2, 3, 4]), times(&[5, 6, 7, 8]));
        assert!((slower(&high, &low) - 1.0).abs() < 1e-9);
        assert!(slower(&low, &high).abs() < 1e-9);
        let mixed = slower(&times(&[1, 3, 5, 7]), &times(&[2, 4, 6, 8]));
        assert!((mixed - 0.375).abs() < 1e-9, "{mixed}");
    }
}

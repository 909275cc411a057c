use serde::Serialize;

use super::samples::{Ring, only};
use super::yard::{Thing, Yard};
use crate::BenchError;
use crate::process::{most_resident_bytes, resident_bytes};
use crate::target::Sharing;

const SHAPES: [Thing; 3] = [Thing::Wide, Thing::Square, Thing::Story];
/// As many as ask at once where several do.
const SEVERAL: usize = 8;

/// Pictures that nobody has asked for before.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ColdReport {
    pub thing: Thing,
    /// As many ask at once.
    pub at_once: usize,
    pub pictures: usize,
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub most_ms: f64,
    /// Of an average picture.
    pub bytes: u64,
    /// Of the process, then.
    pub resident_bytes: u64,
    /// The most so far in this process.
    pub most_resident_bytes: u64,
}

/// Each shape of as many different links, one after the other in one process and several at once in
/// another.
///
/// # Errors
/// A picture is not answered.
pub fn measure(yard: &Yard, pictures: usize) -> Result<Vec<ColdReport>, BenchError> {
    let mut reports = Vec::new();
    for at_once in [1, SEVERAL] {
        let sharing = yard.fresh()?;
        for thing in SHAPES {
            let links = yard.links.iter().take(pictures);
            reports.push(shape(&sharing, thing, at_once, links)?);
        }
    }
    Ok(reports)
}

fn shape<'a>(
    sharing: &Sharing,
    thing: Thing,
    at_once: usize,
    links: impl Iterator<Item = &'a String>,
) -> Result<ColdReport, BenchError> {
    let requests: Vec<Vec<u8>> = links.map(|link| thing.request(link)).collect();
    let bytes = std::cell::Cell::new(0);
    let good = only(200);
    let times =
        Ring::open(sharing.address, at_once)?.ask(requests.iter().map(Vec::as_slice), |head| {
            bytes.set(bytes.get() + head.length as u64);
            good(head)
        })?;
    Ok(ColdReport {
        thing,
        at_once,
        pictures: requests.len(),
        p50_ms: times.ms(0.5),
        p95_ms: times.ms(0.95),
        most_ms: times.ms(1.0),
        bytes: bytes.get() / requests.len().max(1) as u64,
        resident_bytes: resident_bytes(&[sharing.id()]),
        most_resident_bytes: most_resident_bytes(sharing.id()),
    })
}

use std::collections::HashSet;

use rand::RngExt;
use serde::Serialize;

use super::counters::Counters;
use super::samples::{Ring, only};
use super::yard::{Thing, Yard};
use crate::BenchError;
use crate::process::{CpuMeter, most_resident_bytes, resident_bytes};

/// The link in place `n` is read as often as `1 / n` to this power says.
const EXPONENT: f64 = 1.1;
const CONNECTIONS: usize = 16;

/// Many reads over many links, from a process that knows none of them.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadsReport {
    pub reads: usize,
    /// Different links among them.
    pub read_links: usize,
    /// Links that the tables were asked for.
    pub lookups: u64,
    pub cpu_us_per_read: f64,
    pub resident_bytes: u64,
    pub most_resident_bytes: u64,
}

/// # Errors
/// A read is not answered.
pub fn measure(yard: &Yard, reads: usize) -> Result<ReadsReport, BenchError> {
    let sharing = yard.fresh()?;
    let popular = Zipf::new(yard.links.len(), EXPONENT);
    let mut rng = rand::rng();
    let order: Vec<&String> = (0..reads)
        .map(|_| &yard.links[popular.place(rng.random())])
        .collect();
    let requests: Vec<Vec<u8>> = order.iter().map(|link| Thing::Json.request(link)).collect();
    let mut ring = Ring::open(sharing.address, CONNECTIONS)?;
    let before = Counters::of(&sharing)?;
    let mut meter = CpuMeter::start(&[sharing.id()]);
    ring.ask(requests.iter().map(Vec::as_slice), only(200))?;
    meter.sample();
    let cpu = meter.finish();
    let Counters { lookups, .. } = Counters::of(&sharing)?.since(before);
    Ok(ReadsReport {
        reads,
        read_links: order.into_iter().collect::<HashSet<_>>().len(),
        lookups,
        cpu_us_per_read: cpu as f64 / 1000.0 / reads.max(1) as f64,
        resident_bytes: resident_bytes(&[sharing.id()]),
        most_resident_bytes: most_resident_bytes(sharing.id()),
    })
}

/// Which of many is asked for, where few are asked for often.
struct Zipf {
    /// Up to each place, the share of all.
    shares: Vec<f64>,
}

impl Zipf {
    fn new(places: usize, exponent: f64) -> Self {
        let mut sum = 0.0;
        let sums: Vec<f64> = (1..=places)
            .map(|place| {
                sum += (place as f64).powf(-exponent);
                sum
            })
            .collect();
        Self {
            shares: sums.into_iter().map(|until| until / sum).collect(),
        }
    }

    /// The place for a number from 0 to 1.
    fn place(&self, chance: f64) -> usize {
        let place = self.shares.partition_point(|until| *until <= chance);
        place.min(self.shares.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::Zipf;

    #[test]
    fn the_first_place_is_asked_for_the_most() {
        let zipf = Zipf::new(3, 1.0);
        // 1, 1/2 and 1/3 of 11/6
        assert_eq!(zipf.place(0.0), 0);
        assert_eq!(zipf.place(0.54), 0);
        assert_eq!(zipf.place(0.55), 1);
        assert_eq!(zipf.place(0.81), 1);
        assert_eq!(zipf.place(0.82), 2);
        assert_eq!(zipf.place(1.0), 2);
    }
}

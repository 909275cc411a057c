use std::time::Instant;

use serde::Serialize;

use super::ids::made_up;
use super::yard::{Thing, Yard};
use crate::BenchError;
use crate::connection::Connection;
use crate::process::{CpuMeter, most_resident_bytes};

const CONNECTIONS: usize = 16;
/// Guesses that a connection sends together.
const TOGETHER: usize = 32;
/// Between two looks at how the threads stand.
const LOOK_EVERY: usize = 50;

/// Ids that are made up, well formed.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GuessReport {
    pub guesses: usize,
    /// Answers that are no 404.
    pub hits: usize,
    pub seconds: f64,
    pub cpu_us_per_guess: f64,
    pub most_resident_bytes: u64,
}

/// # Errors
/// A connection is closed.
pub fn measure(yard: &Yard, guesses: usize) -> Result<GuessReport, BenchError> {
    let sharing = yard.fresh()?;
    let mut connections = (0..CONNECTIONS)
        .map(|_| Connection::open(sharing.address))
        .collect::<Result<Vec<_>, _>>()?;
    let begun = Instant::now();
    let mut meter = CpuMeter::start(&[sharing.id()]);
    let (mut asked, mut hits, mut laps) = (0, 0, 0_usize);
    while asked < guesses {
        let mut under_way = Vec::with_capacity(CONNECTIONS);
        for connection in &mut connections {
            let count = TOGETHER.min(guesses - asked);
            let requests: Vec<u8> = (0..count)
                .flat_map(|_| Thing::Json.request(&made_up()))
                .collect();
            connection.send(&requests)?;
            asked += count;
            under_way.push(count);
        }
        for (connection, count) in connections.iter_mut().zip(under_way) {
            for _ in 0..count {
                hits += usize::from(connection.receive()?.status != 404);
            }
        }
        laps += 1;
        if laps.is_multiple_of(LOOK_EVERY) {
            meter.sample();
        }
    }
    Ok(GuessReport {
        guesses,
        hits,
        seconds: begun.elapsed().as_secs_f64(),
        cpu_us_per_guess: meter.finish() as f64 / 1000.0 / guesses.max(1) as f64,
        most_resident_bytes: most_resident_bytes(sharing.id()),
    })
}

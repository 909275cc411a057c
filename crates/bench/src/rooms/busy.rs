//! Messages as fast as they are heard: what one costs where there is always a next one.

use std::time::Instant;

use futures::future::try_join_all;
use serde::Serialize;

use super::crowd::{Until, fill};
use super::pair::Pair;
use super::plan::RoomsPlan;
use super::server::Server;
use super::who::Who;
use crate::BenchError;
use crate::process::CpuMeter;

/// Rooms in which it is talked at the same time.
pub const TALKING: usize = 100;
/// Descriptions that each end says before anything is counted.
const WARM_UP: usize = 50;
/// And after that: fewer than a socket may say in ten seconds.
const COUNTED: usize = 300;

/// What the messages of one server came to.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BusySample {
    pub who: Who,
    /// Of all its processes.
    pub cpu_us_per_message: f64,
    pub messages_per_second: f64,
    pub load_busy: f64,
}

/// Measures a server that was just begun.
///
/// # Errors
/// It does not answer as agreed.
pub async fn measure(server: &Server, plan: &RoomsPlan) -> Result<BusySample, BenchError> {
    let mut pairs = fill(server, 0..TALKING, plan.at_once, Until::Joined).await?;
    talk(&mut pairs, WARM_UP).await?;
    let load = CpuMeter::start(&[std::process::id()]);
    let meter = CpuMeter::start(&server.ids());
    let begun = Instant::now();
    talk(&mut pairs, COUNTED).await?;
    let seconds = begun.elapsed().as_secs_f64();
    let cpu = meter.finish() as f64;
    let load_busy = load.finish_alone() as f64 / 1e9 / seconds;
    let messages = (TALKING * COUNTED * 2) as f64;
    Ok(BusySample {
        who: server.who,
        cpu_us_per_message: cpu / 1e3 / messages,
        messages_per_second: messages / seconds,
        load_busy,
    })
}

/// In each room one says a description and the other, once it was heard, says one; so many times.
async fn talk(pairs: &mut [Pair], times: usize) -> Result<(), BenchError> {
    let talking = pairs.iter_mut().map(|Pair { host, guest, .. }| async move {
        for _ in 0..times {
            guest.wire.send(guest.words.description.now()).await?;
            host.hear(1).await?;
            host.wire.send(host.words.description.now()).await?;
            guest.hear(1).await?;
        }
        Ok::<_, BenchError>(())
    });
    try_join_all(talking).await?;
    Ok(())
}

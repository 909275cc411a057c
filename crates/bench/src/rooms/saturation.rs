//! Rooms opened, joined and negotiated as fast as a server can.

use std::time::Instant;

use serde::Serialize;

use super::crowd::{Until, fill};
use super::plan::RoomsPlan;
use super::server::Server;
use super::who::Who;
use crate::BenchError;
use crate::process::CpuMeter;

/// What the rooms of one server came to.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SaturationSample {
    pub who: Who,
    pub rooms_per_second: f64,
    /// Of all its processes.
    pub cpu_us_per_room: f64,
    /// Share of the time in which the load was busy: at 1 it is the load that was measured.
    pub load_busy: f64,
}

impl SaturationSample {
    /// What a processor does that has nothing else to do.
    #[must_use]
    pub fn rooms_per_core(&self) -> f64 {
        1e6 / self.cpu_us_per_room.max(f64::MIN_POSITIVE)
    }
}

/// Measures a server that was just begun.
///
/// # Errors
/// It does not answer as agreed.
pub async fn measure(server: &Server, plan: &RoomsPlan) -> Result<SaturationSample, BenchError> {
    let warm_up = plan.rooms / 10;
    let before = fill(server, 0..warm_up, plan.at_once, Until::Negotiated).await?;
    let load = CpuMeter::start(&[std::process::id()]);
    let meter = CpuMeter::start(&server.ids());
    let begun = Instant::now();
    let rooms = warm_up..warm_up + plan.rooms;
    let pairs = fill(server, rooms, plan.at_once, Until::Negotiated).await?;
    let seconds = begun.elapsed().as_secs_f64();
    let cpu = meter.finish() as f64;
    let busy = load.finish_alone() as f64 / 1e9 / seconds;
    drop((before, pairs));
    Ok(SaturationSample {
        who: server.who,
        rooms_per_second: plan.rooms as f64 / seconds,
        cpu_us_per_room: cpu / 1e3 / plan.rooms as f64,
        load_busy: busy,
    })
}

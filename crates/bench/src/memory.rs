//! What an open stream costs in memory.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use serde::Serialize;

use crate::load::{Dialect, Load, Seat};
use crate::process::{resident_bytes, tree_of};
use crate::target::{Conch, Nginx, Pace, Simulator, TargetName, model_request};
use crate::{BenchError, product};

/// A stream long enough that all of them are open together.
const PACE: Pace = Pace {
    tokens: 100,
    gap: Duration::from_millis(80),
};
/// All have come within this time.
const ARRIVAL: Duration = Duration::from_secs(3);
/// Streams that are played before the baseline is taken: code and caches are there by then.
const WARM_UP: usize = 8;

/// One sample: a fresh process.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MemorySample {
    pub target: TargetName,
    pub streams: usize,
    /// After the start, before any request.
    pub idle_bytes: u64,
    /// After the first few streams and all preparations.
    pub before_bytes: u64,
    /// The most while the streams were open.
    pub open_bytes: u64,
    pub bytes_per_stream: f64,
    pub failures: Vec<String>,
}

/// A fresh process for each target and size.
///
/// # Errors
/// Something cannot be started or set up.
pub async fn run(
    targets: &[TargetName],
    sizes: &[usize],
    folder: &Path,
) -> Result<Vec<MemorySample>, BenchError> {
    let simulator = Simulator::start(folder, PACE)?;
    let mut samples = Vec::new();
    for &streams in sizes {
        for &target in targets {
            let folder = folder.join(format!("{target}-{streams}"));
            fs::create_dir_all(&folder).map_err(|source| BenchError::Write {
                path: folder.clone(),
                source,
            })?;
            samples.push(sample(&simulator, target, streams, &folder).await?);
        }
    }
    Ok(samples)
}

async fn sample(
    simulator: &Simulator,
    target: TargetName,
    streams: usize,
    folder: &Path,
) -> Result<MemorySample, BenchError> {
    match target {
        TargetName::Direct | TargetName::Nginx => {
            let nginx = Nginx::start(folder, simulator.address)?;
            let seats = |count| {
                vec![
                    Seat {
                        requests: vec![model_request(nginx.address)]
                    };
                    count
                ]
            };
            let (few, all) = (seats(WARM_UP), seats(streams));
            let idle = resident(nginx.id());
            measure(
                target,
                nginx.id(),
                nginx.address,
                Dialect::Clova,
                few,
                all,
                idle,
            )
            .await
        }
        TargetName::Us | TargetName::UsRedis => {
            let with_redis = target == TargetName::UsRedis;
            let conch = Conch::start(folder, simulator.base_url(), with_redis)?;
            let idle = resident(conch.id());
            let few = product::seats(conch.address, WARM_UP, 1).await?;
            let all = product::seats(conch.address, streams, 1).await?;
            measure(
                target,
                conch.id(),
                conch.address,
                Dialect::Conch,
                few,
                all,
                idle,
            )
            .await
        }
    }
}

fn resident(id: u32) -> u64 {
    resident_bytes(&tree_of(&[id]))
}

async fn measure(
    target: TargetName,
    id: u32,
    address: SocketAddr,
    dialect: Dialect,
    few: Vec<Seat>,
    all: Vec<Seat>,
    idle_bytes: u64,
) -> Result<MemorySample, BenchError> {
    let streams = all.len();
    let load = |seats, arrival| Load {
        address,
        dialect,
        seats,
        tokens: PACE.tokens,
        arrival,
        patience: PACE.answer() * 3 + Duration::from_secs(10),
    };
    load(few, Duration::ZERO).run(|| ()).await;
    let before_bytes = resident(id);
    let mut open_bytes = before_bytes;
    let open = load(all, ARRIVAL);
    let delivered = open.run(|| open_bytes = open_bytes.max(resident(id))).await;
    Ok(MemorySample {
        target,
        streams,
        idle_bytes,
        before_bytes,
        open_bytes,
        bytes_per_stream: open_bytes.saturating_sub(before_bytes) as f64 / streams.max(1) as f64,
        failures: delivered.failures,
    })
}

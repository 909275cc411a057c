//! What a connection takes of whose room nothing happens.

use std::time::Duration;

use serde::Serialize;
use tokio::time::sleep;

use super::crowd::{Until, fill};
use super::plan::RoomsPlan;
use super::server::Server;
use super::who::Who;
use crate::BenchError;

/// Rooms before the baseline: code and caches are there by then.
const WARM_UP: usize = 20;
const SETTLE: Duration = Duration::from_secs(3);

/// One fresh process.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MemorySample {
    pub who: Who,
    pub connections: usize,
    pub before_bytes: u64,
    pub bytes_each: f64,
    /// After each end has said one description to the other.
    pub bytes_each_after_talking: f64,
}

/// Measures a server that was just begun.
///
/// # Errors
/// It does not answer as agreed.
pub async fn measure(server: &Server, plan: &RoomsPlan) -> Result<MemorySample, BenchError> {
    let few = fill(server, 0..WARM_UP, 1, Until::Joined).await?;
    sleep(SETTLE).await;
    let before = server.resident_bytes();
    let rooms = WARM_UP..WARM_UP + plan.rooms;
    let mut pairs = fill(server, rooms, plan.at_once, Until::Joined).await?;
    sleep(SETTLE).await;
    let connections = 2 * pairs.len();
    let each = |now: u64| now.saturating_sub(before) as f64 / connections.max(1) as f64;
    let idle = each(server.resident_bytes());
    for pair in &mut pairs {
        for end in [&mut pair.host, &mut pair.guest] {
            end.wire.send(end.words.description.now()).await?;
        }
        pair.host.hear(1).await?;
        pair.guest.hear(1).await?;
    }
    sleep(SETTLE).await;
    let talked = each(server.resident_bytes());
    drop(few);
    Ok(MemorySample {
        who: server.who,
        connections,
        before_bytes: before,
        bytes_each: idle,
        bytes_each_after_talking: talked,
    })
}

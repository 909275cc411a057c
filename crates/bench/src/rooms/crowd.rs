//! Many rooms filled at the same time.

use std::cell::Cell;
use std::ops::Range;

use futures::future::try_join_all;

use super::pair::{Hand, Pair};
use super::server::Server;
use crate::BenchError;

/// How far two people go in a room that is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Both at the table.
    Joined,
    /// Each knows all that a connection to the other needs.
    Negotiated,
}

/// Fills rooms, so many at the same time. Everybody stays.
///
/// # Errors
/// Something is not answered as agreed.
pub async fn fill(
    server: &Server,
    rooms: Range<usize>,
    at_once: usize,
    until: Until,
) -> Result<Vec<Pair>, BenchError> {
    let next = Cell::new(rooms.start);
    let workers = (0..at_once).map(|_| async {
        let mut hand = Hand::open(server).await?;
        let mut pairs = Vec::new();
        while next.get() < rooms.end {
            let room = next.replace(next.get() + 1);
            let mut pair = hand.meet(server, room).await?;
            match until {
                Until::Joined => pair.admit().await?,
                Until::Negotiated => pair.negotiate().await?,
            }
            pairs.push(pair);
        }
        Ok::<_, BenchError>(pairs)
    });
    let pairs = try_join_all(workers).await?;
    Ok(pairs.into_iter().flatten().collect())
}

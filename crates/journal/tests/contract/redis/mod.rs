//! What only journals in Redis can suffer, and what they may cost.

mod away;
mod cluster;
mod economy;
mod failover;
mod fencing;
mod restored;
mod topics;

use std::time::Duration;

use journal::{Journals, RedisSettings};

use crate::fixture::Server;

async fn process(server: &Server) -> Journals {
    Journals::redis(RedisSettings::new(server.url()))
        .await
        .unwrap()
}

/// Waits until Redis says so.
async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    for _ in 0..1000 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("{what} never came");
}

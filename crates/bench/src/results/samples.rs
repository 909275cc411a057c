//! A few connections in a ring: who has its answer asks again.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use crate::BenchError;
use crate::connection::{Connection, Head};

/// Connections that are kept. Each has one request under way.
#[derive(Debug)]
pub struct Ring {
    connections: Vec<Connection>,
}

/// How long each answer took, in the order of the requests.
#[derive(Debug, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    pub fn push(&mut self, time: Duration) {
        self.0.push(time);
    }

    #[must_use]
    pub fn all(&self) -> &[Duration] {
        &self.0
    }

    /// Milliseconds at a share of all, from the quickest on.
    #[must_use]
    pub fn ms(&self, share: f64) -> f64 {
        let mut times = self.0.clone();
        times.sort_unstable();
        let place = (times.len() as f64 * share).ceil() as usize;
        times
            .get(place.saturating_sub(1))
            .map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    }
}

impl Ring {
    /// # Errors
    /// Nobody listens there.
    pub fn open(address: SocketAddr, connections: usize) -> Result<Self, BenchError> {
        let connections = (0..connections)
            .map(|_| Connection::open(address))
            .collect::<Result<_, _>>()?;
        Ok(Self { connections })
    }

    /// Asks everything, each connection again as soon as it has its answer.
    ///
    /// # Errors
    /// An answer is missing, or `check` refuses it.
    pub fn ask<'a>(
        &mut self,
        requests: impl IntoIterator<Item = &'a [u8]>,
        check: impl Fn(&Head) -> Result<(), BenchError>,
    ) -> Result<Times, BenchError> {
        let mut times = Times::default();
        let mut requests = requests.into_iter();
        let mut asked = vec![None; self.connections.len()];
        let mut under_way = true;
        while under_way {
            under_way = false;
            for (connection, asked) in self.connections.iter_mut().zip(&mut asked) {
                if let Some(asked) = asked.take() {
                    check(&connection.receive()?)?;
                    times.push(Instant::elapsed(&asked));
                }
                if let Some(request) = requests.next() {
                    *asked = Some(Instant::now());
                    connection.send(request)?;
                    under_way = true;
                }
            }
        }
        Ok(times)
    }
}

/// Takes answers of this status only.
pub fn only(status: u16) -> impl Fn(&Head) -> Result<(), BenchError> {
    move |head| {
        if head.status == status {
            return Ok(());
        }
        Err(BenchError::Load(format!(
            "{} instead of {status}",
            head.status
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_the_times_is_found_from_the_quickest_on() {
        let times = Times((1..=100).rev().map(Duration::from_millis).collect());
        assert!((times.ms(0.5) - 50.0).abs() < 1e-9);
        assert!((times.ms(0.95) - 95.0).abs() < 1e-9);
        assert!((times.ms(1.0) - 100.0).abs() < 1e-9);
        assert!(Times::default().ms(0.5).abs() < 1e-9);
    }
}

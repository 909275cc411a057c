//! One kept connection on which the same question is asked again and again.

use std::net::SocketAddr;

use crate::BenchError;
use crate::connection::{Connection, get};

/// A connection.
pub struct Load(Connection);

impl Load {
    /// # Errors
    /// Nobody listens there.
    pub fn open(address: SocketAddr) -> Result<Self, BenchError> {
        Connection::open(address).map(Self)
    }

    /// Asks so many times, each time after the answer.
    ///
    /// # Errors
    /// An answer is missing or is not 200.
    pub fn ask(
        &mut self,
        path: &str,
        cookie: Option<&str>,
        times: usize,
    ) -> Result<(), BenchError> {
        let cookie = cookie.map(|cookie| ("Cookie", cookie));
        let request = get(path, cookie.as_slice());
        for _ in 0..times {
            let head = self.0.exchange(&request)?;
            if head.status != 200 {
                return Err(BenchError::Load(format!("{path} answers {}", head.status)));
            }
        }
        Ok(())
    }

    /// The cookie that a path sets.
    ///
    /// # Errors
    /// It sets none.
    pub fn cookie_of(&mut self, path: &str) -> Result<String, BenchError> {
        let head = self.0.exchange(&get(path, &[]))?;
        head.cookie
            .ok_or_else(|| BenchError::Load(format!("{path} sets no cookie")))
    }
}

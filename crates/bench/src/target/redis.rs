use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::BenchError;
use crate::artifacts::REDIS;
use crate::process::{Kept, Place, free_port};

/// A Redis of its own that keeps what it acknowledges (`appendonly yes`, `everysec`).
#[derive(Debug)]
pub struct Redis {
    pub address: SocketAddr,
    process: Kept,
}

impl Redis {
    /// Starts it beside the server that uses it.
    ///
    /// # Errors
    /// It is not installed or does not start.
    pub fn start(folder: &Path) -> Result<Self, BenchError> {
        let program = REDIS.path()?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?));
        let mut command = Command::new(program);
        command
            .args(["--bind", "127.0.0.1", "--port", &address.port().to_string()])
            .args([
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
            ])
            .arg("--dir")
            .arg(folder);
        let mut process = Kept::spawn(&command, Place::Server, folder.join("redis.log"))?;
        process.listening(address, Duration::from_secs(5))?;
        Ok(Self { address, process })
    }

    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    #[must_use]
    pub fn url(&self) -> String {
        format!("redis://{}/0", self.address)
    }
}

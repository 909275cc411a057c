use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::BenchError;
use crate::artifacts::release;
use crate::process::{Kept, Place, free_port};

/// A key that the simulator takes.
pub const KEY: &str = "nv-bench";

/// How the simulated model speaks.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Tokens of an answer.
    pub tokens: usize,
    /// From one to the next.
    pub gap: Duration,
}

impl Pace {
    /// How long an answer takes.
    #[must_use]
    pub fn answer(self) -> Duration {
        self.gap * u32::try_from(self.tokens).unwrap_or(u32::MAX)
    }
}

/// `clova-sim` in its load mode with stamped tokens, beside the load.
#[derive(Debug)]
pub struct Simulator {
    pub address: SocketAddr,
    pub pace: Pace,
    process: Kept,
}

impl Simulator {
    /// Starts it.
    ///
    /// # Errors
    /// It is not built or does not start.
    pub fn start(folder: &Path, pace: Pace) -> Result<Self, BenchError> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?));
        let mut command = Command::new(release("clova-sim", "clova-sim")?);
        command
            .args([
                "--listen",
                &address.to_string(),
                "--stamp",
                "--first-token-ms",
                "0",
            ])
            .args(["--tokens", &pace.tokens.to_string()])
            .args(["--inter-token-ms", &pace.gap.as_millis().to_string()])
            .env("RUST_LOG", "warn");
        let log = folder.join(format!("clova-sim-{}.log", address.port()));
        let mut process = Kept::spawn(&command, Place::Load, log)?;
        process.listening(address, Duration::from_secs(5))?;
        Ok(Self {
            address,
            pace,
            process,
        })
    }

    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }
}

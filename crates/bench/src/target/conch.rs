use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::{Redis, simulator};
use crate::BenchError;
use crate::artifacts::release;
use crate::process::{Kept, Place, free_port};

/// What a `magic-conch` is started with.
#[derive(Debug, Clone)]
pub struct ConchOptions {
    /// Where its model is, without a slash at its end.
    pub model: String,
    /// Where it keeps everything.
    pub data: PathBuf,
    pub redis_url: Option<String>,
}

/// The whole product: `magic-conch` with one worker, and its Redis where it has one.
#[derive(Debug)]
pub struct Conch {
    pub address: SocketAddr,
    process: Kept,
    redis: Option<Redis>,
}

impl Conch {
    /// Starts it in front of the simulator, with a Redis of its own if asked for.
    ///
    /// # Errors
    /// It is not built or does not start.
    pub fn start(folder: &Path, model: String, with_redis: bool) -> Result<Self, BenchError> {
        let redis = with_redis.then(|| Redis::start(folder)).transpose()?;
        let options = ConchOptions {
            model,
            data: folder.join("data"),
            redis_url: redis.as_ref().map(Redis::url),
        };
        let (address, command) = Self::command(&options)?;
        let mut process = Kept::spawn(&command, Place::Server, folder.join("magic-conch.log"))?;
        process.answering(address, "/readyz", Duration::from_secs(20))?;
        Ok(Self {
            address,
            process,
            redis,
        })
    }

    /// How it is started, and where it will listen. Its limits are raised to what many guests from
    /// one address need; nothing else is other than people get it.
    ///
    /// # Errors
    /// It is not built.
    pub fn command(options: &ConchOptions) -> Result<(SocketAddr, Command), BenchError> {
        let ConchOptions {
            model,
            data,
            redis_url,
        } = options;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?));
        let mut command = Command::new(release("magic-conch", "all-in-one")?);
        command
            .args(["--listen", &address.to_string()])
            .arg("--data")
            .arg(data)
            .args(["--workers", "1", "--drain-seconds", "2"])
            .args(["--guest-turns", "1000000", "--streams-per-session", "1000"])
            .args([
                "--requests-per-minute",
                "1000000",
                "--new-guests-per-minute",
                "1000000",
            ])
            .env("CLOVA_BASE_URL", model)
            .env("CLOVA_API_KEY", simulator::KEY)
            .env_remove("CONCH_REDIS_URL");
        if let Some(url) = redis_url {
            command.env("CONCH_REDIS_URL", url);
        }
        Ok((address, command))
    }

    /// Itself and its Redis.
    #[must_use]
    pub fn ids(&self) -> Vec<u32> {
        let redis = self.redis.as_ref().map(Redis::id);
        [self.process.id()].into_iter().chain(redis).collect()
    }

    /// Itself alone.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }
}

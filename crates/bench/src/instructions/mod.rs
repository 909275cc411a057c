//! Instructions per token, counted by callgrind: free of the machine's noise.
//!
//! Two runs differ in nothing but the length of their answers, so their difference is the cost of
//! the tokens alone: starting up, connecting and beginning a turn cancel out. callgrind sees user
//! space only, so this is the part that code can change.

mod profile;

use std::ffi::OsString;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde::Serialize;

use crate::artifacts::{NGINX, VALGRIND};
use crate::load::{Dialect, Load, Seat};
use crate::process::{Kept, Place};
use crate::target::{Conch, ConchOptions, Nginx, Pace, Simulator, TargetName, model_request};
use crate::{BenchError, product};

pub use profile::{top, total};

/// Streams at once; few, because a profiled program is some fifty times slower.
const STREAMS: usize = 2;
const SHORT: usize = 500;
const LONG: usize = 1500;
const GAP: Duration = Duration::from_millis(20);

/// What a token costs in user space.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstructionReport {
    pub target: TargetName,
    pub instructions_per_token: f64,
    pub short_run: u64,
    pub long_run: u64,
    /// Where the longer run's profile is.
    #[serde(skip)]
    pub profile: PathBuf,
}

/// Runs a target twice under callgrind.
///
/// # Errors
/// Something cannot be started, or the streams fail.
pub async fn run(target: TargetName, folder: &Path) -> Result<InstructionReport, BenchError> {
    let (short_run, _) = count(target, SHORT, folder).await?;
    let (long_run, profile) = count(target, LONG, folder).await?;
    let tokens = (STREAMS * (LONG - SHORT)) as f64;
    Ok(InstructionReport {
        target,
        instructions_per_token: (long_run as f64 - short_run as f64) / tokens,
        short_run,
        long_run,
        profile,
    })
}

async fn count(
    target: TargetName,
    tokens: usize,
    folder: &Path,
) -> Result<(u64, PathBuf), BenchError> {
    let folder = folder.join(format!("{target}-{tokens}"));
    fs::create_dir_all(&folder).map_err(|source| BenchError::Write {
        path: folder.clone(),
        source,
    })?;
    let simulator = Simulator::start(&folder, Pace { tokens, gap: GAP })?;
    let profile = folder.join("callgrind.out");
    let log = folder.join("valgrind.log");
    let delivered = match target {
        TargetName::Direct | TargetName::Nginx => {
            NGINX.path()?;
            let nginx = Nginx::command(&folder, simulator.address, false)?;
            let mut process =
                Kept::spawn(&profiled(&nginx.command, &profile)?, Place::Server, log)?;
            process.listening(nginx.address, Duration::from_secs(60))?;
            let seats = vec![
                Seat {
                    requests: vec![model_request(nginx.address)]
                };
                STREAMS
            ];
            let delivered = play(nginx.address, Dialect::Clova, seats, tokens).await;
            end(process)?;
            delivered
        }
        TargetName::Us | TargetName::UsRedis => {
            let options = ConchOptions {
                model: simulator.base_url(),
                data: folder.join("data"),
                redis_url: None,
            };
            let (address, command) = Conch::command(&options)?;
            let mut process = Kept::spawn(&profiled(&command, &profile)?, Place::Server, log)?;
            process.answering(address, "/readyz", Duration::from_secs(120))?;
            let seats = product::seats(address, STREAMS, 1).await?;
            let delivered = play(address, Dialect::Conch, seats, tokens).await;
            end(process)?;
            delivered
        }
    };
    delivered?;
    Ok((total(&profile)?, profile))
}

fn end(process: Kept) -> Result<(), BenchError> {
    process
        .end(Duration::from_secs(60))
        .map(drop)
        .map_err(|error| BenchError::Load(format!("the profiled program did not end: {error}")))
}

async fn play(
    address: SocketAddr,
    dialect: Dialect,
    seats: Vec<Seat>,
    tokens: usize,
) -> Result<(), BenchError> {
    let load = Load {
        address,
        dialect,
        seats,
        tokens,
        arrival: Duration::ZERO,
        patience: Duration::from_secs(180),
    };
    let delivered = load.run(|| ()).await;
    match delivered.failures.into_iter().next() {
        Some(failure) => Err(BenchError::Load(failure)),
        None => Ok(()),
    }
}

fn profiled(command: &Command, profile: &Path) -> Result<Command, BenchError> {
    let mut file = OsString::from("--callgrind-out-file=");
    file.push(profile);
    let mut profiled = Command::new(VALGRIND.path()?);
    profiled.arg("--tool=callgrind").arg(file).arg("--");
    profiled.arg(command.get_program()).args(command.get_args());
    for (key, value) in command.get_envs() {
        match value {
            Some(value) => profiled.env(key, value),
            None => profiled.env_remove(key),
        };
    }
    Ok(profiled)
}

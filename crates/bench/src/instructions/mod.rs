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

use crate::artifacts::VALGRIND;
use crate::load::{Dialect, Load, Seat};
use crate::process::{Kept, Place};
use crate::target::{Conch, ConchOptions, Nginx, Pace, Simulator, TargetName, model_request};
use crate::{BenchError, product};

pub use profile::{Cost, difference, total};

/// Streams at once; few, because a profiled program is some fifty times slower.
const STREAMS: usize = 4;
const GAP: Duration = Duration::from_millis(20);
/// What is the same in both runs cancels out.
const SHORT: Run = Run {
    tokens: 500,
    turns: 1,
};
const LONG: Run = Run {
    tokens: 1500,
    turns: 1,
};
const ONE_TURN: Run = Run {
    tokens: 10,
    turns: 1,
};
const MANY_TURNS: Run = Run {
    tokens: 10,
    turns: 11,
};

const PLAIN_LOOPS: &str = "glibc.cpu.x86_rep_movsb_threshold=1073741824:\
     glibc.cpu.x86_rep_stosb_threshold=1073741824";

#[derive(Debug, Clone, Copy)]
struct Run {
    /// Of each answer.
    tokens: usize,
    /// Answers of each stream.
    turns: usize,
}

/// What a target costs in user space.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstructionReport {
    pub target: TargetName,
    pub per_token: f64,
    /// To begin and end an answer, its tokens apart.
    pub per_turn: f64,
    /// What the tokens' instructions are spent on, dearest first.
    pub token_functions: Vec<Cost>,
    pub turn_functions: Vec<Cost>,
}

/// Runs a target under callgrind, and names so many of the functions that cost most.
///
/// # Errors
/// Something cannot be started, or the streams fail.
pub async fn run(
    target: TargetName,
    folder: &Path,
    functions: usize,
) -> Result<InstructionReport, BenchError> {
    let (short, long) = (
        count(target, SHORT, folder).await?,
        count(target, LONG, folder).await?,
    );
    let tokens = (STREAMS * (LONG.tokens - SHORT.tokens)) as f64;
    let per_token = (total(&long)? as f64 - total(&short)? as f64) / tokens;
    let one = count(target, ONE_TURN, folder).await?;
    let many = count(target, MANY_TURNS, folder).await?;
    let turns = (STREAMS * (MANY_TURNS.turns - ONE_TURN.turns)) as f64;
    let whole_turn = (total(&many)? as f64 - total(&one)? as f64) / turns;
    let (mut token_functions, mut turn_functions) = (Vec::new(), Vec::new());
    if functions > 0 {
        token_functions = difference(&short, &long, tokens)?;
        token_functions.truncate(functions);
        turn_functions = difference(&one, &many, turns)?;
        turn_functions.truncate(functions);
    }
    Ok(InstructionReport {
        target,
        per_token,
        per_turn: whole_turn - per_token * ONE_TURN.tokens as f64,
        token_functions,
        turn_functions,
    })
}

/// Plays a run under callgrind; where its profile is.
async fn count(target: TargetName, run: Run, folder: &Path) -> Result<PathBuf, BenchError> {
    let Run { tokens, turns } = run;
    let folder = folder.join(format!("{target}-{tokens}x{turns}"));
    fs::create_dir_all(&folder).map_err(|source| BenchError::Write {
        path: folder.clone(),
        source,
    })?;
    let simulator = Simulator::start(&folder, Pace { tokens, gap: GAP })?;
    let profile = folder.join("callgrind.out");
    let log = folder.join("valgrind.log");
    let delivered = match target {
        TargetName::Direct | TargetName::Nginx => {
            let nginx = Nginx::command(&folder, simulator.address, false)?;
            let mut process =
                Kept::spawn(&profiled(&nginx.command, &profile)?, Place::Server, log)?;
            process.listening(nginx.address, Duration::from_secs(60))?;
            let requests = vec![model_request(nginx.address); turns];
            let delivered = play(
                nginx.address,
                Dialect::Clova,
                vec![Seat { requests }; STREAMS],
                tokens,
            )
            .await;
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
            // as many conversations for every run, so that they cancel out, too
            let mut seats = product::seats(address, STREAMS, MANY_TURNS.turns).await?;
            for seat in &mut seats {
                seat.requests.truncate(turns);
            }
            let delivered = play(address, Dialect::Conch, seats, tokens).await;
            end(process)?;
            delivered
        }
    };
    delivered?;
    Ok(profile)
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
    // callgrind counts a `rep movsb` once a byte: have glibc copy and clear by plain loops
    profiled.env("GLIBC_TUNABLES", PLAIN_LOOPS);
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

//! `bench`: how fast, how small, and compared with what.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use bench::artifacts::{NGINX, REDIS, TASKSET, VALGRIND};
use bench::chat::ChatPlan;
use bench::instructions::Cost;
use bench::people::PeoplePlan;
use bench::results::ResultsPlan;
use bench::rooms::RoomsPlan;
use bench::session::SessionReport;
use bench::target::{Pace, TargetName};
use bench::{
    BenchError, artifacts, chat, instructions, memory, people, process, results, rooms, session,
    start,
};
use clap::{Args, Parser, Subcommand};
use serde::Serialize;
use tokio::runtime::Runtime;

/// Measures the product beside an anchor, by the rules in the README of this crate.
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    /// Measure what is built already
    #[arg(long, global = true)]
    no_build: bool,
    /// Also write the figures to this file, as JSON
    #[arg(long, global = true, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Keep logs, data and profiles in this folder
    #[arg(long, global = true, value_name = "FOLDER")]
    keep: Option<PathBuf>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Processor time, delay and bytes per token of streams at the rate of a quick model
    Chat(ChatFlags),
    /// User-space instructions per token, by callgrind
    Instructions {
        #[arg(long, value_delimiter = ',', default_value = "nginx,us")]
        targets: Vec<TargetName>,
        /// Also show so many of the functions that cost most
        #[arg(long, value_name = "NUMBER")]
        top: Option<usize>,
    },
    /// Growth of memory per open stream
    Memory {
        #[arg(long, value_delimiter = ',', default_value = "nginx,us")]
        targets: Vec<TargetName>,
        #[arg(long, value_delimiter = ',', default_value = "200,500")]
        sizes: Vec<usize>,
    },
    /// Time from the start of the program to its first answer, and its memory when idle
    Start,
    /// Processor time of a cached answer, signed in against anonymous
    Session {
        /// Rounds
        #[arg(long, default_value_t = 41)]
        rounds: usize,
    },
    /// Sharing: processor time of a link's answers, lookups, pictures, guesses
    Results(ResultsPlan),
    /// Consultations: processor time of rooms and messages, their delay, memory of connections
    Rooms(RoomsPlan),
    /// People who use a site without a pause, and what they lose while something else goes on
    People(PeoplePlan),
}

#[derive(Debug, Args)]
struct ChatFlags {
    /// Who is measured; `direct` and `nginx` always are
    #[arg(long, value_delimiter = ',', default_value = "us,us+redis")]
    targets: Vec<TargetName>,
    /// Streams at once
    #[arg(long, value_delimiter = ',', default_value = "1,50,200,500")]
    sizes: Vec<usize>,
    /// Valid rounds of each target and size
    #[arg(long, default_value_t = 9)]
    rounds: usize,
    /// Rounds after which to give up [default: three times the valid ones]
    #[arg(long)]
    attempts: Option<usize>,
    /// Streams one after the other in a round
    #[arg(long, default_value_t = 2)]
    streams_each: usize,
    /// Tokens of a stream
    #[arg(long, default_value_t = 100)]
    tokens: usize,
    /// Milliseconds between tokens
    #[arg(long, default_value_t = 20)]
    gap_ms: u64,
}

impl ChatFlags {
    fn plan(self) -> ChatPlan {
        let Self {
            targets,
            sizes,
            rounds,
            attempts,
            streams_each,
            tokens,
            gap_ms,
        } = self;
        let mut all = vec![TargetName::Direct, TargetName::Nginx];
        all.extend(targets);
        all.sort();
        all.dedup();
        ChatPlan {
            targets: all,
            sizes,
            rounds,
            attempts: attempts.unwrap_or(rounds * 3),
            streams_each: streams_each.max(1),
            pace: Pace {
                tokens,
                gap: Duration::from_millis(gap_ms),
            },
        }
    }
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            drop(writeln!(io::stderr(), "bench: {error}"));
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(cli: Cli) -> Result<(), BenchError> {
    let Cli {
        no_build,
        json,
        keep,
        what,
    } = cli;
    if let What::People(plan) = &what {
        return go_among_people(plan, json);
    }
    TASKSET.path()?;
    if !no_build {
        artifacts::build(match what {
            What::Rooms(_) => artifacts::ROOMS,
            _ => artifacts::PRODUCT,
        })?;
    }
    if !no_build && let What::Instructions { top: Some(_), .. } = what {
        artifacts::build_with_names()?;
    }
    let passing = tempfile::tempdir().map_err(|source| BenchError::Write {
        path: std::env::temp_dir(),
        source,
    })?;
    let folder = match &keep {
        Some(folder) => {
            fs::create_dir_all(folder).map_err(|source| BenchError::Write {
                path: folder.clone(),
                source,
            })?;
            folder.as_path()
        }
        None => passing.path(),
    };
    process::pin_self()?;
    let runtime = one_thread()?;
    match what {
        // gone among already
        What::People(_) => Ok(()),
        What::Chat(flags) => {
            let plan = flags.plan();
            NGINX.path()?;
            if plan.targets.contains(&TargetName::UsRedis) {
                REDIS.path()?;
            }
            let report = runtime.block_on(chat::run(&plan, folder))?;
            show(&chat::table(&report));
            write(json, &report)
        }
        What::Instructions { targets, top } => {
            VALGRIND.path()?;
            let mut reports = Vec::new();
            for target in targets {
                let functions = top.unwrap_or_default();
                let report = runtime.block_on(instructions::run(target, folder, functions))?;
                show(&format!(
                    "{target:8} {:9.0} instructions/token {:9.0} instructions/turn",
                    report.per_token, report.per_turn
                ));
                show_costs("a token", &report.token_functions);
                show_costs("a turn", &report.turn_functions);
                reports.push(report);
            }
            write(json, &reports)
        }
        What::Memory { targets, sizes } => {
            let samples = runtime.block_on(memory::run(&targets, &sizes, folder))?;
            for sample in &samples {
                show(&format!(
                    "{:8} {:4} streams: {:6.1} KiB/stream, idle {:.1} MiB, open {:.1} MiB {}",
                    sample.target,
                    sample.streams,
                    sample.bytes_per_stream / 1024.0,
                    mebibytes(sample.idle_bytes),
                    mebibytes(sample.open_bytes),
                    sample.failures.join("; "),
                ));
            }
            write(json, &samples)
        }
        What::Session { rounds } => {
            let reports = session::run(folder, rounds)?;
            for SessionReport {
                route,
                anonymous_ns,
                signed_in_ns,
                ratio,
            } in &reports
            {
                show(&format!(
                    "{route}: {:.1} µs anonymous, {:.1} µs signed in, {:.3} [{:.3}-{:.3}] of {} rounds",
                    anonymous_ns.median / 1000.0,
                    signed_in_ns.median / 1000.0,
                    ratio.median,
                    ratio.least,
                    ratio.most,
                    ratio.count,
                ));
            }
            write(json, &reports)
        }
        What::Results(plan) => {
            let report = runtime.block_on(results::run(&plan, folder))?;
            show(&results::table(&report));
            write(json, &report)
        }
        What::Rooms(plan) => {
            let report = runtime.block_on(rooms::run(&plan, folder))?;
            show(&rooms::table(&report));
            write(json, &report)
        }
        What::Start => {
            let report = start::run(folder)?;
            if let Some(again) = report.again_ms {
                show(&format!(
                    "start: {:.0} ms [{:.0}-{:.0}] with databases, {:.0} ms into an empty folder; \
                     idle {:.1} MiB",
                    again.median,
                    again.least,
                    again.most,
                    report.first_ms,
                    mebibytes(report.idle_resident_bytes),
                ));
            }
            write(json, &report)
        }
    }
}

/// The site is somebody else's, who has started it where they want it.
fn go_among_people(plan: &PeoplePlan, json: Option<PathBuf>) -> Result<(), BenchError> {
    let report = one_thread()?.block_on(people::run(plan))?;
    show(&people::table(&report));
    write(json, &report)?;
    match report.noticed {
        0 => Ok(()),
        all => Err(BenchError::Noticed(all)),
    }
}

fn one_thread() -> Result<Runtime, BenchError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.map_err(|source| BenchError::Start {
        program: "the runtime".into(),
        source,
    })
}

fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

fn show_costs(unit: &str, costs: &[Cost]) {
    if !costs.is_empty() {
        show(&format!("\nspent on {unit} in"));
    }
    for Cost {
        function,
        instructions,
    } in costs
    {
        show(&format!("{instructions:10.0}  {function}"));
    }
}

fn show(text: &str) {
    drop(writeln!(io::stdout(), "{text}"));
}

fn write(json: Option<PathBuf>, report: &impl Serialize) -> Result<(), BenchError> {
    let Some(path) = json else { return Ok(()) };
    let text = serde_json::to_string_pretty(report).map_err(|error| BenchError::Write {
        path: path.clone(),
        source: error.into(),
    })?;
    fs::write(&path, text).map_err(|source| BenchError::Write { path, source })
}

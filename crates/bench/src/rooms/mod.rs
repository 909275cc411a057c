//! Consultations, measured: what a room, a message and an idle connection cost beside PeerJS and
//! matchbox.

mod anchors;
mod busy;
mod crowd;
mod goals;
mod memory;
mod pair;
mod plan;
mod relay;
mod saturation;
mod server;
mod summary;
mod table;
mod who;
pub(crate) mod wire;
mod words;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rand::seq::SliceRandom;
use serde::Serialize;

use crate::BenchError;
use crate::artifacts::REDIS;
use crate::goal::Goal;
use crate::process::raise_open_files;

pub use plan::{Part, RoomsPlan};
pub use table::table;
pub use who::Who;

use anchors::Anchor;
use busy::BusySample;
use memory::MemorySample;
use relay::RelaySample;
use saturation::SaturationSample;
use server::Server;
use summary::Figures;

/// Everything that was measured; nothing of what was left out.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RoomsReport {
    /// How busy the machine was, at the begin and at the end, as it says itself.
    pub load_averages: [String; 2],
    /// Those that are not installed.
    pub left_out: Vec<Who>,
    pub figures: Vec<Figures>,
    pub busy: Vec<Vec<BusySample>>,
    pub relay: Vec<Vec<RelaySample>>,
    pub saturation: Vec<Vec<SaturationSample>>,
    pub memory: Vec<Vec<MemorySample>>,
    /// Samples that came to nothing, and why.
    pub failures: Vec<String>,
    pub goals: Vec<Goal>,
}

/// Measures what was asked for: in each round everybody once, in random order, each a fresh process.
///
/// # Errors
/// Something that is not left out cannot be started.
pub async fn run(plan: &RoomsPlan, folder: &Path) -> Result<RoomsReport, BenchError> {
    let files = raise_open_files();
    if files < plan.open_files() {
        return Err(BenchError::SetUp(format!(
            "{} files have to be open at once, {files} may be: raise the limit, or take fewer rooms",
            plan.open_files()
        )));
    }
    if plan.targets.contains(&Who::UsAcross) {
        REDIS.path()?;
    }
    let mut report = RoomsReport::default();
    let yard = Yard::prepare(plan, folder, &mut report.left_out)?;
    let before = load_average();
    for &part in &plan.parts {
        for round in 1..=plan.rounds {
            say(&format!("{part:?}, round {round} of {}", plan.rounds));
            match part {
                Part::Busy => {
                    let measure = async |server: &Server| busy::measure(server, plan).await;
                    let samples = yard.round(busy::TALKING, measure, &mut report.failures);
                    report.busy.push(samples.await?);
                }
                Part::Relay => {
                    let measure = async |server: &Server| relay::measure(server, plan).await;
                    let samples = yard.round(plan.talking, measure, &mut report.failures);
                    report.relay.push(samples.await?);
                }
                Part::Saturation => {
                    let measure = async |server: &Server| saturation::measure(server, plan).await;
                    let rooms = plan.rooms + plan.rooms / 10;
                    let samples = yard.round(rooms, measure, &mut report.failures);
                    report.saturation.push(samples.await?);
                }
                Part::Memory => {
                    let measure = async |server: &Server| memory::measure(server, plan).await;
                    let samples = yard.round(plan.rooms + 100, measure, &mut report.failures);
                    report.memory.push(samples.await?);
                }
            }
        }
    }
    report.load_averages = [before, load_average()];
    report.figures = summary::figures(&report);
    report.goals = goals::goals(&report.figures);
    Ok(report)
}

/// Who can be measured, and where.
struct Yard {
    targets: Vec<(Who, Option<Anchor>)>,
    folder: PathBuf,
}

impl Yard {
    fn prepare(
        plan: &RoomsPlan,
        folder: &Path,
        left_out: &mut Vec<Who>,
    ) -> Result<Self, BenchError> {
        let anchors = plan.anchors();
        let mut targets = Vec::new();
        for &who in &plan.targets {
            let anchor = anchors::find(who, &anchors, plan.install)?;
            if anchor.is_none() && matches!(who, Who::Peerjs | Who::Matchbox) {
                say(&format!(
                    "LEFT OUT: {who} is not in {}; --install brings it",
                    anchors.display()
                ));
                left_out.push(who);
            } else {
                targets.push((who, anchor));
            }
        }
        Ok(Self {
            targets,
            folder: folder.to_owned(),
        })
    }

    /// Everybody once.
    async fn round<T>(
        &self,
        rooms: usize,
        measure: impl AsyncFn(&Server) -> Result<T, BenchError>,
        failures: &mut Vec<String>,
    ) -> Result<Vec<T>, BenchError> {
        let mut targets: Vec<_> = self.targets.iter().collect();
        targets.shuffle(&mut rand::rng());
        let mut samples = Vec::new();
        for (who, anchor) in targets {
            let folder =
                tempfile::tempdir_in(&self.folder).map_err(|source| BenchError::Write {
                    path: self.folder.clone(),
                    source,
                })?;
            let folder = folder.keep();
            let server = Server::start(*who, anchor.as_ref(), &folder, rooms)?;
            let measured = measure(&server).await;
            server.end();
            match measured {
                Ok(sample) => {
                    samples.push(sample);
                    // what is of use is the log of a failure
                    drop(fs::remove_dir_all(&folder));
                }
                Err(error) => {
                    let failure = format!("{who}: {error}");
                    say(&failure);
                    failures.push(failure);
                }
            }
        }
        Ok(samples)
    }
}

fn load_average() -> String {
    let all = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    all.split(' ').take(3).collect::<Vec<_>>().join(" ")
}

fn say(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}

//! Sharing, measured: what an answer costs beside a file that nginx serves, how seldom the tables are
//! asked and pictures are drawn, how long a new picture takes, and what guessing tells.

mod cold;
mod counters;
mod goals;
mod guesses;
mod ids;
mod links;
mod plan;
mod reads;
mod rush;
mod samples;
mod served;
mod summary;
mod table;
mod telling;
mod yard;

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::BenchError;
use crate::artifacts::NGINX;
use crate::goal::Goal;

pub use cold::ColdReport;
pub use guesses::GuessReport;
pub use plan::{Part, ResultsPlan};
pub use reads::ReadsReport;
pub use rush::RushReport;
pub use summary::ServedReport;
pub use table::table;
pub use telling::TellingReport;

use goals::goals;
use yard::Yard;

/// Everything that was measured; nothing of what was left out.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultsReport {
    pub links: usize,
    /// How busy the machine was, at the begin and at the end, as it says itself.
    pub load_averages: [String; 2],
    pub reads: Option<ReadsReport>,
    pub rushes: Vec<RushReport>,
    pub cold: Vec<ColdReport>,
    pub guesses: Option<GuessReport>,
    pub telling: Vec<TellingReport>,
    pub served: Vec<ServedReport>,
    pub goals: Vec<Goal>,
}

/// Makes links and measures what was asked for, each part in a process of its own over the same data.
///
/// # Errors
/// Something cannot be started or set up, or answers as nobody should.
pub async fn run(plan: &ResultsPlan, folder: &Path) -> Result<ResultsReport, BenchError> {
    let has = |part| plan.parts.contains(&part);
    if has(Part::Served) {
        NGINX.path()?;
    }
    let before = load_average();
    say(&format!("making {} links", plan.links));
    let yard = Yard::prepare(plan, folder).await?;
    let mut report = ResultsReport {
        links: yard.links.len(),
        ..ResultsReport::default()
    };
    if has(Part::Reads) {
        say(&format!("{} reads from cold", plan.reads));
        report.reads = Some(reads::measure(&yard, plan.reads)?);
    }
    if has(Part::Rush) {
        say(&format!("{} at once", plan.at_once));
        report.rushes = rush::measure(&yard, plan.at_once)?;
    }
    if has(Part::Cold) {
        say(&format!("{} new pictures of each shape", plan.pictures));
        report.cold = cold::measure(&yard, plan.pictures)?;
    }
    if has(Part::Guesses) {
        say(&format!("{} guesses", plan.guesses));
        report.guesses = Some(guesses::measure(&yard, plan.guesses)?);
    }
    if has(Part::Served) {
        report.served = served::measure(&yard, plan.rounds)?;
    }
    // last, for it ends links
    if has(Part::Telling) {
        say(&format!("ending {} links", plan.telling * 2));
        report.telling = telling::measure(&yard, plan.telling)?;
    }
    report.load_averages = [before, load_average()];
    report.goals = goals(&report);
    Ok(report)
}

fn load_average() -> String {
    let all = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    all.split(' ').take(3).collect::<Vec<_>>().join(" ")
}

fn say(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}

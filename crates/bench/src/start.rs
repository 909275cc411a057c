//! How long from starting the program to its first answer.

use std::path::Path;
use std::time::Duration;

use serde::Serialize;

use crate::BenchError;
use crate::process::{Kept, Place, resident_bytes};
use crate::statistics::Spread;
use crate::target::{Conch, ConchOptions};

/// Runs that are counted.
const RUNS: usize = 7;
/// An idle process is looked at after this time.
const SETTLE: Duration = Duration::from_secs(3);

/// What the starts came to.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StartReport {
    /// Milliseconds to the first 200 of `/readyz` with an empty folder.
    pub first_ms: f64,
    /// The same with the databases of an earlier start.
    pub again_ms: Option<Spread>,
    /// Memory of the idle process after the last start.
    pub idle_resident_bytes: u64,
}

/// Starts `magic-conch` again and again over one folder.
///
/// # Errors
/// It does not start.
pub fn run(folder: &Path) -> Result<StartReport, BenchError> {
    let start = |index: usize| {
        let options = ConchOptions {
            model: "http://127.0.0.1:9".to_owned(),
            data: folder.join("data"),
            redis_url: None,
        };
        let (address, command) = Conch::command(&options)?;
        let log = folder.join(format!("start-{index}.log"));
        let mut process = Kept::spawn(&command, Place::Server, log)?;
        let took = process.answering(address, "/readyz", Duration::from_secs(20))?;
        Ok::<_, BenchError>((process, took.as_secs_f64() * 1000.0))
    };
    let (process, first_ms) = start(0)?;
    drop(process);
    let mut times = Vec::new();
    let mut idle_resident_bytes = 0;
    for index in 1..=RUNS {
        let (process, took) = start(index)?;
        times.push(took);
        if index == RUNS {
            std::thread::sleep(SETTLE);
            idle_resident_bytes = resident_bytes(&[process.id()]);
        }
    }
    Ok(StartReport {
        first_ms,
        again_ms: Spread::of(times),
        idle_resident_bytes,
    })
}

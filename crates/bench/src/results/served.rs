//! Processor time of an answer that is ready, beside nginx serving the same bytes as a file.

use std::fmt;
use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use rand::seq::SliceRandom;
use serde::Serialize;

use super::samples::{Ring, only};
use super::summary::ServedReport;
use super::yard::{Thing, Yard, asked};
use super::{say, summary};
use crate::BenchError;
use crate::connection::Connection;
use crate::process::CpuMeter;
use crate::target::{Door, Files, Served, Sharing};

/// Rounds after which it ends, for each that is to be valid.
const ATTEMPTS: usize = 3;
/// An answer later than this means that its server did not get the processor: then much is done at one
/// wake-up, which is cheap.
const LATEST_MS: f64 = 5.0;
/// After this time what the one before left to do is done.
const SETTLE: Duration = Duration::from_millis(100);

/// Who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Face {
    /// nginx, from a file: the anchor.
    #[serde(rename = "nginx file")]
    File,
    /// The same with what it knows of open files kept.
    #[serde(rename = "nginx file, open_file_cache")]
    OpenFile,
    /// The service, asked directly.
    #[serde(rename = "us")]
    Us,
    /// The same, by somebody who has it already.
    #[serde(rename = "us, 304")]
    UsKnown,
    /// nginx in front of the service on a Unix socket, over kept connections; both count.
    #[serde(rename = "nginx + us, kept")]
    Kept,
    /// The same with a new connection to the service each time.
    #[serde(rename = "nginx + us, anew")]
    Anew,
}

impl Face {
    pub const ALL: [Self; 6] = [
        Self::File,
        Self::OpenFile,
        Self::Us,
        Self::UsKnown,
        Self::Kept,
        Self::Anew,
    ];
}

impl fmt::Display for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::File => "nginx file",
            Self::OpenFile => "nginx file, open_file_cache",
            Self::Us => "us",
            Self::UsKnown => "us, 304",
            Self::Kept => "nginx + us, kept",
            Self::Anew => "nginx + us, anew",
        })
    }
}

/// One of them, measured once.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sample {
    pub face: Face,
    /// Of all its processes.
    pub cpu_us_per_answer: f64,
    pub p50_ms: f64,
    /// Why it does not count.
    pub invalid: Option<String>,
}

/// How a thing is asked for.
struct Manner {
    thing: Thing,
    connections: usize,
    answers: usize,
}

const MANNERS: [Manner; 3] = [
    Manner {
        thing: Thing::Json,
        connections: 64,
        answers: 20_000,
    },
    Manner {
        thing: Thing::Page,
        connections: 64,
        answers: 20_000,
    },
    Manner {
        thing: Thing::Wide,
        connections: 8,
        answers: 3_000,
    },
];

struct Stage {
    logging: bool,
    files: Files,
    direct: Sharing,
    behind: Sharing,
    link: String,
    root: PathBuf,
}

/// Valid rounds of each thing, everybody in an order by chance: once with a line in a log for every
/// answer, as nginx and the product do by themselves, and once without.
///
/// # Errors
/// Something does not start, or does not answer as agreed.
pub fn measure(yard: &Yard, rounds: usize) -> Result<Vec<ServedReport>, BenchError> {
    let mut reports = Vec::new();
    for logging in [false, true] {
        let stage = Stage::set(yard, logging)?;
        for manner in &MANNERS {
            reports.push(stage.play(manner, rounds)?);
        }
    }
    Ok(reports)
}

impl Stage {
    fn set(yard: &Yard, logging: bool) -> Result<Self, BenchError> {
        let direct = yard.start(Door::Tcp, logging)?;
        let socket = yard.folder.join("conch.sock");
        let behind = yard.start(Door::Unix(socket.clone()), logging)?;
        let root = yard.folder.join("files");
        fs::create_dir_all(&root).map_err(|source| BenchError::Write {
            path: root.clone(),
            source,
        })?;
        let served = Served {
            files: &root,
            socket: &socket,
            logging,
        };
        let files = Files::start(&yard.folder, served)?;
        let link = yard.links.last();
        let link = link.ok_or_else(|| BenchError::SetUp("there is no link".to_owned()))?;
        Ok(Self {
            logging,
            files,
            direct,
            behind,
            link: link.clone(),
            root,
        })
    }

    fn play(&self, manner: &Manner, rounds: usize) -> Result<ServedReport, BenchError> {
        let Manner { thing, .. } = *manner;
        let (bytes, etag) = self.lay_out(thing)?;
        say(&format!("{}: {bytes} bytes, warming up", thing.name()));
        for face in Face::ALL {
            self.sample(face, manner, &etag, 10)?;
        }
        let mut played: Vec<Vec<Sample>> = Vec::new();
        while played.len() < rounds * ATTEMPTS && summary::valid(&played) < rounds {
            let mut order = Face::ALL;
            order.shuffle(&mut rand::rng());
            let round = order
                .into_iter()
                .map(|face| self.sample(face, manner, &etag, 1))
                .collect::<Result<Vec<_>, _>>()?;
            say(&progress(thing, played.len() + 1, &round));
            played.push(round);
        }
        Ok(ServedReport::new(thing, bytes, self.logging, played))
    }

    /// Puts what the service answers where nginx finds it; its size and its tag.
    fn lay_out(&self, thing: Thing) -> Result<(usize, String), BenchError> {
        let mut connection = Connection::open(self.direct.address)?;
        let head = connection.exchange(&thing.request(&self.link))?;
        only(200)(&head)?;
        let etag = head
            .etag
            .ok_or_else(|| BenchError::Load(format!("the {} has no tag", thing.name())))?;
        let path = self.root.join(file_name(thing));
        fs::write(&path, connection.body()).map_err(|source| BenchError::Write { path, source })?;
        Ok((head.length, etag))
    }

    /// A `part` of the answers of a manner.
    fn sample(
        &self,
        face: Face,
        manner: &Manner,
        etag: &str,
        part: usize,
    ) -> Result<Sample, BenchError> {
        let Manner {
            thing,
            connections,
            answers,
        } = *manner;
        let (address, ids) = self.place(face);
        let request = match face {
            Face::File | Face::OpenFile => asked(&format!("/{}", file_name(thing)), None),
            Face::UsKnown => asked(&thing.path(&self.link), Some(etag)),
            Face::Us | Face::Kept | Face::Anew => thing.request(&self.link),
        };
        let status = if face == Face::UsKnown { 304 } else { 200 };
        let count = answers / part;
        let mut ring = Ring::open(address, connections)?;
        // each connection is known to its server before it counts
        ring.ask(std::iter::repeat_n(&*request, connections), only(status))?;
        std::thread::sleep(SETTLE);
        let mut meter = CpuMeter::start(&ids);
        let times = ring.ask(std::iter::repeat_n(&*request, count), only(status))?;
        meter.sample();
        let p50_ms = times.ms(0.5);
        Ok(Sample {
            face,
            cpu_us_per_answer: meter.finish() as f64 / 1000.0 / count as f64,
            p50_ms,
            invalid: (p50_ms >= LATEST_MS)
                .then(|| format!("late: p50 {p50_ms:.1} ms, at most {LATEST_MS} ms")),
        })
    }

    /// Where it is, and the processes whose work counts.
    fn place(&self, face: Face) -> (SocketAddr, Vec<u32>) {
        let Self {
            files,
            direct,
            behind,
            ..
        } = self;
        match face {
            Face::File => (files.plain, vec![files.id()]),
            Face::OpenFile => (files.open, vec![files.id()]),
            Face::Us | Face::UsKnown => (direct.address, vec![direct.id()]),
            Face::Kept => (files.kept, vec![files.id(), behind.id()]),
            Face::Anew => (files.anew, vec![files.id(), behind.id()]),
        }
    }
}

const fn file_name(thing: Thing) -> &'static str {
    match thing {
        Thing::Json => "shared.json",
        Thing::Page => "shared.html",
        Thing::Wide => "wide.png",
        Thing::Square => "square.png",
        Thing::Story => "story.png",
    }
}

fn progress(thing: Thing, number: usize, round: &[Sample]) -> String {
    let samples: Vec<String> = round
        .iter()
        .map(|sample| {
            let verdict = sample.invalid.as_ref().map_or("", |_| " DISCARDED");
            format!(
                "{} {:.1} µs{verdict}",
                sample.face, sample.cpu_us_per_answer
            )
        })
        .collect();
    format!("{}, round {number}: {}", thing.name(), samples.join("; "))
}

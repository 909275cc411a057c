use std::cell::Cell;
use std::path::{Path, PathBuf};

use super::links::{self, Owned};
use super::plan::ResultsPlan;
use crate::BenchError;
use crate::connection::get;
use crate::target::{Door, Sharing, SharingOptions};

/// How a phone names its browser: somebody's look at a page is counted, a program's is not.
const PHONE: &str = "Mozilla/5.0 (Linux; Android 14; SM-S918N) AppleWebKit/537.36 (KHTML, like Gecko) \
                     Chrome/126.0 Mobile Safari/537.36";

/// The folder in which the links are, and what is started over it.
#[derive(Debug)]
pub struct Yard {
    pub folder: PathBuf,
    pub links: Vec<String>,
    pub owned: Owned,
    options: SharingOptions,
    /// Processes that were started so far.
    started: Cell<usize>,
}

impl Yard {
    /// Has a reading made, and its links.
    ///
    /// # Errors
    /// The product cannot be started, or does not answer as agreed.
    pub async fn prepare(plan: &ResultsPlan, folder: &Path) -> Result<Self, BenchError> {
        let making = SharingOptions {
            data: folder.join("data"),
            door: Door::Tcp,
            link_memory_mib: plan.link_memory_mib,
            durable: false,
            logging: true,
        };
        let sharing = Sharing::start(&making, folder.join("making.log"))?;
        let (owned, links) = links::make(sharing.address, plan.links).await?;
        sharing.end()?;
        Ok(Self {
            folder: folder.to_owned(),
            links,
            owned,
            options: SharingOptions {
                durable: true,
                ..making
            },
            started: Cell::new(0),
        })
    }

    /// A new process that knows nothing yet, over the same data, without any picture.
    ///
    /// # Errors
    /// It does not start.
    pub fn fresh(&self) -> Result<Sharing, BenchError> {
        self.options.forget_pictures()?;
        self.start(Door::Tcp, true)
    }

    /// One more process over the same data, which logs every answer or none.
    ///
    /// # Errors
    /// It does not start.
    pub fn start(&self, door: Door, logging: bool) -> Result<Sharing, BenchError> {
        let number = self.started.get() + 1;
        self.started.set(number);
        let options = SharingOptions {
            door,
            logging,
            ..self.options.clone()
        };
        Sharing::start(&options, self.folder.join(format!("sharing-{number}.log")))
    }
}

/// What a link is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Thing {
    Json,
    Page,
    Wide,
    Square,
    Story,
}

impl Thing {
    /// Where a link has it.
    #[must_use]
    pub fn path(self, link: &str) -> String {
        match self {
            Self::Json => format!("/api/results/shared/{link}"),
            Self::Page => format!("/r/{link}"),
            Self::Wide => format!("/r/{link}.png"),
            Self::Square => format!("/r/{link}.square.png"),
            Self::Story => format!("/r/{link}.story.png"),
        }
    }

    /// What somebody sends who asks for it.
    #[must_use]
    pub fn request(self, link: &str) -> Vec<u8> {
        asked(&self.path(link), None)
    }

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Page => "page",
            Self::Wide => "picture",
            Self::Square => "square picture",
            Self::Story => "story picture",
        }
    }
}

/// A request of somebody's browser, for what it may have already.
#[must_use]
pub fn asked(path: &str, known: Option<&str>) -> Vec<u8> {
    match known {
        Some(etag) => get(path, &[("User-Agent", PHONE), ("If-None-Match", etag)]),
        None => get(path, &[("User-Agent", PHONE)]),
    }
}

use std::path::PathBuf;

use clap::ValueEnum;

use super::who::Who;

/// What is measured of rooms, and how much of it.
#[derive(Debug, Clone, clap::Args)]
pub struct RoomsPlan {
    /// What is measured
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "busy,relay,saturation,memory"
    )]
    pub parts: Vec<Part>,
    /// Who is measured; those that are not installed are left out
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "us,us-across,peerjs,matchbox"
    )]
    pub targets: Vec<Who>,
    /// Rounds of each part
    #[arg(long, default_value_t = 5)]
    pub rounds: usize,
    /// Rooms that are filled at saturation, and that are open while memory is looked at
    #[arg(long, default_value_t = 2_000)]
    pub rooms: usize,
    /// Rooms that are filled at the same time
    #[arg(long, default_value_t = 64)]
    pub at_once: usize,
    /// Rooms in which something is said at a moderate rate
    #[arg(long, default_value_t = 500)]
    pub talking: usize,
    /// Messages a second in all of them together
    #[arg(long, default_value_t = 4_000)]
    pub rate: usize,
    /// Seconds of talking
    #[arg(long, default_value_t = 6)]
    pub seconds: u64,
    /// Say descriptions alone, without candidates
    #[arg(long)]
    pub descriptions: bool,
    /// Where the other servers are, `peerjs` and `matchbox` in it [default: conch-anchors among the
    /// temporary files]
    #[arg(long, value_name = "FOLDER")]
    pub anchors: Option<PathBuf>,
    /// Install there what is missing, with npm and cargo
    #[arg(long)]
    pub install: bool,
}

/// A part of the measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// What a message costs where there is always a next one
    Busy,
    /// What a message costs, and how long it takes, at a moderate rate
    Relay,
    /// How many rooms are opened, joined and negotiated
    Saturation,
    /// What an idle connection takes
    Memory,
}

impl RoomsPlan {
    /// Where the other servers are looked for.
    #[must_use]
    pub fn anchors(&self) -> PathBuf {
        let usual = || std::env::temp_dir().join("conch-anchors");
        self.anchors.clone().unwrap_or_else(usual)
    }

    /// Files that somebody has to have open at once.
    #[must_use]
    pub fn open_files(&self) -> u64 {
        2 * self.rooms.max(self.talking) as u64 + 500
    }
}

use std::io;
use std::path::PathBuf;

/// Why a measurement could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    #[error("{program} is missing: install the package {package}")]
    Missing {
        program: &'static str,
        package: &'static str,
    },
    #[error("{} is missing: build it with `cargo build --release -p {package}`", path.display())]
    NotBuilt {
        path: PathBuf,
        package: &'static str,
    },
    #[error("the build failed: {0}")]
    Build(String),
    #[error("cannot start {program}: {source}")]
    Start { program: String, source: io::Error },
    #[error("{program} did not become ready in {seconds} s; the end of its log:\n{log}")]
    NotReady {
        program: String,
        seconds: u64,
        log: String,
    },
    #[error("{program} ended by itself ({status}); the end of its log:\n{log}")]
    Ended {
        program: String,
        status: String,
        log: String,
    },
    #[error("setting up failed: {0}")]
    SetUp(String),
    #[error("the load failed: {0}")]
    Load(String),
    #[error("cannot read {}: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot write {}: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("people noticed {0} times that something failed, was lost, doubled or altered")]
    Noticed(u64),
    #[error("the profile {} holds no total", .0.display())]
    NoTotal(PathBuf),
}

impl BenchError {
    /// 2 where something is to be installed or built first, 1 otherwise.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Missing { .. } | Self::NotBuilt { .. } => 2,
            _ => 1,
        }
    }
}

impl From<reqwest::Error> for BenchError {
    fn from(error: reqwest::Error) -> Self {
        Self::SetUp(error.to_string())
    }
}

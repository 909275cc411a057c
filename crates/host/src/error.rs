//! Why a process cannot start, or stopped.

use std::io;
use std::path::PathBuf;

use crate::service::TaskError;
use crate::settings::SettingError;

/// One sentence each, for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    #[error(transparent)]
    Setting(#[from] SettingError),
    #[error("cannot listen on {address}: the address is in use by another process")]
    AddressInUse { address: String },
    #[error("cannot listen on {address}: {source}")]
    CannotListen { address: String, source: io::Error },
    #[error("cannot write to the data folder {folder}: {source}", folder = .folder.display())]
    DataFolder { folder: PathBuf, source: io::Error },
    #[error("{path} is not a database, or it is damaged: move it away or restore it", path = .path.display())]
    DatabaseCorrupt { path: PathBuf },
    #[error("cannot open the database of {service}: {source}")]
    Database {
        service: &'static str,
        source: sea_orm::DbErr,
    },
    #[error("cannot bring the database of {service} up to date: {source}")]
    Migration {
        service: &'static str,
        source: sea_orm::DbErr,
    },
    #[error("cannot reach the journals: {0}")]
    Journals(#[source] journal::JournalError),
    #[error("the task {task} of {service} ended: {source}")]
    Task {
        service: &'static str,
        task: &'static str,
        source: TaskError,
    },
    #[error("{0}")]
    Service(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("cannot take signals of the operating system: {0}")]
    Signals(#[source] io::Error),
    #[error("the server stopped: {0}")]
    Server(#[source] io::Error),
}

impl HostError {
    /// The exit code of the process: 2 where a setting is to be changed, 1 otherwise.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Setting(_) => 2,
            _ => 1,
        }
    }
}

//! One file a service.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr};
use sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};

use crate::error::HostError;
use crate::settings::SqliteSync;

/// With one connection nobody else changes the file, so its pages and statements stay at hand: with
/// four, each commit of one sent the others back to the file for every page. What runs on it is
/// short; the longest is the wait of a commit for the disk.
const CONNECTIONS: u32 = 1;
/// Pages of the write-ahead log after which they are put in their places; 1000 is the default. Pages
/// that changed many times meanwhile are put there once.
const CHECKPOINT_PAGES: &str = "4000";
/// A writer waits this long for the one before.
const BUSY: Duration = Duration::from_secs(5);

pub(super) async fn open(
    service: &'static str,
    path: PathBuf,
    sync: SqliteSync,
) -> Result<DatabaseConnection, HostError> {
    prove_writable(&path)?;
    let mut options = ConnectOptions::new("sqlite::memory:");
    let file = path.clone();
    options
        .max_connections(CONNECTIONS)
        .min_connections(1)
        .acquire_timeout(BUSY)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .in_memory(false)
                .shared_cache(false)
                .filename(&file)
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(match sync {
                    SqliteSync::Full => SqliteSynchronous::Full,
                    SqliteSync::Normal => SqliteSynchronous::Normal,
                })
                .busy_timeout(BUSY)
                .pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
                .foreign_keys(true)
        });
    Database::connect(options).await.map_err(|source| {
        if is_damaged(&source) {
            HostError::DatabaseCorrupt { path }
        } else {
            HostError::Database { service, source }
        }
    })
}

/// SQLite's own sentence for a folder that it cannot write to names neither folder nor reason.
fn prove_writable(file: &Path) -> Result<(), HostError> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let probe = folder.join(format!(".writable-{:016x}", rand::random::<u64>()));
    let proven = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&probe, b""))
        .and_then(|()| fs::remove_file(&probe))
        .and_then(
            |()| match fs::OpenOptions::new().read(true).write(true).open(file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            },
        );
    proven.map_err(|source| HostError::DataFolder {
        folder: folder.to_owned(),
        source,
    })
}

fn is_damaged(error: &DbErr) -> bool {
    let text = error.to_string();
    text.contains("file is not a database") || text.contains("disk image is malformed")
}

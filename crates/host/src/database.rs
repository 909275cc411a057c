//! The database of each service: one SQLite file, or one schema of MySQL or MariaDB.

mod fault;
mod mysql;
mod sqlite;

use std::path::PathBuf;

use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use crate::error::HostError;
use crate::settings::{HostSettings, Secret, SqliteSync};

pub use fault::{DatabaseFault, is_duplicate};

/// Where the databases of this process are.
#[derive(Debug, Clone)]
pub struct Databases {
    data: PathBuf,
    url: Option<Secret>,
    sync: SqliteSync,
}

impl Databases {
    /// As the settings say.
    #[must_use]
    pub fn from_settings(settings: &HostSettings) -> Self {
        Self {
            data: settings.data.clone(),
            url: settings.database_url.clone(),
            sync: settings.sqlite_sync,
        }
    }

    /// SQLite files in this folder.
    #[must_use]
    pub fn in_folder(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            url: None,
            sync: SqliteSync::default(),
        }
    }

    /// A server, or a file of its own: `{service}` in `url` becomes the name of each service.
    #[must_use]
    pub fn at(url: impl Into<String>) -> Self {
        Self {
            data: PathBuf::new(),
            url: Some(Secret::new(url)),
            sync: SqliteSync::default(),
        }
    }

    /// Connects `service` to its own database and brings its schema up to date.
    ///
    /// A server that does not answer is asked for half a minute: in containers it may come later.
    ///
    /// # Errors
    ///
    /// If the folder cannot be written, the file is not a database, the server does not answer, or
    /// a migration fails.
    pub async fn open<M: MigratorTrait>(
        &self,
        service: &'static str,
    ) -> Result<DatabaseConnection, HostError> {
        let mut database = self.connect(service).await?;
        let failed = |source| HostError::Migration { service, source };
        if database.get_database_backend() == DbBackend::MySql
            && mysql::speak_every_language(&database)
                .await
                .map_err(failed)?
        {
            // connections that are open already go on making tables in the old set
            database.close().await.map_err(failed)?;
            database = self.connect(service).await?;
        }
        let alone = match database.get_database_backend() {
            DbBackend::MySql => Some(mysql::alone(&database, service).await.map_err(failed)?),
            _ => None,
        };
        M::up(&database, None).await.map_err(failed)?;
        if let Some(alone) = alone {
            mysql::release(alone, service).await.map_err(failed)?;
        }
        Ok(database)
    }

    /// Connects `service` to its own database and leaves it as it is.
    ///
    /// # Errors
    ///
    /// As [`Databases::open`].
    pub async fn connect(&self, service: &'static str) -> Result<DatabaseConnection, HostError> {
        let url = self
            .url
            .as_ref()
            .map(|url| url.reveal().replace("{service}", service));
        match url {
            Some(url) => match url.strip_prefix("sqlite:") {
                Some(path) => sqlite::open(service, path.into(), self.sync).await,
                None => mysql::connect(service, &url).await,
            },
            None => {
                let path = self.data.join(format!("{service}.db"));
                sqlite::open(service, path, self.sync).await
            }
        }
    }
}

/// Begins a transaction that is going to write.
///
/// On SQLite it takes the write lock at once, waiting for it: a transaction that begins by reading
/// and writes later would fail where another one wrote in between.
///
/// # Errors
///
/// If the database does not answer.
pub async fn begin_write(database: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    match database.get_database_backend() {
        DbBackend::Sqlite => {
            let options = TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            };
            database.begin_with_options(options).await
        }
        _ => database.begin().await,
    }
}

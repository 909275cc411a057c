//! One schema a service, on MySQL or MariaDB.

use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    DbErr, Statement, TransactionTrait,
};
use sqlx::Executor;
use tokio::time::Instant;
use tracing::warn;

use crate::error::HostError;

const CONNECTIONS: u32 = 10;
const PATIENCE: Duration = Duration::from_secs(30);
const BETWEEN_TRIES: Duration = Duration::from_secs(1);
const ACQUIRE: Duration = Duration::from_secs(5);
/// What another process has for its migrations.
const MIGRATING: Duration = Duration::from_secs(60);

/// A value that does not fit is an error and never silently another one; sqlx itself asks for UTC
/// and utf8mb4.
const STRICT: &str = "SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES')";

/// What must hold is checked by the statement that changes it, so no transaction needs to see the
/// same rows twice; the default keeps it so by locking gaps, over which two beginners deadlock.
const COMMITTED: &str = "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED";

const COLLATION: &str = "utf8mb4_bin";

pub(super) async fn connect(
    service: &'static str,
    url: &str,
) -> Result<DatabaseConnection, HostError> {
    let url = match url.strip_prefix("mariadb://") {
        Some(rest) => format!("mysql://{rest}"),
        None => url.to_owned(),
    };
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(CONNECTIONS)
        .acquire_timeout(ACQUIRE)
        .sqlx_logging(false)
        .map_sqlx_mysql_pool_opts(|pool| {
            pool.after_connect(|connection, _| {
                Box::pin(async move {
                    connection.execute(STRICT).await?;
                    connection.execute(COMMITTED).await.map(|_| ())
                })
            })
        });
    let until = Instant::now() + PATIENCE;
    loop {
        match Database::connect(options.clone()).await {
            Ok(database) => return Ok(database),
            Err(error) if Instant::now() < until && may_come_later(&error) => {
                warn!(service.name = service, error.cause = %error, "waiting for the database");
                tokio::time::sleep(BETWEEN_TRIES).await;
            }
            Err(source) => return Err(HostError::Database { service, source }),
        }
    }
}

/// Has the tables that migrations are about to make hold any text, whatever the server's default
/// is (Debian's is latin1, which has no Hangul), and compare it byte by byte, as SQLite does.
/// Answers whether that had to be changed.
pub(super) async fn speak_every_language(database: &DatabaseConnection) -> Result<bool, DbErr> {
    let select = Statement::from_string(DbBackend::MySql, "SELECT @@collation_database");
    let row = database.query_one_raw(select).await?;
    let present = row
        .map(|row| row.try_get_by_index::<String>(0))
        .transpose()?;
    if present.as_deref() == Some(COLLATION) {
        return Ok(false);
    }
    let alter = format!("ALTER DATABASE CHARACTER SET utf8mb4 COLLATE {COLLATION}");
    database.execute_unprepared(&alter).await?;
    Ok(true)
}

/// Waits until no other process migrates the schema of this service: statements that make tables
/// are not part of any transaction, and two processes would make the same ones.
pub(super) async fn alone(
    database: &DatabaseConnection,
    service: &str,
) -> Result<DatabaseTransaction, DbErr> {
    // the lock belongs to a connection, and a transaction keeps one
    let connection = database.begin().await?;
    let lock = format!(
        "SELECT GET_LOCK(CONCAT('migrate ', DATABASE(), ' {service}'), {})",
        MIGRATING.as_secs()
    );
    let row = connection
        .query_one_raw(Statement::from_string(DbBackend::MySql, lock))
        .await?;
    let got = row
        .map(|row| row.try_get_by_index::<Option<i64>>(0))
        .transpose()?;
    if got.flatten() == Some(1) {
        return Ok(connection);
    }
    Err(DbErr::Custom(format!(
        "another process has been migrating {service} for {} s",
        MIGRATING.as_secs()
    )))
}

/// Lets the next one migrate.
pub(super) async fn release(connection: DatabaseTransaction, service: &str) -> Result<(), DbErr> {
    let release = format!("SELECT RELEASE_LOCK(CONCAT('migrate ', DATABASE(), ' {service}'))");
    connection
        .query_one_raw(Statement::from_string(DbBackend::MySql, release))
        .await?;
    connection.rollback().await
}

/// A wrong password or an unknown schema does not mend itself.
fn may_come_later(error: &DbErr) -> bool {
    super::fault::is_away(error)
}

//! Looking into every table of a database, for what should not be there.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

/// The same, of the database at this URL.
///
/// # Panics
/// The database does not answer.
pub async fn everything_at(url: &str) -> String {
    let db = sea_orm::Database::connect(url).await.unwrap();
    let everything = everything_in(&db).await;
    db.close().await.unwrap();
    everything
}

/// Every text of every row of every table, one row a line.
///
/// # Panics
/// The database does not answer.
pub async fn everything_in(db: &DatabaseConnection) -> String {
    let backend = db.get_database_backend();
    let tables = match backend {
        DbBackend::Sqlite => "SELECT name AS name FROM sqlite_master WHERE type = 'table'",
        _ => {
            "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()"
        }
    };
    let tables = db
        .query_all_raw(Statement::from_string(backend, tables))
        .await
        .unwrap();
    let mut everything = String::new();
    for table in tables {
        let table: String = table.try_get("", "name").unwrap();
        let columns = match backend {
            DbBackend::Sqlite => format!("SELECT name AS name FROM pragma_table_info('{table}')"),
            _ => format!(
                "SELECT column_name AS name FROM information_schema.columns \
                 WHERE table_schema = DATABASE() AND table_name = '{table}'"
            ),
        };
        let columns = db
            .query_all_raw(Statement::from_string(backend, columns))
            .await
            .unwrap();
        for column in columns {
            let column: String = column.try_get("", "name").unwrap();
            let sql = format!("SELECT CAST({column} AS CHAR) AS text FROM {table}");
            let rows = db.query_all_raw(Statement::from_string(backend, sql));
            for row in rows.await.unwrap() {
                // a picture is no text
                if let Ok(Some(text)) = row.try_get::<Option<String>>("", "text") {
                    everything.push_str(&format!("{table}.{column}: {text}\n"));
                }
            }
        }
    }
    everything
}

/// Changes a database behind the back of whoever has it.
///
/// # Panics
/// The database does not do it.
pub async fn tamper(url: &str, sql: &str) {
    let db = sea_orm::Database::connect(url).await.unwrap();
    let change = Statement::from_string(db.get_database_backend(), sql);
    db.execute_raw(change).await.unwrap();
    db.close().await.unwrap();
}

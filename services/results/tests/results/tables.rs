//! Every row of every table, as somebody who opens the file would see it.

use std::path::Path;

use host::Databases;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

/// The tables of results.
pub struct Tables(DatabaseConnection);

impl Tables {
    pub async fn in_folder(folder: &Path) -> Self {
        let databases = Databases::in_folder(folder);
        Self(databases.connect("results").await.unwrap())
    }

    /// The rows in which this occurs, each after the name of its table.
    pub async fn rows_with(&self, what: &str) -> Vec<String> {
        let mut found = Vec::new();
        let tables = "SELECT name FROM sqlite_master WHERE type = 'table'";
        for table in self.ask(tables).await {
            let columns =
                format!("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}')");
            let columns = self.ask(&columns).await.join(" || ' ' || ");
            let rows = self
                .ask(&format!("SELECT {columns} FROM \"{table}\""))
                .await;
            let with = rows.into_iter().filter(|row| row.contains(what));
            found.extend(with.map(|row| format!("{table}: {row}")));
        }
        found
    }

    /// The first column of whatever is asked for.
    async fn ask(&self, sql: &str) -> Vec<String> {
        let backend = self.0.get_database_backend();
        let statement = Statement::from_string(backend, sql);
        let rows = self.0.query_all_raw(statement).await.unwrap();
        let first = rows.iter().map(|row| row.try_get_by_index(0).unwrap());
        first.collect()
    }
}

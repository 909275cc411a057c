//! Runs the statements that every turn needs, which are written out where they are used.
//!
//! The query builder takes longer to put such a statement together than SQLite takes to run it; all
//! others are built. They are written once for both databases: `raw_sql!` asks for one of them to
//! choose between `?` and `$1`, and both of ours say `?`.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};

/// Runs a statement and answers how many rows it changed.
pub(super) async fn execute(db: &impl ConnectionTrait, sql: Statement) -> Result<u64, DbErr> {
    Ok(db.execute_raw(sql).await?.rows_affected())
}

/// Runs statements one behind the other and answers how many rows they changed together.
///
/// SQLite lives on a thread of its own; all of them cross over to it as one. So does whatever comes
/// back, which is why nothing but their sum is known.
pub(super) async fn execute_all(
    db: &impl ConnectionTrait,
    statements: Vec<Statement>,
) -> Result<u64, DbErr> {
    let backend = db.get_database_backend();
    if backend != DbBackend::Sqlite {
        let mut changed = 0;
        for statement in statements {
            changed += execute(db, statement).await?;
        }
        return Ok(changed);
    }
    let (mut sql, mut values) = (String::with_capacity(1024), Vec::with_capacity(32));
    for statement in statements {
        sql.push_str(&statement.sql);
        sql.push(';');
        values.extend(statement.values.into_iter().flatten());
    }
    execute(db, Statement::from_sql_and_values(backend, sql, values)).await
}

/// The first row, if there is one.
pub(super) async fn find<R: FromQueryResult>(
    db: &impl ConnectionTrait,
    sql: Statement,
) -> Result<Option<R>, DbErr> {
    let row = db.query_one_raw(sql).await?;
    row.map(|row| R::from_query_result(&row, "")).transpose()
}

/// Every row.
pub(super) async fn find_all<R: FromQueryResult>(
    db: &impl ConnectionTrait,
    sql: Statement,
) -> Result<Vec<R>, DbErr> {
    let rows = db.query_all_raw(sql).await?;
    rows.iter()
        .map(|row| R::from_query_result(row, ""))
        .collect()
}

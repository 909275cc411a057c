use std::fs;

use host::{Databases, HostError, begin_write};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use sea_orm_migration::{MigrationTrait, MigratorTrait};

pub struct Outboxes;

impl MigratorTrait for Outboxes {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(host::outbox::Migration)]
    }
}

async fn pragma(database: &DatabaseConnection, name: &str) -> String {
    let backend = database.get_database_backend();
    let statement = Statement::from_string(backend, format!("PRAGMA {name}"));
    let row = database.query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index::<String>(0)
        .or_else(|_| {
            row.try_get_by_index::<i64>(0)
                .map(|number| number.to_string())
        })
        .unwrap()
}

#[tokio::test]
async fn each_service_has_a_file_of_its_own_that_survives_a_power_failure() {
    let folder = tempfile::tempdir().unwrap();
    let databases = Databases::in_folder(folder.path().join("data"));
    let chat = databases.open::<Outboxes>("chat").await.unwrap();
    let results = databases.open::<Outboxes>("results").await.unwrap();
    assert!(folder.path().join("data/chat.db").exists());
    assert!(folder.path().join("data/results.db").exists());
    for database in [&chat, &results] {
        assert_eq!(pragma(database, "journal_mode").await, "wal");
        assert_eq!(pragma(database, "synchronous").await, "2", "FULL");
        assert_eq!(pragma(database, "foreign_keys").await, "1");
        assert_eq!(pragma(database, "busy_timeout").await, "5000");
    }
}

#[tokio::test]
async fn an_open_finds_what_the_last_one_left() {
    let folder = tempfile::tempdir().unwrap();
    let databases = Databases::in_folder(folder.path());
    let first = databases.open::<Outboxes>("chat").await.unwrap();
    first
        .execute_unprepared("CREATE TABLE kept (n INTEGER)")
        .await
        .unwrap();
    first.close().await.unwrap();
    let again = databases.open::<Outboxes>("chat").await.unwrap();
    again
        .execute_unprepared("INSERT INTO kept VALUES (1)")
        .await
        .unwrap();
}

#[tokio::test]
async fn a_file_that_is_no_database_is_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("chat.db");
    let rubbish = "this was a shopping list once ".repeat(100);
    fs::write(&path, &rubbish).unwrap();
    let databases = Databases::in_folder(folder.path());
    let error = databases.open::<Outboxes>("chat").await.unwrap_err();
    assert!(
        matches!(error, HostError::DatabaseCorrupt { .. }),
        "{error}"
    );
    assert!(
        error.to_string().contains("chat.db is not a database"),
        "{error}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), rubbish);
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    fs::write(&file, "").unwrap();
    let error = Databases::in_folder(file.join("data"))
        .open::<Outboxes>("chat")
        .await;
    let error = error.unwrap_err();
    assert!(matches!(error, HostError::DataFolder { .. }), "{error}");
    assert!(error.to_string().contains("a-file/data"), "{error}");
}

#[tokio::test]
async fn a_url_of_a_file_works_too() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/conch-{{service}}.db", folder.path().display());
    Databases::at(url).open::<Outboxes>("chat").await.unwrap();
    assert!(folder.path().join("conch-chat.db").exists());
}

#[tokio::test]
async fn writers_wait_for_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let database = Databases::in_folder(folder.path())
        .open::<Outboxes>("chat")
        .await
        .unwrap();
    database
        .execute_unprepared("CREATE TABLE tally (n INTEGER)")
        .await
        .unwrap();
    database
        .execute_unprepared("INSERT INTO tally VALUES (0)")
        .await
        .unwrap();
    let writers = (0..20).map(|_| {
        let database = database.clone();
        tokio::spawn(async move {
            let transaction = begin_write(&database).await.unwrap();
            let select = Statement::from_string(
                transaction.get_database_backend(),
                "SELECT n FROM tally".to_owned(),
            );
            let row = transaction.query_one_raw(select).await.unwrap().unwrap();
            let next = row.try_get_by_index::<i64>(0).unwrap() + 1;
            transaction
                .execute_unprepared(&format!("UPDATE tally SET n = {next}"))
                .await
                .unwrap();
            transaction.commit().await.unwrap();
        })
    });
    for writer in futures::future::join_all(writers).await {
        writer.unwrap();
    }
    let select = Statement::from_string(
        database.get_database_backend(),
        "SELECT n FROM tally".to_owned(),
    );
    let row = database.query_one_raw(select).await.unwrap().unwrap();
    assert_eq!(row.try_get_by_index::<i64>(0).unwrap(), 20);
}

/// On a server where `CONCH_TEST_MYSQL_URL` names one, such as `mysql://root@127.0.0.1/{service}`.
#[tokio::test]
async fn a_server_is_strict_and_in_utc() {
    let Ok(url) = std::env::var("CONCH_TEST_MYSQL_URL") else {
        eprintln!("SKIP: CONCH_TEST_MYSQL_URL is not set");
        return;
    };
    let database = Databases::at(url)
        .open::<Outboxes>("host_test")
        .await
        .unwrap();
    let read = async |expression: &str| {
        let select = format!("SELECT CAST({expression} AS CHAR) AS x");
        let statement = Statement::from_string(database.get_database_backend(), select);
        let row = database.query_one_raw(statement).await.unwrap().unwrap();
        row.try_get::<String>("", "x").unwrap()
    };
    assert!(read("@@sql_mode").await.contains("STRICT_ALL_TABLES"));
    assert_eq!(read("@@time_zone").await, "+00:00");
    assert_eq!(read("@@character_set_connection").await, "utf8mb4");
}

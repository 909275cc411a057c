//! A real MariaDB, for one test.

use std::io;
use std::process::Stdio;
use std::time::Duration;

use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::port::free_port;
use crate::wait::eventually;

/// A `mariadbd` in a folder of its own; `root` without a password, loopback only.
pub struct Mariadb {
    folder: TempDir,
    port: u16,
    child: Child,
}

impl Mariadb {
    /// Makes and starts one (about 4 s). `None`, said loudly, where there is no `mariadbd` and
    /// `CONCH_REQUIRE_SERVERS` is not set.
    ///
    /// # Panics
    /// It does not start, or is missing where it is required.
    pub async fn start() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let made = Command::new("mariadb-install-db")
            .args([
                "--no-defaults",
                "--auth-root-authentication-method=normal",
                "--user=root",
            ])
            .arg("--skip-test-db")
            .arg(format!("--datadir={}", data(&folder)))
            .output()
            .await;
        match made {
            Ok(made) => assert!(
                made.status.success(),
                "mariadb-install-db failed: {}{}",
                String::from_utf8_lossy(&made.stdout),
                String::from_utf8_lossy(&made.stderr)
            ),
            Err(error) => return skip("mariadbd", &error),
        }
        let port = free_port();
        let child = spawn(&folder, port).expect("mariadbd starts");
        let mariadb = Self {
            folder,
            port,
            child,
        };
        mariadb.answers().await;
        Some(mariadb)
    }

    /// The URL of a schema of this name, which is made if it is not there.
    ///
    /// # Panics
    /// The server does not make it.
    pub async fn schema(&self, name: &str) -> String {
        let made = self
            .query(&format!("CREATE DATABASE IF NOT EXISTS `{name}`"))
            .await;
        assert!(made, "no schema {name}");
        format!("mysql://root@127.0.0.1:{}/{name}", self.port)
    }

    /// Kills it without a warning.
    ///
    /// # Panics
    /// It cannot be killed.
    pub async fn kill(&mut self) {
        self.child.kill().await.expect("mariadbd is killed");
    }

    /// Starts it again on the same data.
    ///
    /// # Panics
    /// It does not come back.
    pub async fn start_again(&mut self) {
        self.child = spawn(&self.folder, self.port).expect("mariadbd starts again");
        self.answers().await;
    }

    async fn answers(&self) {
        let ask = || async { self.query("SELECT 1").await.then_some(()) };
        eventually("mariadbd", Duration::from_secs(30), ask).await;
    }

    async fn query(&self, sql: &str) -> bool {
        let asked = Command::new("mariadb")
            .args([
                "--no-defaults",
                "--user=root",
                "--protocol=tcp",
                "--host=127.0.0.1",
            ])
            .arg(format!("--port={}", self.port))
            .args(["--execute", sql])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .await;
        asked.is_ok_and(|status| status.success())
    }
}

fn data(folder: &TempDir) -> String {
    folder.path().join("data").display().to_string()
}

fn spawn(folder: &TempDir, port: u16) -> io::Result<Child> {
    Command::new("mariadbd")
        .args(["--no-defaults", "--user=root", "--bind-address=127.0.0.1"])
        .args([
            "--skip-name-resolve",
            "--innodb-buffer-pool-size=32M",
            "--skip-log-bin",
        ])
        .arg(format!("--datadir={}", data(folder)))
        .arg(format!(
            "--socket={}",
            folder.path().join("mariadb.sock").display()
        ))
        .arg(format!(
            "--pid-file={}",
            folder.path().join("mariadb.pid").display()
        ))
        .arg(format!("--port={port}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
}

/// Says loudly that a test is skipped, or fails where that is not allowed.
#[expect(
    clippy::print_stdout,
    reason = "a skipped test says so where people look"
)]
pub(crate) fn skip<T>(server: &str, error: &io::Error) -> Option<T> {
    let required = std::env::var_os("CONCH_REQUIRE_SERVERS").is_some();
    assert!(
        !required,
        "{server} is required and does not start: {error}"
    );
    println!("SKIPPED: no {server} on this machine ({error})");
    None
}

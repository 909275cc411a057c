//! Real Redis servers, for one test: one of them, or several that stand in for each other.

mod cluster;
mod node;
mod sentinels;

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::port::free_port;
use crate::wait::eventually;

pub use cluster::Cluster;
pub use node::Node;
pub use sentinels::Sentinels;

/// A `redis-server` with an append-only file in a folder of its own.
pub struct Redis {
    folder: TempDir,
    port: u16,
    child: Child,
}

impl Redis {
    /// Starts one. `None`, said loudly, where there is no `redis-server` and neither
    /// `CONCH_REQUIRE_SERVERS` nor `CONCH_REQUIRE_REDIS` is set.
    ///
    /// # Panics
    /// It does not start, or is missing where it is required.
    pub async fn start() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let port = free_port();
        match spawn(&folder, port) {
            Ok(child) => {
                let redis = Self {
                    folder,
                    port,
                    child,
                };
                redis.answers().await;
                Some(redis)
            }
            Err(error) => skip(&error),
        }
    }

    #[must_use]
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/0", self.port)
    }

    /// Kills it as a power cut would, and starts it again on the same data.
    ///
    /// # Panics
    /// It does not come back.
    pub async fn restart(&mut self) {
        self.kill().await;
        self.child = spawn(&self.folder, self.port).expect("redis-server starts again");
        self.answers().await;
    }

    /// Kills it without a warning.
    ///
    /// # Panics
    /// It cannot be killed.
    pub async fn kill(&mut self) {
        self.child.kill().await.expect("redis-server is killed");
    }

    /// What it has on its disk at this moment.
    ///
    /// # Panics
    /// It cannot be copied.
    #[must_use]
    pub fn copy(&self) -> TempDir {
        let copy = TempDir::new().expect("a folder");
        copy_files(&self.data(), copy.path());
        copy
    }

    /// Kills it, and has it come back with what it had on its disk then: with `everysec` it may lose
    /// what it acknowledged in its last moments.
    ///
    /// # Panics
    /// It does not come back.
    pub async fn fall_back(&mut self, copy: &TempDir) {
        self.kill().await;
        std::fs::remove_dir_all(self.data()).expect("its data");
        std::fs::create_dir(self.data()).expect("a folder");
        copy_files(copy.path(), &self.data());
        self.restart().await;
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("appendonlydir")
    }

    /// Every key with what it holds, for whoever looks for what should not be there.
    ///
    /// # Panics
    /// It does not answer.
    pub async fn everything(&self) -> String {
        let mut everything = String::new();
        for key in self.cli(&["--scan"]).await.lines() {
            let kind = self.cli(&["TYPE", key]).await;
            let read: &[&str] = match kind.trim() {
                "string" => &["GET", key],
                "hash" => &["HGETALL", key],
                "list" => &["LRANGE", key, "0", "-1"],
                "set" => &["SMEMBERS", key],
                "zset" => &["ZRANGE", key, "0", "-1"],
                "stream" => &["XRANGE", key, "-", "+"],
                // gone meanwhile
                _ => continue,
            };
            for line in self.cli(read).await.lines() {
                everything.push_str(&format!("{key}: {line}\n"));
            }
        }
        everything
    }

    async fn cli(&self, words: &[&str]) -> String {
        let port = self.port.to_string();
        let done = Command::new("redis-cli")
            .args(["-p", &port, "--raw"])
            .args(words)
            .output()
            .await
            .expect("redis-cli runs");
        String::from_utf8_lossy(&done.stdout).into_owned()
    }

    async fn answers(&self) {
        let limit = Duration::from_secs(10);
        eventually("redis-server", limit, || async { ping(self.port).await }).await;
    }
}

/// Says loudly that a test is skipped, or fails where that is not allowed.
fn skip<T>(error: &std::io::Error) -> Option<T> {
    let required = std::env::var_os("CONCH_REQUIRE_REDIS").is_some();
    assert!(!required, "redis-server is required: {error}");
    crate::mariadb::skip("redis-server", error)
}

fn spawn(folder: &TempDir, port: u16) -> std::io::Result<Child> {
    Command::new("redis-server")
        .args(["--port", &port.to_string(), "--bind", "127.0.0.1"])
        .args([
            "--appendonly",
            "yes",
            "--appendfsync",
            "everysec",
            "--save",
            "",
        ])
        .arg("--dir")
        .arg(folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
}

fn copy_files(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).expect("its data") {
        let file = file.expect("a file");
        std::fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
    }
}

async fn ping(port: u16) -> Option<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.ok()?;
    stream.write_all(b"PING\r\n").await.ok()?;
    let mut answer = [0; 7];
    stream.read_exact(&mut answer).await.ok()?;
    (&answer == b"+PONG\r\n").then_some(())
}

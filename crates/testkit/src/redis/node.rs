//! One `redis-server` of several that belong together.

use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use crate::port::free_port;
use crate::wait::eventually;

/// A process with a folder of its own, killed when it is dropped. It may outlive the runtime of the
/// test that started it, for others to share.
pub struct Node {
    folder: TempDir,
    port: u16,
    flags: Vec<String>,
    child: Child,
}

impl Node {
    /// Starts one on a free port, and waits until it answers.
    pub(super) async fn start(flags: impl Fn() -> Vec<String>) -> io::Result<Self> {
        loop {
            let (folder, port, flags) = (TempDir::new()?, free_port(), flags());
            let child = spawn(folder.path(), port, &flags)?;
            let mut node = Self {
                folder,
                port,
                flags,
                child,
            };
            // Somebody else may have been given the same port.
            if node.answers_or_ends().await? {
                return Ok(node);
            }
        }
    }

    async fn answers_or_ends(&mut self) -> io::Result<bool> {
        let id = self.child.id().to_string();
        for _ in 0..1000 {
            if self.child.try_wait()?.is_some() {
                return Ok(false);
            }
            if self.info("server", "process_id").await == id {
                return Ok(true);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("redis-server does not answer");
    }

    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Such as `127.0.0.1:40001`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Ends it as a power cut would.
    ///
    /// # Panics
    /// It cannot be killed.
    pub fn kill(&mut self) {
        self.child.kill().expect("redis-server is killed");
        self.child.wait().expect("redis-server has ended");
    }

    /// Starts it again on the same data.
    ///
    /// # Panics
    /// It does not come back.
    pub async fn start_again(&mut self) {
        self.child = spawn(self.folder.path(), self.port, &self.flags).expect("it starts again");
        self.answers().await;
    }

    /// Has it do nothing at all, with its connections open, until it may go on.
    ///
    /// # Panics
    /// It takes no signals.
    pub fn pause(&self) {
        self.signal("-STOP");
    }

    /// Has it go on after a pause.
    ///
    /// # Panics
    /// It takes no signals.
    pub fn go_on(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, signal: &str) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args([signal, &pid]).status();
        assert!(sent.expect("kill runs").success(), "kill {signal} {pid}");
    }

    pub(super) async fn answers(&self) {
        let ask = || async { (self.ask(&["PING"]).await.trim() == "PONG").then_some(()) };
        eventually("redis-server", Duration::from_secs(10), ask).await;
    }

    /// What it answers, as text; empty where it does not.
    ///
    /// # Panics
    /// There is no `redis-cli`.
    pub async fn ask(&self, words: &[&str]) -> String {
        let port = self.port.to_string();
        let done = tokio::process::Command::new("redis-cli")
            .args(["-p", &port, "--raw"])
            .args(words)
            .stderr(Stdio::null())
            .output()
            .await
            .expect("redis-cli runs");
        String::from_utf8_lossy(&done.stdout).into_owned()
    }

    /// A fact that it tells of itself, such as `role` of `replication`.
    pub async fn info(&self, section: &str, fact: &str) -> String {
        let info = self.ask(&["INFO", section]).await;
        let name = format!("{fact}:");
        let line = info.lines().find_map(|line| line.strip_prefix(&name));
        line.unwrap_or_default().trim().to_owned()
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It may have been killed already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn spawn(folder: &Path, port: u16, flags: &[String]) -> io::Result<Child> {
    // Where it keeps what it learns of others.
    let file = folder.join("node.conf");
    if !file.exists() {
        std::fs::write(&file, "")?;
    }
    Command::new("redis-server")
        .arg(file)
        .args(flags)
        .args(["--port", &port.to_string(), "--bind", "127.0.0.1"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
}

/// What every server that keeps data is started with.
pub(super) fn keeping(more: &[&str]) -> Vec<String> {
    let flags = [
        "--appendonly",
        "yes",
        "--appendfsync",
        "everysec",
        "--save",
        "",
        // a replica is there at once
        "--repl-diskless-sync-delay",
        "0",
        "--repl-ping-replica-period",
        "1",
    ];
    flags
        .iter()
        .chain(more)
        .map(|flag| (*flag).to_owned())
        .collect()
}

//! A `magic-conch` process.

use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use proto_events::chat::ChatEvent;
use serde_json::{Value, json};
use testkit::{Client, Event, Events, eventually};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::{Child, Command};

/// A running process; killed when dropped.
pub struct Conch {
    child: Child,
    pub url: String,
}

impl Conch {
    /// Starts on a free port and waits for the line that says so.
    pub async fn start(data: &Path, flags: &[(&str, &str)]) -> Self {
        Self::wait_for(command(data, flags).stderr(log())).await
    }

    /// The same, with its log in this file.
    pub async fn start_logging_to(log: &Path, data: &Path, flags: &[(&str, &str)]) -> Self {
        let log = std::fs::File::create(log).unwrap();
        Self::wait_for(command(data, flags).stderr(log)).await
    }

    /// The same, with its log in a pipe that nobody reads, as when a container engine stands still.
    pub async fn start_unread(data: &Path, flags: &[(&str, &str)]) -> Self {
        Self::wait_for(command(data, flags).stderr(Stdio::piped())).await
    }

    async fn wait_for(command: &mut Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = tokio::time::timeout(Duration::from_secs(30), lines.next_line()).await;
        let line = line
            .expect("it starts within 30 s")
            .unwrap()
            .expect("it says where it is");
        let url = line.split_whitespace().last().unwrap().to_owned();
        assert!(url.starts_with("http://127.0.0.1:"), "{line}");
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self { child, url }
    }

    /// `kill -9`.
    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }

    /// SIGTERM, and how it ended.
    pub async fn terminate(mut self) -> ExitStatus {
        let pid = self.child.id().unwrap().to_string();
        assert!(
            Command::new("kill")
                .arg(pid)
                .status()
                .await
                .unwrap()
                .success()
        );
        let ended = tokio::time::timeout(Duration::from_secs(40), self.child.wait()).await;
        ended.expect("it stops in time").unwrap()
    }

    /// A guest with a session.
    pub async fn guest(&self) -> Client {
        let client = Client::stranger(&self.url);
        client.get("/api/auth/session").await.with(200);
        client
    }
}

/// Starts it where it must refuse to; answers its exit code and what it said.
pub async fn refusal(data: &Path, flags: &[(&str, &str)]) -> (i32, String) {
    let mut child = command(data, flags).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = String::new();
    let mut stderr = child.stderr.take().unwrap();
    let ended = tokio::time::timeout(Duration::from_secs(20), async {
        stderr.read_to_string(&mut said).await.unwrap();
        child.wait().await.unwrap()
    });
    (
        ended.await.expect("it refuses at once").code().unwrap(),
        said,
    )
}

/// Uses the program for something else than serving; answers its exit code and what it printed.
pub async fn tool(data: &Path, flags: &[(&str, &str)], words: &[&str]) -> (i32, String) {
    let mut command = command(data, flags);
    let done = command.args(words).stderr(log()).output().await.unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    (done.status.code().unwrap(), said)
}

/// Where the process logs: nowhere, unless `CONCH_TEST_LOG` asks for it.
fn log() -> Stdio {
    if std::env::var_os("CONCH_TEST_LOG").is_some() {
        Stdio::inherit()
    } else {
        Stdio::null()
    }
}

fn command(data: &Path, flags: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_magic-conch"));
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.arg("--data").arg(data);
    for (name, usual) in [("log", "warn"), ("listen", "127.0.0.1:0")] {
        if flags.iter().all(|(said, _)| *said != name) {
            command.arg(format!("--{name}={usual}"));
        }
    }
    for (name, value) in flags {
        command.arg(format!("--{name}={value}"));
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .kill_on_drop(true);
    command
}

/// Signs in by the demo, as one of its people.
pub async fn sign_in(conch: &Conch, client: &Client, person: &str) {
    let home = json!({ "returnTo": "/" });
    let begun = client.post("/api/auth/login/demo", &home).await.with(200);
    let page = begun.json["url"].as_str().unwrap().to_owned();
    let back = client
        .get(&format!("{page}&person={person}"))
        .await
        .with(303);
    let callback = back.headers["location"].to_str().unwrap();
    let callback = callback.strip_prefix(&conch.url).unwrap().to_owned();
    let arrived = client.get(&callback).await.with(303);
    assert_eq!(arrived.headers["location"], "/");
}

/// Opens a conversation; answers its path and snapshot.
pub async fn open(client: &Client) -> (String, Value) {
    let new = client
        .post("/api/chat/conversations", &json!({ "locale": "ko" }))
        .await
        .with(201);
    (
        format!(
            "/api/chat/conversations/{}",
            new.json["id"].as_str().unwrap()
        ),
        new.json,
    )
}

/// Opens a conversation, draws a card and listens; answers the path, the cursor before it all, and the
/// events as they come.
pub async fn begin_reading(asking: &Client, listening: &Client) -> (String, String, Events) {
    let (path, snapshot) = open(asking).await;
    let cursor = snapshot["cursor"].as_str().unwrap().to_owned();
    let drawn = json!({ "positions": [33] });
    let _begun = asking.post(&format!("{path}/draw"), &drawn).await.with(202);
    let events = format!("{path}/events?after={cursor}");
    let events = listening.follow(&events).await;
    (path, cursor, events)
}

/// The reading that was completed among these events.
pub fn reading_of(events: &[Event]) -> String {
    let found = events.iter().find_map(|event| match event.chat() {
        ChatEvent::ReadingCompleted { reading_id } => Some(reading_id.to_string()),
        _ => None,
    });
    found.expect("a reading")
}

/// What would be public of a reading, as soon as the news of it has arrived.
pub async fn preview(client: &Client, reading: &str) -> Value {
    let path = format!("/api/results/{reading}/preview");
    eventually("the reading arrives", Duration::from_secs(10), || async {
        let answer = client.get(&path).await;
        (answer.status == 200).then_some(answer.json)
    })
    .await
}

/// The next events, with so many pieces of text among them.
pub async fn hear(events: &mut Events, count: usize) -> Vec<Event> {
    let mut heard = Vec::new();
    while deltas(&heard) < count {
        heard.push(events.next().await.expect("it streams"));
    }
    heard
}

/// The text that events leave behind, starting from `text`.
pub fn apply(mut text: String, events: &[Event]) -> String {
    for event in events {
        match event.chat() {
            ChatEvent::Delta { text: new } => text.push_str(&new),
            ChatEvent::TurnResumed { text: whole, .. } => text = whole,
            ChatEvent::TurnStarted { .. } | ChatEvent::TurnRestarted { .. } => text.clear(),
            _ => {}
        }
    }
    text
}

/// How many of these were seen.
pub fn deltas(events: &[Event]) -> usize {
    events
        .iter()
        .filter(|event| matches!(event.chat(), ChatEvent::Delta { .. }))
        .count()
}

//! The program itself: what its exit codes and sentences tell an operator.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

struct Process {
    child: Child,
    /// Such as `127.0.0.1:40001`.
    address: String,
    data: TempDir,
}

fn command(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_auth"));
    command
        .env_clear()
        .arg("--data")
        .arg(data)
        .stderr(Stdio::piped())
        .stdout(Stdio::piped());
    command
}

fn run(data: &Path, flags: &[&str]) -> (i32, String) {
    let Output { status, stderr, .. } = command(data).args(flags).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stderr).unwrap())
}

impl Process {
    fn start() -> Self {
        let data = TempDir::new().unwrap();
        let mut child = command(&data.path().join("made-by-itself"))
            .args(["--listen", "127.0.0.1:0"])
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .trim()
            .rsplit_once("is ready: http://")
            .unwrap()
            .1
            .to_owned();
        Self {
            child,
            address,
            data,
        }
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([name, &id])
                .status()
                .unwrap()
                .success()
        );
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn a_process_says_where_it_is_and_ends_well_when_asked() {
    for signal in ["-TERM", "-INT"] {
        let mut process = Process::start();
        let url = format!("http://{}/api/auth/session", process.address);
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        assert_eq!(http.get(url).send().await.unwrap().status(), 200);
        assert!(
            process
                .data
                .path()
                .join("made-by-itself/session-key.jwk")
                .exists()
        );
        process.signal(signal);
        let ended = tokio::task::spawn_blocking(move || process.child.wait().unwrap());
        assert_eq!(ended.await.unwrap().code(), Some(0), "{signal}");
    }
}

#[test]
fn the_health_subcommand_tells_by_its_exit_code() {
    let process = Process::start();
    let ask = || {
        let listen = ["--listen", process.address.as_str(), "health"];
        run(process.data.path(), &listen).0
    };
    assert_eq!(ask(), 0);
    process.signal("-KILL");
    let nobody = loop {
        // the kernel needs a moment to close the socket
        if ask() != 0 {
            break ask();
        }
    };
    assert_eq!(nobody, 1);
}

#[test]
fn a_bad_setting_is_one_sentence_and_exit_code_two() {
    let data = TempDir::new().unwrap();
    let (code, said) = run(data.path(), &["--listen", "everywhere"]);
    assert_eq!(code, 2);
    let sentence = "auth: the setting --listen cannot be `everywhere`: it must be an address";
    assert!(said.starts_with(sentence), "{said}");
    assert_eq!(run(data.path(), &["--guest-session-days", "0"]).0, 2);
    assert_eq!(run(data.path(), &["--log", "chat=loud"]).0, 2);
}

#[test]
fn a_busy_port_is_one_sentence() {
    let process = Process::start();
    let (code, said) = run(process.data.path(), &["--listen", &process.address]);
    assert_eq!(code, 1);
    assert!(
        said.contains("the address is in use by another process"),
        "{said}"
    );
}

#[test]
fn a_data_folder_that_cannot_be_written_is_one_sentence() {
    let data = TempDir::new().unwrap();
    let file = data.path().join("file");
    std::fs::write(&file, "").unwrap();
    let (code, said) = run(&file, &["--listen", "127.0.0.1:0"]);
    assert_eq!(code, 1);
    assert!(said.starts_with("auth: cannot "), "{said}");
    assert!(said.contains(file.to_str().unwrap()), "{said}");
}

#[test]
fn the_help_documents_every_setting_with_its_variable() {
    let data = TempDir::new().unwrap();
    let help = command(data.path()).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    for variable in [
        "CONCH_LISTEN",
        "CONCH_ADMIN_LISTEN",
        "CONCH_PUBLIC_URL",
        "CONCH_TRUSTED_PROXIES",
        "CONCH_WORKERS",
        "CONCH_DRAIN_SECONDS",
        "CONCH_LOG",
        "CONCH_DATA",
        "CONCH_DATABASE_URL",
        "CONCH_REDIS_URL",
        "CONCH_SESSION_KEY_FILE",
        "CONCH_GUEST_SESSION_DAYS",
        "CONCH_NEW_GUESTS_PER_MINUTE",
    ] {
        assert!(
            help.contains(&format!("[env: {variable}")),
            "{variable}\n{help}"
        );
    }
}

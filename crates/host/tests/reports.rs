//! What leaves the house when something goes wrong. A process of its own: a hook for panics is the
//! process's.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use clap::Parser;
use host::telemetry::Telemetry;
use host::{HostArgs, Program};
use trace_context::{TraceContext, enter};

const CANARY: &str = "kanarienvogel";

#[derive(Parser)]
struct Flags {
    #[command(flatten)]
    host: HostArgs,
}

/// Takes what is posted to it.
fn taker() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (tell, told) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let tell = tell.clone();
            thread::spawn(move || take_all(stream.unwrap(), &tell));
        }
    });
    (address, told)
}

fn take_all(stream: TcpStream, tell: &Sender<String>) {
    let mut stream = BufReader::new(stream);
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if !matches!(stream.read_line(&mut line), Ok(1..)) {
                return;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body).unwrap();
        tell.send(String::from_utf8(body).unwrap()).unwrap();
        let done = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";
        stream.get_mut().write_all(done).unwrap();
    }
}

#[test]
fn a_report_says_what_stands_in_the_source_and_under_which_ids() {
    let (address, told) = taker();
    let dsn = format!("--sentry-dsn=http://key@{address}/7");
    // whatever the log leaves out
    let flags = ["test", &dsn, "--environment=test", "--log=off"];
    let flags = Flags::try_parse_from(flags).unwrap();
    let program = Program {
        name: "chat",
        version: "1.2.3",
        about: "A test",
    };
    let telemetry = Telemetry::start(&flags.host, program).unwrap();
    let trace = TraceContext::begin();
    let next = || told.recv_timeout(Duration::from_secs(10)).unwrap();
    let id = trace.trace_id().to_string();

    enter(trace, || {
        let request = tracing::info_span!("request", request.id = "some-request", path = CANARY);
        let _entered = request.enter();
        tracing::error!(
            error.code = "internal",
            error.cause = CANARY,
            words = %CANARY,
            "a request failed"
        );
    });
    let report = next();
    for word in ["a request failed", "internal", "some-request", &id] {
        assert!(report.contains(word), "{word} is not in {report}");
    }
    assert!(report.contains("chat@1.2.3+") && report.contains("\"environment\":\"test\""));
    assert!(!report.contains(CANARY), "{report}");

    let _ = thread::spawn(move || enter(trace, || panic!("as it stands here"))).join();
    let report = next();
    for word in ["a thread panicked", "as it stands here", "reports.rs", &id] {
        assert!(report.contains(word), "{word} is not in {report}");
    }

    let _ = thread::spawn(|| panic!("somebody wrote {CANARY}")).join();
    let report = next();
    assert!(report.contains("a thread panicked"), "{report}");
    assert!(!report.contains(CANARY), "{report}");

    tracing::warn!("nothing to report");
    telemetry.end();
    assert!(told.recv_timeout(Duration::from_millis(50)).is_err());
}

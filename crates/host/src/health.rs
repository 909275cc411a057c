//! Is the process alive, is it ready, and how does somebody outside ask.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use futures::future::join_all;
use serde::Serialize;
use tokio::time::timeout;
use tracing::warn;

use crate::service::ReadyCheck;
use crate::settings::Listen;
use crate::shutdown::Shutdown;

/// What a check has for its answer.
const CHECK_TIME: Duration = Duration::from_secs(1);
/// What the question from outside has.
const ASK_TIME: Duration = Duration::from_secs(3);

/// What readiness depends on.
pub(crate) struct Readiness {
    pub(crate) checks: Vec<ReadyCheck>,
    pub(crate) shutdown: Shutdown,
}

#[derive(Serialize)]
struct Report {
    status: &'static str,
    checks: Vec<CheckReport>,
}

#[derive(Serialize)]
struct CheckReport {
    name: String,
    ok: bool,
}

/// The process answers.
pub(crate) async fn alive() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(Report {
            status: "alive",
            checks: Vec::new(),
        })
}

/// Every dependency answers, and nobody asked the process to stop.
pub(crate) async fn ready(readiness: Data<Readiness>) -> HttpResponse {
    let checks: Vec<CheckReport> = join_all(readiness.checks.iter().map(run)).await;
    let status = if readiness.shutdown.is_draining() {
        "draining"
    } else if !checks.iter().all(|check| check.ok) {
        "unready"
    } else if readiness.shutdown.duty.is_on() {
        "ready"
    } else {
        // it would be ready if it were asked, and may be at any moment
        "aside"
    };
    let mut response = if matches!(status, "ready" | "aside") {
        HttpResponse::Ok()
    } else {
        HttpResponse::ServiceUnavailable()
    };
    response
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(Report { status, checks })
}

async fn run(check: &ReadyCheck) -> CheckReport {
    let outcome = timeout(CHECK_TIME, (check.check)()).await;
    let trouble = match outcome {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(error.to_string()),
        Err(_) => Some("no answer within a second".to_owned()),
    };
    if let Some(trouble) = &trouble {
        warn!(check.name = check.name, error.cause = trouble, "not ready");
    }
    CheckReport {
        name: check.name.clone(),
        ok: trouble.is_none(),
    }
}

/// Asks the process that listens there whether it is ready: the whole of the `health` subcommand.
///
/// # Errors
///
/// If nobody answers in time, or the answer is another one than 200.
pub fn ask(listen: &Listen) -> io::Result<()> {
    let mut start = [0; 12];
    match listen {
        Listen::Tcp(address) => {
            let mut stream = TcpStream::connect_timeout(&reachable(*address), ASK_TIME)?;
            stream.set_read_timeout(Some(ASK_TIME))?;
            exchange(&mut stream, &mut start)?;
        }
        Listen::Unix(path) => {
            let mut stream = UnixStream::connect(path)?;
            stream.set_read_timeout(Some(ASK_TIME))?;
            exchange(&mut stream, &mut start)?;
        }
    }
    match &start[9..] {
        b"200" => Ok(()),
        status => Err(io::Error::other(format!(
            "answered with status {}",
            String::from_utf8_lossy(status)
        ))),
    }
}

fn exchange(stream: &mut (impl Read + Write), start: &mut [u8]) -> io::Result<()> {
    stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
    stream.read_exact(start)
}

/// "Every address" is one to listen on, not one to go to.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address.ip() {
            IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::LOCALHOST),
        });
    }
    address
}

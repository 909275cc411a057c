//! What it costs to know who asks: the same cached answers, with a session and without.

mod load;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use host::Clock;
use identity::{Grant, Minter, Principal, SessionCookie, SigningKey};
use rand::seq::SliceRandom;
use serde::Serialize;
use uuid::Uuid;

use crate::BenchError;
use crate::artifacts::release;
use crate::process::{CpuMeter, Kept, Place, free_port};
use crate::statistics::Spread;
use crate::target::{Conch, ConchOptions};
use load::Load;

/// Connections that are kept, asked one after the other.
const CONNECTIONS: usize = 4;
/// Requests of a sample.
const REQUESTS: usize = 8000;

/// A route, with a session and without.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionReport {
    pub route: &'static str,
    /// Nanoseconds of processor time a request.
    pub anonymous_ns: Spread,
    pub signed_in_ns: Spread,
    /// Signed in against anonymous, round by round.
    pub ratio: Spread,
}

/// Somebody who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asker {
    Anonymous,
    SignedIn,
}

/// Measures the check alone, and the product's list of cards.
///
/// # Errors
/// Something is not built, does not start, or answers badly.
pub fn run(folder: &Path, rounds: usize) -> Result<Vec<SessionReport>, BenchError> {
    Ok(vec![check(folder, rounds)?, product(folder, rounds)?])
}

fn check(folder: &Path, rounds: usize) -> Result<SessionReport, BenchError> {
    let set_up = |error: &dyn std::fmt::Display| BenchError::SetUp(error.to_string());
    let key = SigningKey::generate().map_err(|error| set_up(&error))?;
    let keys = folder.join("jwks.json");
    std::fs::write(&keys, key.public_keys().jwks()).map_err(|source| BenchError::Write {
        path: keys.clone(),
        source,
    })?;
    let minter = Minter::new(key, time::Duration::hours(1));
    let grant = Grant {
        principal: Principal::member(Uuid::from_u128(1), Vec::new()),
        session: Uuid::from_u128(2),
        was: Some(Uuid::from_u128(3)),
    };
    let now = Clock::system().now();
    let token = minter.mint(grant, now).map_err(|error| set_up(&error))?;
    let cookie = format!("{}={}", SessionCookie::Plain.name(), token.text);

    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?));
    let mut command = Command::new(release("session-check", "bench")?);
    command
        .args(["--listen", &address.to_string(), "--workers", "1"])
        .arg("--data")
        .arg(folder.join("session-check"))
        .arg("--keys")
        .arg(&keys);
    let mut server = Kept::spawn(&command, Place::Server, folder.join("session-check.log"))?;
    server.answering(address, "/readyz", Duration::from_secs(20))?;
    measure(
        "session-check /checked",
        address,
        "/checked",
        &cookie,
        server.id(),
        rounds,
    )
}

fn product(folder: &Path, rounds: usize) -> Result<SessionReport, BenchError> {
    let options = ConchOptions {
        model: "http://127.0.0.1:9".to_owned(),
        data: folder.join("magic-conch"),
        redis_url: None,
    };
    let (address, command) = Conch::command(&options)?;
    let mut server = Kept::spawn(&command, Place::Server, folder.join("session-conch.log"))?;
    server.answering(address, "/readyz", Duration::from_secs(20))?;
    let cookie = Load::open(address)?.cookie_of("/api/auth/session")?;
    let path = "/api/chat/cards?locale=ko";
    measure(
        "magic-conch /api/chat/cards",
        address,
        path,
        &cookie,
        server.id(),
        rounds,
    )
}

fn measure(
    route: &'static str,
    address: SocketAddr,
    path: &str,
    cookie: &str,
    server: u32,
    rounds: usize,
) -> Result<SessionReport, BenchError> {
    let mut load = Vec::new();
    for _ in 0..CONNECTIONS {
        load.push(Load::open(address)?);
    }
    let mut sample = |asker: Asker, requests: usize| {
        let cookie = (asker == Asker::SignedIn).then_some(cookie);
        let meter = CpuMeter::start(&[server]);
        for connection in &mut load {
            connection.ask(path, cookie, requests / CONNECTIONS)?;
        }
        Ok::<_, BenchError>(meter.finish() as f64 / requests as f64)
    };
    // tokens are verified once, memory is warm
    for asker in [Asker::Anonymous, Asker::SignedIn] {
        sample(asker, REQUESTS / 4)?;
    }
    let (mut anonymous, mut signed_in) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let mut askers = [Asker::Anonymous, Asker::SignedIn];
        askers.shuffle(&mut rand::rng());
        for asker in askers {
            let cost = sample(asker, REQUESTS)?;
            match asker {
                Asker::Anonymous => anonymous.push(cost),
                Asker::SignedIn => signed_in.push(cost),
            }
        }
    }
    let ratios: Vec<f64> = signed_in
        .iter()
        .zip(&anonymous)
        .map(|(with, without)| with / without)
        .collect();
    let spread = |figures: Vec<f64>| {
        Spread::of(figures).ok_or_else(|| BenchError::SetUp("no rounds".to_owned()))
    };
    Ok(SessionReport {
        route,
        anonymous_ns: spread(anonymous)?,
        signed_in_ns: spread(signed_in)?,
        ratio: spread(ratios)?,
    })
}

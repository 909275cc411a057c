//! Who is measured, begun in a folder of its own.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use host::Clock;
use identity::{Grant, Minter, Principal, Role, SessionCookie, SigningKey};
use uuid::Uuid;

use super::anchors::Anchor;
use super::who::Who;
use crate::BenchError;
use crate::artifacts::release;
use crate::process::{Kept, Place, free_port, resident_bytes, tree_of};
use crate::target::Redis;

const READY: Duration = Duration::from_secs(20);
/// Rooms that one expert opens: fewer than anybody may.
const ROOMS_OF_AN_EXPERT: usize = 4;

/// Servers that are begun, and what it takes to have rooms there.
pub struct Server {
    pub who: Who,
    /// Where hosts sit, and where guests do.
    pub doors: [SocketAddr; 2],
    processes: Vec<Kept>,
    redis: Option<Redis>,
    /// Who opens rooms there: the session cookie of each expert.
    experts: Vec<String>,
}

impl Server {
    /// Begins it, for so many rooms.
    ///
    /// # Errors
    /// It is not built, or does not start.
    pub fn start(
        who: Who,
        anchor: Option<&Anchor>,
        folder: &Path,
        rooms: usize,
    ) -> Result<Self, BenchError> {
        match (who, anchor) {
            (Who::Us, _) => ours(who, folder, rooms, None),
            (Who::UsAcross, _) => ours(who, folder, rooms, Some(Redis::start(folder)?)),
            (Who::Peerjs | Who::Matchbox, Some(anchor)) => theirs(who, anchor, folder),
            (Who::Peerjs | Who::Matchbox, None) => {
                Err(BenchError::SetUp(format!("{who} is not installed")))
            }
        }
    }

    /// All that its work is done by.
    #[must_use]
    pub fn ids(&self) -> Vec<u32> {
        let redis = self.redis.as_ref().map(Redis::id);
        self.processes.iter().map(Kept::id).chain(redis).collect()
    }

    /// Memory of the servers. A Redis keeps what is to outlive them, no connection.
    #[must_use]
    pub fn resident_bytes(&self) -> u64 {
        let ids: Vec<u32> = self.processes.iter().map(Kept::id).collect();
        resident_bytes(&tree_of(&ids))
    }

    /// The cookie of whoever opens this room.
    #[must_use]
    pub fn expert(&self, room: usize) -> &str {
        let place = room / ROOMS_OF_AN_EXPERT;
        self.experts.get(place).map_or("", String::as_str)
    }

    /// Ends it at once: nobody waits until thousands have moved.
    pub fn end(self) {
        for process in self.processes {
            drop(process.kill());
        }
    }
}

fn ours(who: Who, folder: &Path, rooms: usize, redis: Option<Redis>) -> Result<Server, BenchError> {
    let (keys, experts) = experts(folder, rooms.div_ceil(ROOMS_OF_AN_EXPERT))?;
    let begin = |name: &str| {
        let address = local()?;
        let command = our_command(folder, &keys, address, redis.as_ref())?;
        let log = folder.join(format!("{name}.log"));
        let mut process = Kept::spawn(&command, Place::Server, log)?;
        process.answering(address, "/readyz", READY)?;
        Ok::<_, BenchError>((address, process))
    };
    let (address, process) = begin("rooms")?;
    let (mut doors, mut processes) = ([address; 2], vec![process]);
    if redis.is_some() {
        let (address, process) = begin("rooms-2")?;
        doors[1] = address;
        processes.push(process);
    }
    Ok(Server {
        who,
        doors,
        processes,
        redis,
        experts,
    })
}

/// Its limits are raised to what many people from one address need; and it logs as little as the others.
fn our_command(
    folder: &Path,
    keys: &Path,
    address: SocketAddr,
    redis: Option<&Redis>,
) -> Result<Command, BenchError> {
    let mut command = Command::new(release("rooms", "rooms")?);
    command
        .args(["--listen", &address.to_string()])
        .arg("--data")
        .arg(folder.join("data"))
        .arg("--session-public-keys")
        .arg(keys)
        .args(["--workers", "1", "--log", "warn"])
        .args(["--door-requests-per-minute", "100000000"]);
    for setting in ["CONCH_REDIS_URL", "CONCH_DATABASE_URL", "CONCH_PUBLIC_URL"] {
        command.env_remove(setting);
    }
    if let Some(redis) = redis {
        command.args(["--redis-url", &redis.url()]);
    }
    Ok(command)
}

/// The public key that sessions are checked with, and the sessions of so many experts.
fn experts(folder: &Path, count: usize) -> Result<(PathBuf, Vec<String>), BenchError> {
    let failed = |error: identity::KeyError| BenchError::SetUp(error.to_string());
    let key = SigningKey::generate().map_err(failed)?;
    let path = folder.join("jwks.json");
    fs::write(&path, key.public_keys().jwks()).map_err(|source| BenchError::Write {
        path: path.clone(),
        source,
    })?;
    let minter = Minter::new(key, time::Duration::hours(1));
    let now = Clock::system().now();
    let cookie = |expert: u128| {
        let grant = Grant {
            principal: Principal::member(Uuid::from_u128(expert), vec![Role::Expert]),
            session: Uuid::from_u128(expert),
            was: None,
        };
        let token = minter.mint(grant, now).map_err(failed)?;
        Ok(format!("{}={}", SessionCookie::Plain.name(), token.text))
    };
    let cookies: Result<_, BenchError> = (1..=count as u128).map(cookie).collect();
    Ok((path, cookies?))
}

fn theirs(who: Who, anchor: &Anchor, folder: &Path) -> Result<Server, BenchError> {
    let address = local()?;
    let mut command = Command::new(&anchor.program);
    command.args(&anchor.first);
    if who == Who::Peerjs {
        command
            .args(["--host", "127.0.0.1", "--port"])
            .arg(address.port().to_string())
            .args(["--concurrent_limit", "1000000"])
            .args(["--alive_timeout", "3600000"]);
    } else {
        command.arg(address.to_string()).env("RUST_LOG", "warn");
    }
    let mut process = Kept::spawn(&command, Place::Server, folder.join("server.log"))?;
    process.listening(address, READY)?;
    Ok(Server {
        who,
        doors: [address; 2],
        processes: vec![process],
        redis: None,
        experts: Vec::new(),
    })
}

fn local() -> Result<SocketAddr, BenchError> {
    Ok(SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?)))
}

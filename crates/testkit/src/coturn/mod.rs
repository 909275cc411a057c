//! A real coturn, for one test, and a client that speaks to it.

mod client;
mod credentials;
mod link;
mod wire;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::timeout;

pub use client::{TurnClient, TurnRefused};
pub use credentials::{TurnCredentials, turn_credentials};
pub use link::TurnTransport;

use crate::port::free_port_pair;
use crate::wait::eventually;

/// A relay that has not answered by then does not listen.
const PATIENCE: Duration = Duration::from_secs(8);
/// As often it is begun, each time on other ports.
const TRIES: usize = 6;
/// What it says, beside its certificate.
const LOG: &str = "log";

/// Whom the relay sends to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelayPeers {
    /// Anybody, loopback included: for tests whose peers are on this machine. Nonces grow old
    /// within a second, so that whoever is tested meets that.
    Anybody,
    /// As in production, by `services/coturn/turnserver.conf` and nothing else.
    AsInProduction,
}

/// A `turnserver` on 127.0.0.1 and `::1`, by UDP, TCP and TLS, in a folder of its own.
pub struct Coturn {
    folder: TempDir,
    peers: RelayPeers,
    port: u16,
    tls_port: u16,
    child: Child,
}

impl Coturn {
    pub const SECRET: &str = "dev-only-turn-secret";
    pub const REALM: &str = "turn.local.test";

    /// Starts one. `None`, said loudly, where there is no `turnserver` and
    /// `CONCH_REQUIRE_SERVERS` is not set.
    ///
    /// # Panics
    /// It does not start, or is missing where it is required.
    pub async fn start(peers: RelayPeers) -> Option<Self> {
        let mut said = String::new();
        for _ in 0..TRIES {
            let folder = TempDir::new().unwrap();
            if let Err(error) = certify(&folder).await {
                return crate::mariadb::skip("openssl", &error);
            }
            // beside each port it takes the next one, as RFC 5780 has it
            let port = free_port_pair();
            let tls_port = free_port_pair();
            if port == tls_port {
                continue;
            }
            let child = match spawn(&folder, peers, port, tls_port) {
                Ok(child) => child,
                Err(error) => return crate::mariadb::skip("turnserver", &error),
            };
            let coturn = Self {
                folder,
                peers,
                port,
                tls_port,
                child,
            };
            if timeout(PATIENCE, coturn.answers()).await.is_ok() {
                return Some(coturn);
            }
            // somebody took one of its ports meanwhile, or it hangs
            said = std::fs::read_to_string(coturn.folder.path().join(LOG)).unwrap_or_default();
        }
        panic!("turnserver does not start; the last one said:\n{said}");
    }

    /// What a browser is told: by UDP, by TCP, and by TLS.
    #[must_use]
    pub fn urls(&self) -> Vec<String> {
        let (port, tls_port) = (self.port, self.tls_port);
        vec![
            format!("turn:127.0.0.1:{port}?transport=udp"),
            format!("turn:127.0.0.1:{port}?transport=tcp"),
            format!("turns:127.0.0.1:{tls_port}?transport=tcp"),
        ]
    }

    /// Where it listens by this transport; the relayed address is of the same family.
    #[must_use]
    pub fn address(&self, transport: TurnTransport) -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, self.port_of(transport)))
    }

    /// The same over IPv6.
    #[must_use]
    pub fn address_v6(&self, transport: TurnTransport) -> SocketAddr {
        SocketAddr::from((Ipv6Addr::LOCALHOST, self.port_of(transport)))
    }

    /// The certificate that it made for itself, as PEM, for `localhost` and its addresses.
    #[must_use]
    pub fn certificate(&self) -> PathBuf {
        self.folder.path().join("cert.pem")
    }

    /// Kills it without a warning.
    ///
    /// # Panics
    /// It cannot be killed.
    pub async fn kill(&mut self) {
        self.child.kill().await.expect("turnserver is killed");
    }

    /// Starts it again on the same ports; every allocation is gone.
    ///
    /// # Panics
    /// It does not come back.
    pub async fn start_again(&mut self) {
        self.child = spawn(&self.folder, self.peers, self.port, self.tls_port)
            .expect("turnserver starts again");
        self.answers().await;
    }

    fn port_of(&self, transport: TurnTransport) -> u16 {
        match transport {
            TurnTransport::Udp | TurnTransport::Tcp => self.port,
            TurnTransport::Tls => self.tls_port,
        }
    }

    async fn answers(&self) {
        let limit = Duration::from_secs(20);
        let answers = |address: SocketAddr| async move {
            link::binding(address).await?;
            TcpStream::connect(address).await.ok().map(drop)
        };
        for ip in [
            IpAddr::from(Ipv4Addr::LOCALHOST),
            Ipv6Addr::LOCALHOST.into(),
        ] {
            let plain = SocketAddr::from((ip, self.port));
            eventually("turnserver", limit, || answers(plain)).await;
            let tls = SocketAddr::from((ip, self.tls_port));
            let tls_answers = || async move { TcpStream::connect(tls).await.ok().map(drop) };
            eventually("turnserver by TLS", limit, tls_answers).await;
        }
    }
}

/// A certificate and its key beside the server.
async fn certify(folder: &TempDir) -> std::io::Result<()> {
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"])
        .args(["-pkeyopt", "ec_paramgen_curve:prime256v1"])
        .args(["-subj", "/CN=localhost", "-keyout", "key.pem"])
        .args([
            "-addext",
            "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1",
        ])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .args(["-out", "cert.pem"])
        .current_dir(folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .await?;
    assert!(made.success(), "openssl made no certificate");
    Ok(())
}

fn spawn(folder: &TempDir, peers: RelayPeers, port: u16, tls_port: u16) -> std::io::Result<Child> {
    // below what the system lends to whoever asks for a port; coturn steps aside for its like
    let lowest = 10_000 + (port / 2 % 200) * 100;
    let at = |name: &str| folder.path().join(name).display().to_string();
    let log = std::fs::File::create(folder.path().join(LOG))?;
    let mut command = Command::new("turnserver");
    match peers {
        RelayPeers::Anybody => command
            .args(["-n", "--use-auth-secret", "--allow-loopback-peers"])
            .args([
                "--fingerprint",
                "--no-cli",
                "--no-tcp-relay",
                "--no-multicast-peers",
            ])
            .arg("--stale-nonce=1"),
        RelayPeers::AsInProduction => command.arg("-c").arg(production()),
    };
    command
        .args(["--listening-ip=127.0.0.1", "--listening-ip=::1"])
        .args(["--relay-ip=127.0.0.1", "--relay-ip=::1"])
        .arg(format!("--listening-port={port}"))
        .arg(format!("--tls-listening-port={tls_port}"))
        .arg(format!("--min-port={lowest}"))
        .arg(format!("--max-port={}", lowest + 99))
        .arg(format!("--static-auth-secret={}", Coturn::SECRET))
        .arg(format!("--realm={}", Coturn::REALM))
        .arg(format!("--cert={}", at("cert.pem")))
        .arg(format!("--pkey={}", at("key.pem")))
        .arg(format!("--userdb={}", at("turndb")))
        .arg(format!("--pidfile={}", at("pid")))
        .args(["--log-file=stdout", "--simple-log"])
        .stdout(log)
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
}

/// The configuration that production runs with.
fn production() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../services/coturn/turnserver.conf")
}

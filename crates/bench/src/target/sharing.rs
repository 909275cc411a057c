use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::BenchError;
use crate::artifacts::release;
use crate::connection::{Connection, get};
use crate::process::{Kept, Place, free_port};

/// Where a service takes its requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Door {
    Tcp,
    /// A socket in the file system, as nginx finds it in the deployment.
    Unix(PathBuf),
}

/// What a sharing `magic-conch` is started with.
#[derive(Debug, Clone)]
pub struct SharingOptions {
    /// Where it keeps everything.
    pub data: PathBuf,
    pub door: Door,
    /// Instead of its own number.
    pub link_memory_mib: Option<u64>,
    /// Whether writes are on the disk before they count; where many links are made it takes longer.
    pub durable: bool,
    /// Whether it logs every answer, as it does where nobody asks for less.
    pub logging: bool,
}

/// The whole product with one worker and its own storyteller, as somebody shares with it. Its limits
/// are raised to what one person with many links needs; nothing else is other than people get it.
#[derive(Debug)]
pub struct Sharing {
    /// Where it listens, if that is TCP.
    pub address: SocketAddr,
    admin: SocketAddr,
    process: Kept,
}

impl Sharing {
    /// Starts it over its folder.
    ///
    /// # Errors
    /// It is not built or does not start.
    pub fn start(options: &SharingOptions, log: PathBuf) -> Result<Self, BenchError> {
        let local = || Ok::<_, BenchError>(SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?)));
        let (address, admin) = (local()?, local()?);
        let mut process = Kept::spawn(&command(options, address, admin)?, Place::Server, log)?;
        process.answering(admin, "/readyz", Duration::from_secs(20))?;
        Ok(Self {
            address,
            admin,
            process,
        })
    }

    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Itself, to be made to stand still.
    #[must_use]
    pub const fn process(&self) -> &Kept {
        &self.process
    }

    /// Its metrics as it shows them.
    ///
    /// # Errors
    /// It does not.
    pub fn metrics(&self) -> Result<String, BenchError> {
        let mut connection = Connection::open(self.admin)?;
        let head = connection.exchange(&get("/metrics", &[]))?;
        if head.status != 200 {
            return Err(BenchError::Load(format!(
                "/metrics answers {}",
                head.status
            )));
        }
        Ok(String::from_utf8_lossy(connection.body()).into_owned())
    }

    /// Ends it, and waits until everything is written.
    ///
    /// # Errors
    /// The kernel does not know it any more.
    pub fn end(self) -> Result<(), BenchError> {
        self.process
            .end(Duration::from_secs(10))
            .map(drop)
            .map_err(|error| BenchError::SetUp(format!("magic-conch did not end: {error}")))
    }
}

fn command(
    options: &SharingOptions,
    address: SocketAddr,
    admin: SocketAddr,
) -> Result<Command, BenchError> {
    let SharingOptions {
        data,
        door,
        link_memory_mib,
        durable,
        logging,
    } = options;
    let listen = match door {
        Door::Tcp => address.to_string(),
        Door::Unix(path) => format!("unix:{}", path.display()),
    };
    let mut command = Command::new(release("magic-conch", "all-in-one")?);
    command
        .args(["--listen", &listen])
        .args(["--admin-listen", &admin.to_string()])
        .arg("--data")
        .arg(data)
        .args(["--workers", "1", "--drain-seconds", "2"])
        .args(["--storyteller-pace-ms", "1"])
        .args(["--links-per-person", "1000000"])
        .args(["--sharing-per-minute", "100000000"])
        .args(["--unknown-links-per-minute", "1000000000"])
        .args(["--sqlite-sync", if *durable { "full" } else { "normal" }]);
    if !logging {
        command.args(["--log", "warn"]);
    }
    if let Some(mib) = link_memory_mib {
        command.args(["--link-memory-mib", &mib.to_string()]);
    }
    for setting in [
        "CLOVA_API_KEY",
        "CLOVA_API_KEY_FILE",
        "OPENAI_COMPAT_BASE_URL",
        "CONCH_REDIS_URL",
        "CONCH_DATABASE_URL",
        "CONCH_LOG",
        "CONCH_LOG_FORMAT",
        "CONCH_PUBLIC_URL",
    ] {
        command.env_remove(setting);
    }
    Ok(command)
}

impl SharingOptions {
    /// Forgets the pictures that were drawn before.
    ///
    /// # Errors
    /// They cannot be removed.
    pub fn forget_pictures(&self) -> Result<(), BenchError> {
        let path = self.data.join("pictures");
        match fs::remove_dir_all(&path) {
            Err(error) if Path::exists(&path) => Err(BenchError::Write {
                path,
                source: error,
            }),
            _ => Ok(()),
        }
    }
}

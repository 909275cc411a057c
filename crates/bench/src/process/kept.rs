use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Resource, Rlimit, Signal, getrlimit, kill_process, setrlimit};

use crate::BenchError;
use crate::artifacts::TASKSET;

/// The processor that something runs on, so that load and server do not disturb each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Server,
    Load,
}

impl Place {
    fn processor(self) -> &'static str {
        match self {
            Self::Server => "0",
            Self::Load => "1",
        }
    }
}

/// Moves this program, all its threads, to the processor of the load.
///
/// # Errors
/// The kernel, or a missing program, does not let it.
pub fn pin_self() -> Result<(), BenchError> {
    let pid = std::process::id().to_string();
    let status = Command::new(TASKSET.path()?)
        .args(["-acp", Place::Load.processor(), &pid])
        .stdout(Stdio::null())
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(BenchError::SetUp(format!(
            "taskset: {status}; two processors are needed"
        ))),
        Err(source) => Err(BenchError::Start {
            program: "taskset".into(),
            source,
        }),
    }
}

/// Lets this program, and those that it starts, have as many files open as the system allows one that
/// is not asked about; so many that is.
#[must_use]
pub fn raise_open_files() -> u64 {
    let limits = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limits.maximum,
        ..limits
    };
    // whoever needs more than there are says so
    let _ = setrlimit(Resource::Nofile, raised);
    getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX)
}

/// A port that was free a moment ago.
///
/// # Errors
/// There is none.
pub fn free_port() -> Result<u16, BenchError> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| BenchError::SetUp(format!("no free port: {error}")))
}

/// A process that ends when this value does.
#[derive(Debug)]
pub struct Kept {
    name: String,
    log: PathBuf,
    child: Child,
    started: Instant,
}

impl Kept {
    /// Starts a command on a processor, its output in the file `log`.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn spawn(command: &Command, place: Place, log: PathBuf) -> Result<Self, BenchError> {
        let program = command.get_program();
        let name = PathBuf::from(program)
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let cannot = |source| BenchError::Start {
            program: name.clone(),
            source,
        };
        let output = File::create(&log).map_err(cannot)?;
        let errors = output.try_clone().map_err(cannot)?;
        let mut pinned = Command::new(TASKSET.path()?);
        // taskset becomes the program: the process id stays
        pinned
            .args(["-c", place.processor()])
            .arg(program)
            .args(command.get_args());
        for (key, value) in command.get_envs() {
            match value {
                Some(value) => pinned.env(key, value),
                None => pinned.env_remove(key),
            };
        }
        pinned.stdin(Stdio::null()).stdout(output).stderr(errors);
        let started = Instant::now();
        let child = pinned.spawn().map_err(cannot)?;
        Ok(Self {
            name,
            log,
            child,
            started,
        })
    }

    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it takes connections.
    ///
    /// # Errors
    /// It ends, or does not in time.
    pub fn listening(&mut self, address: SocketAddr, patience: Duration) -> Result<(), BenchError> {
        self.until(patience, || TcpStream::connect(address).is_ok())
            .map(drop)
    }

    /// Waits until `GET path` answers 200; how long that was from its start.
    ///
    /// # Errors
    /// It ends, or does not in time.
    pub fn answering(
        &mut self,
        address: SocketAddr,
        path: &str,
        patience: Duration,
    ) -> Result<Duration, BenchError> {
        self.until(patience, || answers(address, path).unwrap_or(false))
    }

    fn until(
        &mut self,
        patience: Duration,
        mut ready: impl FnMut() -> bool,
    ) -> Result<Duration, BenchError> {
        loop {
            if ready() {
                return Ok(self.started.elapsed());
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(BenchError::Ended {
                    program: self.name.clone(),
                    status: status.to_string(),
                    log: self.log_end(),
                });
            }
            if self.started.elapsed() > patience {
                return Err(BenchError::NotReady {
                    program: self.name.clone(),
                    seconds: patience.as_secs(),
                    log: self.log_end(),
                });
            }
            thread::sleep(Duration::from_millis(1));
        }
    }

    fn log_end(&self) -> String {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(15)..].join("\n")
    }

    /// Asks it to end, and waits until it has; after `patience` it is killed.
    ///
    /// # Errors
    /// The kernel does not know it any more.
    pub fn end(mut self, patience: Duration) -> io::Result<ExitStatus> {
        self.ask_to_end();
        let asked = Instant::now();
        while asked.elapsed() < patience {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            thread::sleep(Duration::from_millis(5));
        }
        self.child.kill()?;
        self.child.wait()
    }

    /// Ends it at once, whatever it is doing.
    ///
    /// # Errors
    /// The kernel does not know it any more.
    pub fn kill(mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(drop)
    }

    /// Runs something while the process stands still; what reaches it meanwhile it finds together.
    ///
    /// # Errors
    /// Those of what runs, or the kernel does not know the process any more.
    pub fn while_paused<T>(
        &self,
        run: impl FnOnce() -> Result<T, BenchError>,
    ) -> Result<T, BenchError> {
        let gone = |error: io::Error| BenchError::Load(format!("{}: {error}", self.name));
        self.signal(Signal::STOP).map_err(gone)?;
        let ran = run();
        self.signal(Signal::CONT).map_err(gone)?;
        ran
    }

    fn ask_to_end(&self) {
        drop(self.signal(Signal::TERM));
    }

    fn signal(&self, signal: Signal) -> io::Result<()> {
        let pid = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        let pid = pid.ok_or(io::ErrorKind::NotFound)?;
        kill_process(pid, signal).map_err(io::Error::from)
    }
}

impl Drop for Kept {
    /// Politely first: nginx takes its workers along only then.
    fn drop(&mut self) {
        if let Ok(Some(_)) = self.child.try_wait() {
            return;
        }
        self.ask_to_end();
        let asked = Instant::now();
        while asked.elapsed() < Duration::from_secs(3) {
            if let Ok(Some(_)) = self.child.try_wait() {
                return;
            }
            thread::sleep(Duration::from_millis(5));
        }
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn answers(address: SocketAddr, path: &str) -> io::Result<bool> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"
    )?;
    let mut start = [0; 12];
    stream.read_exact(&mut start)?;
    Ok(&start[9..] == b"200")
}

//! The whole `main` of a program: flags, logs, services, signals, exit code.

use std::future::Future;
use std::io::IsTerminal;
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use journal::{Journals, MemorySettings, RedisSettings};

use crate::clock::{Clock, Ids};
use crate::database::Databases;
use crate::duty::DutyLink;
use crate::error::HostError;
use crate::health;
use crate::serve::{Fallback, ServeOptions, Server};
use crate::service::{Service, TaskError};
use crate::settings::{HostArgs, HostSettings};
use crate::shutdown::Shutdown;
use crate::telemetry::{self, Telemetry};

/// What a program is called.
#[derive(Debug, Clone, Copy)]
pub struct Program {
    pub name: &'static str,
    pub version: &'static str,
    /// One sentence.
    pub about: &'static str,
}

/// What a process offers to the services that are built in it.
#[derive(Clone)]
pub struct Host {
    pub settings: HostSettings,
    pub clock: Clock,
    pub ids: Ids,
    pub shutdown: Shutdown,
    pub databases: Databases,
    pub journals: Journals,
}

/// What a program serves.
pub struct Assembly {
    pub services: Vec<Service>,
    pub fallback: Option<Fallback>,
}

impl Host {
    /// Reaches what the settings name.
    ///
    /// # Errors
    ///
    /// If the journals cannot be reached.
    pub async fn open(settings: HostSettings, shutdown: Shutdown) -> Result<Self, HostError> {
        let clock = Clock::system();
        Ok(Self {
            ids: Ids::new(clock.clone()),
            databases: Databases::from_settings(&settings),
            journals: open_journals(&settings, &clock).await?,
            settings,
            clock,
            shutdown,
        })
    }
}

/// In Redis if the settings name one, else in this process.
async fn open_journals(settings: &HostSettings, clock: &Clock) -> Result<Journals, HostError> {
    match &settings.redis_url {
        Some(url) => {
            let redis = RedisSettings::new(url.reveal());
            Journals::redis(redis).await.map_err(HostError::Journals)
        }
        None => {
            let clock = clock.clone();
            let now = move || u64::try_from(clock.now_ms()).unwrap_or_default();
            let clock = journal::Clock::new(now);
            Ok(Journals::memory(MemorySettings {
                clock,
                ..MemorySettings::default()
            }))
        }
    }
}

impl From<Service> for Assembly {
    fn from(service: Service) -> Self {
        Self {
            services: vec![service],
            fallback: None,
        }
    }
}

#[derive(Debug, Parser)]
struct CommandLine<A: Args, T: Subcommand> {
    #[command(subcommand)]
    command: Option<Command<T>>,
    #[command(flatten)]
    host: HostArgs,
    #[command(flatten)]
    own: A,
}

#[derive(Debug, Subcommand)]
enum Command<T: Subcommand> {
    /// Ask the process that listens on --listen whether it is ready; exit code 0 if it is
    Health,
    /// Reach everything that the settings name, bring the database up to date, and end
    Migrate,
    #[command(flatten)]
    Tool(T),
}

/// The tools of a program that can only serve.
#[derive(Debug, Subcommand)]
pub enum NoTools {}

/// Runs a program: reads the flags (`A` are its own), builds its services with `assemble`, serves
/// them until it is asked to stop. The exit code is 0, 1, or 2 where a setting is to be changed.
pub fn run<A, F, Fut>(program: Program, assemble: F) -> ExitCode
where
    A: Args,
    F: FnOnce(Host, A) -> Fut,
    Fut: Future<Output = Result<Assembly, TaskError>>,
{
    run_with_tools(program, assemble, async |_, _, tool: NoTools| match tool {})
}

/// Like [`run`], for a program that can do more than serve: with one of the commands of `T` it does
/// that by `work` on what the settings name, prints what it is answered, and ends.
pub fn run_with_tools<A, T, F, Fut, W, Done>(program: Program, assemble: F, work: W) -> ExitCode
where
    A: Args,
    T: Subcommand,
    F: FnOnce(Host, A) -> Fut,
    Fut: Future<Output = Result<Assembly, TaskError>>,
    W: FnOnce(Host, A, T) -> Done,
    Done: Future<Output = Result<String, TaskError>>,
{
    let Program {
        name,
        version,
        about,
    } = program;
    let parser = CommandLine::<A, T>::command()
        .name(name)
        .version(version)
        .about(about);
    let matches = parser.get_matches();
    let CommandLine { command, host, own } =
        CommandLine::<A, T>::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let outcome = match command {
        Some(Command::Health) => return ask_health(host),
        Some(Command::Tool(tool)) => use_tool(host, own, tool, work),
        Some(Command::Migrate) => migrate(host, own, assemble),
        None => start(program, host, own, assemble),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(name, &error);
            ExitCode::from(error.exit_code())
        }
    }
}

fn ask_health(host: HostArgs) -> ExitCode {
    let listen = match host.resolve() {
        Ok(settings) => settings.listen,
        Err(error) => {
            say("health", &error.into());
            return ExitCode::from(2);
        }
    };
    match health::ask(&listen) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(
                "health",
                &HostError::CannotListen {
                    address: listen.to_string(),
                    source: error,
                },
            );
            ExitCode::FAILURE
        }
    }
}

fn start<A, F, Fut>(program: Program, args: HostArgs, own: A, assemble: F) -> Result<(), HostError>
where
    F: FnOnce(Host, A) -> Fut,
    Fut: Future<Output = Result<Assembly, TaskError>>,
{
    let telemetry = Telemetry::start(&args, program)?;
    let settings = args.resolve()?;
    let outcome = runtime(&settings)?.block_on(async {
        let mut shutdown = Shutdown::new();
        if let Some((link, duty)) = DutyLink::of(&settings) {
            shutdown.duty = duty;
            shutdown.tracker.spawn(link.follow(shutdown.clone()));
        }
        shutdown.obey_signals().map_err(HostError::Signals)?;
        let host = Host::open(settings, shutdown.clone()).await?;
        let journals = host.journals.clone();
        let mut options = ServeOptions::from_settings(&host.settings);
        let Assembly { services, fallback } = assemble(host, own).await.map_err(host_error)?;
        options.fallback = fallback;
        let server = Server::bind(services, options, shutdown)?;
        announce(program, &server);
        let outcome = server.run_until_stopped().await;
        journals.close().await;
        outcome
    });
    telemetry.end();
    outcome
}

/// Builds what would be served and lets go of it: a service that cannot start says so here, before
/// anything depends on it.
fn migrate<A, F, Fut>(args: HostArgs, own: A, assemble: F) -> Result<(), HostError>
where
    F: FnOnce(Host, A) -> Fut,
    Fut: Future<Output = Result<Assembly, TaskError>>,
{
    telemetry::start(&args.log, args.log_format)?;
    let settings = args.resolve()?;
    runtime(&settings)?.block_on(async {
        let host = Host::open(settings, Shutdown::new()).await?;
        let journals = host.journals.clone();
        let built = assemble(host, own).await.map_err(host_error);
        journals.close().await;
        built?;
        tell("the database is up to date");
        Ok(())
    })
}

fn use_tool<A, T, W, Done>(args: HostArgs, own: A, tool: T, work: W) -> Result<(), HostError>
where
    W: FnOnce(Host, A, T) -> Done,
    Done: Future<Output = Result<String, TaskError>>,
{
    telemetry::start(&args.log, args.log_format)?;
    let settings = args.resolve()?;
    runtime(&settings)?.block_on(async {
        let host = Host::open(settings, Shutdown::new()).await?;
        let journals = host.journals.clone();
        let answer = work(host, own, tool).await.map_err(host_error);
        journals.close().await;
        tell(&answer?);
        Ok(())
    })
}

fn runtime(settings: &HostSettings) -> Result<tokio::runtime::Runtime, HostError> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(settings.workers.min(4))
        .enable_all()
        .build()
        .map_err(HostError::Server)
}

fn host_error(error: TaskError) -> HostError {
    match error.downcast::<HostError>() {
        Ok(error) => *error,
        Err(other) => HostError::Service(other),
    }
}

#[expect(
    clippy::print_stdout,
    reason = "the answer to whoever started the program"
)]
fn tell(answer: &str) {
    println!("{answer}");
}

/// The one line that a person waits for, apart from the log.
#[expect(
    clippy::print_stdout,
    reason = "the answer to whoever started the program"
)]
fn announce(program: Program, server: &Server) {
    let Program { name, version, .. } = program;
    let address = server.address();
    if std::io::stdout().is_terminal() {
        println!("\n  {name} {version} is ready: {address}\n");
    } else {
        println!("{name} {version} is ready: {address}");
    }
}

#[expect(
    clippy::print_stderr,
    reason = "the answer to whoever started the program"
)]
fn say(name: &str, error: &HostError) {
    eprintln!("{name}: {error}");
}

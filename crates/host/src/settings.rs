//! The settings that every process shares: each a flag and an environment variable.

mod listen;
mod secret;
mod telemetry;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use http_kit::TrustedProxies;
use journal::RedisSettings;

pub use listen::Listen;
pub use secret::{Secret, secret_from};
pub use telemetry::{TelemetryArgs, TelemetrySettings};

/// A setting that cannot be used. One sentence: which, and why.
#[derive(Debug, thiserror::Error)]
#[error("the setting {name} cannot be `{value}`: {why}")]
pub struct SettingError {
    /// The flag, such as `--listen`.
    pub name: &'static str,
    /// What it was set to; `…` where that is a secret.
    pub value: String,
    /// Why that does not work.
    pub why: String,
}

/// How logs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum LogFormat {
    /// Pretty in a terminal, JSON otherwise.
    #[default]
    Auto,
    /// For people.
    Pretty,
    /// One JSON object a line.
    Json,
}

/// When a write to SQLite counts as done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum SqliteSync {
    /// When it is on the disk: survives a power failure.
    #[default]
    Full,
    /// When the operating system has it: survives the death of the process, is faster.
    Normal,
}

/// The shared flags, to be flattened into a program's own.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Server")]
pub struct HostArgs {
    /// Where to listen: `address:port`, or `unix:/path/to.sock`
    #[arg(
        long,
        env = "CONCH_LISTEN",
        default_value = "127.0.0.1:8080",
        value_name = "ADDRESS"
    )]
    pub listen: String,

    /// Where to serve /metrics, /healthz and /readyz apart; never expose it. Off by default
    #[arg(long, env = "CONCH_ADMIN_LISTEN", value_name = "ADDRESS")]
    pub admin_listen: Option<String>,

    /// A symbolic link that names the socket of the process that is live, where two take turns (a
    /// colour each). While it names another socket than --listen, this process answers whoever comes,
    /// and begins nothing by itself
    #[arg(long, env = "CONCH_DUTY_LINK", value_name = "PATH")]
    pub duty_link: Option<PathBuf>,

    /// Seconds after which a process is aside once the link names another: streams and sockets are
    /// then asked to come back and find that one
    #[arg(
        long,
        env = "CONCH_ASIDE_AFTER_SECONDS",
        default_value_t = 6,
        value_name = "SECONDS"
    )]
    pub aside_after_seconds: u64,

    /// The address under which browsers know us, such as https://conch.example; with https the
    /// session cookie is bound to it
    #[arg(long, env = "CONCH_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,

    /// Proxies whose X-Forwarded-For is believed, such as 10.0.0.0/8,::1
    #[arg(
        long,
        env = "CONCH_TRUSTED_PROXIES",
        default_value = "",
        value_name = "NETWORKS"
    )]
    pub trusted_proxies: String,

    /// Threads that serve requests; 0 means one for each processor
    #[arg(
        long,
        env = "CONCH_WORKERS",
        default_value_t = 0,
        value_name = "NUMBER"
    )]
    pub workers: usize,

    /// Seconds that running work has to end after SIGTERM
    #[arg(
        long,
        env = "CONCH_DRAIN_SECONDS",
        default_value_t = 25,
        value_name = "SECONDS"
    )]
    pub drain_seconds: u64,

    /// What to log, such as `info` or `warn,chat=debug`
    #[arg(
        long,
        env = "CONCH_LOG",
        default_value = "info,actix_server=warn",
        value_name = "FILTER"
    )]
    pub log: String,

    /// How to log
    #[arg(
        long,
        env = "CONCH_LOG_FORMAT",
        value_enum,
        default_value_t,
        value_name = "FORMAT"
    )]
    pub log_format: LogFormat,

    #[command(flatten)]
    pub telemetry: TelemetryArgs,

    /// The folder of everything that is kept on this machine
    #[arg(
        long,
        env = "CONCH_DATA",
        default_value = "./data",
        value_name = "FOLDER",
        help_heading = "Storage"
    )]
    pub data: PathBuf,

    /// mysql://user:password@host/{service}, where {service} becomes the name of each service;
    /// without it each service has an SQLite file in the data folder
    #[arg(
        long,
        env = "CONCH_DATABASE_URL",
        hide_env_values = true,
        value_name = "URL",
        help_heading = "Storage"
    )]
    pub database_url: Option<String>,

    /// A file that holds the database URL
    #[arg(
        long,
        env = "CONCH_DATABASE_URL_FILE",
        conflicts_with = "database_url",
        value_name = "FILE",
        help_heading = "Storage"
    )]
    pub database_url_file: Option<PathBuf>,

    /// When a write to SQLite counts as done
    #[arg(
        long,
        env = "CONCH_SQLITE_SYNC",
        value_enum,
        default_value_t,
        value_name = "WHEN",
        help_heading = "Storage"
    )]
    pub sqlite_sync: SqliteSync,

    /// redis://host:port/0; redis-sentinel://:password@host1:26379,host2:26379/master/0 for the
    /// master that sentinels agree on; redis-cluster://:password@host1:6379,host2:6379 for a cluster;
    /// each with rediss for TLS. Without it journals, leases and limits live in this process
    #[arg(
        long,
        env = "CONCH_REDIS_URL",
        hide_env_values = true,
        value_name = "URL",
        help_heading = "Storage"
    )]
    pub redis_url: Option<String>,

    /// A file that holds the Redis URL
    #[arg(
        long,
        env = "CONCH_REDIS_URL_FILE",
        conflicts_with = "redis_url",
        value_name = "FILE",
        help_heading = "Storage"
    )]
    pub redis_url_file: Option<PathBuf>,
}

/// The shared settings, each of a form that works.
#[derive(Debug, Clone)]
pub struct HostSettings {
    pub listen: Listen,
    pub admin_listen: Option<SocketAddr>,
    pub duty_link: Option<PathBuf>,
    pub aside_after: Duration,
    /// Without a slash at its end.
    pub public_url: Option<String>,
    pub trusted_proxies: TrustedProxies,
    /// At least one.
    pub workers: usize,
    pub drain: Duration,
    pub data: PathBuf,
    /// May hold `{service}`.
    pub database_url: Option<Secret>,
    pub sqlite_sync: SqliteSync,
    pub redis_url: Option<Secret>,
}

impl HostArgs {
    /// Checks each setting.
    ///
    /// # Errors
    ///
    /// The first one that cannot be used.
    pub fn resolve(self) -> Result<HostSettings, SettingError> {
        let Self {
            listen,
            admin_listen,
            duty_link,
            aside_after_seconds,
            public_url,
            trusted_proxies,
            workers,
            drain_seconds,
            log: _,
            log_format: _,
            telemetry: _,
            data,
            database_url,
            database_url_file,
            sqlite_sync,
            redis_url,
            redis_url_file,
        } = self;
        let database_url = secret_from(database_url, database_url_file, "--database-url-file")?;
        let redis_url = secret_from(redis_url, redis_url_file, "--redis-url-file")?;
        check_scheme(
            &database_url,
            "--database-url",
            &["mysql://", "mariadb://", "sqlite:"],
        )?;
        check_scheme(
            &redis_url,
            "--redis-url",
            &[
                "redis://",
                "rediss://",
                "redis+unix://",
                "redis-sentinel://",
                "rediss-sentinel://",
                "redis-cluster://",
                "rediss-cluster://",
            ],
        )?;
        check_redis(&redis_url)?;
        Ok(HostSettings {
            listen: Listen::parse(&listen, "--listen")?,
            admin_listen: admin_listen
                .filter(|address| !address.is_empty())
                .map(|address| Listen::parse_tcp(&address, "--admin-listen"))
                .transpose()?,
            duty_link: duty_link.filter(|link| !link.as_os_str().is_empty()),
            aside_after: Duration::from_secs(aside_after_seconds),
            public_url: public_url
                .filter(|url| !url.is_empty())
                .map(public_address)
                .transpose()?,
            trusted_proxies: trusted_proxies.parse().map_err(
                |error: http_kit::client_address::NotANetwork| SettingError {
                    name: "--trusted-proxies",
                    value: trusted_proxies.clone(),
                    why: error.to_string(),
                },
            )?,
            workers: if workers == 0 {
                std::thread::available_parallelism().map_or(1, Into::into)
            } else {
                workers
            },
            drain: Duration::from_secs(drain_seconds),
            data,
            database_url,
            sqlite_sync,
            redis_url,
        })
    }
}

fn check_scheme(
    url: &Option<Secret>,
    name: &'static str,
    schemes: &[&str],
) -> Result<(), SettingError> {
    let fits = |url: &Secret| {
        schemes
            .iter()
            .any(|scheme| url.reveal().starts_with(scheme))
    };
    if url.as_ref().is_none_or(fits) {
        return Ok(());
    }
    let why = format!("it must begin with {}", schemes.join(" or "));
    Err(SettingError {
        name,
        value: "…".to_owned(),
        why,
    })
}

fn check_redis(url: &Option<Secret>) -> Result<(), SettingError> {
    let checked = url
        .as_ref()
        .map_or(Ok(()), |url| RedisSettings::check_url(url.reveal()));
    checked.map_err(|error| SettingError {
        name: "--redis-url",
        value: "…".to_owned(),
        why: error.to_string(),
    })
}

fn public_address(url: String) -> Result<String, SettingError> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let host = rest
        .map(|rest| rest.trim_end_matches('/'))
        .unwrap_or_default();
    if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) {
        let why = "it must be http:// or https:// with a host and no path".to_owned();
        return Err(SettingError {
            name: "--public-url",
            value: url,
            why,
        });
    }
    Ok(url.trim_end_matches('/').to_owned())
}

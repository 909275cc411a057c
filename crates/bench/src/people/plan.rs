use std::path::PathBuf;
use std::time::Duration;

/// Who uses the site, how much, and for how long.
#[derive(Debug, Clone, clap::Args)]
pub struct PeoplePlan {
    /// Where the site is; any certificate will do
    #[arg(long, value_name = "URL")]
    pub url: String,
    /// A door without TLS of the same site, for WebSockets [default: the URL]
    #[arg(long, value_name = "HOST:PORT")]
    pub plain: Option<String>,
    /// The address that the site knows itself by, which pages send as their origin [default: the URL]
    #[arg(long, value_name = "URL")]
    pub origin: Option<String>,
    /// The keys that auth signs sessions with: experts' sessions are made with them. Without it nobody opens a room
    #[arg(long, value_name = "FILE")]
    pub session_keys: Option<PathBuf>,
    /// Requests a second, all together
    #[arg(long, default_value_t = 500)]
    pub requests: u32,
    /// Those who ask, each over connections and with a session of their own; every fourth over HTTP/2 where there is TLS
    #[arg(long, default_value_t = 64)]
    pub askers: usize,
    /// Conversations with the conch at the same time
    #[arg(long, default_value_t = 200)]
    pub readings: usize,
    /// Consultations at the same time
    #[arg(long, default_value_t = 50)]
    pub rooms: usize,
    /// Seconds after which two who consult make room for the next two
    #[arg(long, default_value_t = 120, value_name = "SECONDS")]
    pub room_seconds: u64,
    /// Begin nothing after so many seconds
    #[arg(long, required_unless_present = "until", value_name = "NUMBER")]
    pub seconds: Option<u64>,
    /// Begin nothing once this file is there
    #[arg(long, value_name = "FILE")]
    pub until: Option<PathBuf>,
}

impl PeoplePlan {
    /// The address of the site, without a slash at its end.
    #[must_use]
    pub fn base(&self) -> String {
        self.url.trim_end_matches('/').to_owned()
    }

    /// Where sockets are opened.
    #[must_use]
    pub fn socket_base(&self) -> String {
        match &self.plain {
            Some(door) => format!("http://{door}"),
            None => self.base(),
        }
    }

    /// What pages call the site.
    #[must_use]
    pub fn page_origin(&self) -> String {
        let origin = self.origin.as_deref().unwrap_or(&self.url);
        origin.trim_end_matches('/').to_owned()
    }

    /// After this time nothing is begun.
    #[must_use]
    pub fn time(&self) -> Option<Duration> {
        self.seconds.map(Duration::from_secs)
    }

    /// Files that have to be open at once, with room for answers that do not come.
    #[must_use]
    pub fn open_files(&self) -> u64 {
        (2 * self.askers + 2 * self.readings + 6 * self.rooms) as u64 + 1_000
    }
}

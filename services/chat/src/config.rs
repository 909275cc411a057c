//! The settings of chat.

use std::time::Duration;

use time::OffsetDateTime;

/// One field a setting, with its default. The flags and environment variables are in the all-in-one's `--help`.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Chat")]
#[group(skip)]
pub struct Config {
    /// Turns that a guest may have a day, counted from midnight in Korea
    #[arg(long = "guest-turns", env = "CONCH_GUEST_TURNS", default_value_t = 60)]
    pub guest_turns: u32,

    /// Turns that a member may have a day
    #[arg(
        long = "member-turns",
        env = "CONCH_MEMBER_TURNS",
        default_value_t = 200
    )]
    pub member_turns: u32,

    /// Days after which a guest's conversation is forgotten, if nothing is said in it meanwhile
    #[arg(long = "guest-conversation-days", env = "CONCH_GUEST_CONVERSATION_DAYS", default_value = "30",
        value_name = "DAYS", value_parser = days)]
    pub guest_conversations: Duration,

    /// Minutes after which a temporary conversation is forgotten, if nothing is said in it meanwhile
    #[arg(long = "temporary-conversation-minutes", env = "CONCH_TEMPORARY_CONVERSATION_MINUTES",
        default_value = "60", value_name = "MINUTES", value_parser = minutes)]
    pub temporary_conversations: Duration,

    /// Streams that one session may have open at once
    #[arg(
        long = "streams-per-session",
        env = "CONCH_STREAMS_PER_SESSION",
        default_value_t = 12
    )]
    pub streams_per_session: u32,

    /// Changing requests that one session may make a minute; a quarter of it at once
    #[arg(
        long = "requests-per-minute",
        env = "CONCH_REQUESTS_PER_MINUTE",
        default_value_t = 240
    )]
    pub requests_per_minute: u32,

    /// Seconds between the checkpoints of what a reader has said
    #[arg(long = "checkpoint", env = "CONCH_CHECKPOINT", default_value = "1",
        value_parser = seconds, hide = true)]
    pub checkpoint: Duration,

    /// Seconds after which the turn of a dead instance is taken over
    #[arg(long = "lease", env = "CONCH_LEASE", default_value = "3",
        value_parser = seconds, hide = true)]
    pub lease: Duration,

    /// Seconds between looks for conversations whose time is over
    #[arg(long = "sweep", env = "CONCH_SWEEP", default_value = "60",
        value_parser = seconds, hide = true)]
    pub sweep: Duration,

    /// Seconds that running turns have to finish at a shutdown before they are handed over
    #[arg(long = "patience", env = "CONCH_PATIENCE", default_value = "8",
        value_parser = seconds, hide = true)]
    pub patience: Duration,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            guest_turns: 60,
            member_turns: 200,
            streams_per_session: 12,
            requests_per_minute: 240,
            guest_conversations: Duration::from_secs(30 * DAY),
            temporary_conversations: Duration::from_secs(60 * MINUTE),
            sweep: Duration::from_secs(60),
            checkpoint: Duration::from_secs(1),
            lease: Duration::from_secs(3),
            patience: Duration::from_secs(8),
        }
    }
}

impl Config {
    /// When a conversation is forgotten in which something is said now; a member's that is not
    /// temporary never is.
    #[must_use]
    pub fn forgotten_at(&self, temporary: bool, now: OffsetDateTime) -> OffsetDateTime {
        if temporary {
            now + self.temporary_conversations
        } else {
            now + self.guest_conversations
        }
    }
}

const MINUTE: u64 = 60;
const DAY: u64 = 24 * 60 * MINUTE;

fn minutes(text: &str) -> Result<Duration, String> {
    text.parse::<u16>()
        .ok()
        .filter(|minutes| (5..=1440).contains(minutes))
        .map(|minutes| Duration::from_secs(u64::from(minutes) * MINUTE))
        .ok_or_else(|| "takes a number of minutes, 5 to 1440".to_owned())
}

fn days(text: &str) -> Result<Duration, String> {
    text.parse::<u16>()
        .ok()
        .filter(|days| (1..=3650).contains(days))
        .map(|days| Duration::from_secs(u64::from(days) * DAY))
        .ok_or_else(|| "takes a number of days, 1 to 3650".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    text.parse::<f64>()
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .filter(|duration| *duration >= Duration::from_millis(50))
        .ok_or_else(|| "takes a number of seconds, 0.05 or more".to_owned())
}

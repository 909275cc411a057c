//! What may be chosen, and what is chosen where nobody does.

use std::time::Duration;

use crate::clock::Clock;
use crate::redis::address::{Address, AddressError};

/// How many entries a journal keeps for those who come back.
const RETAINED: usize = 8192;
/// Bytes of them that it keeps.
const RETAINED_BYTES: usize = 8 * 1024 * 1024;
/// A quarter of an hour: longer than a tunnel, and short enough for one Redis to hold the talks of it.
const QUARTER: Duration = Duration::from_secs(15 * 60);
/// A day: what is kept of a journal that is shared, or has a state, and that nobody touches.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Journals in this process.
#[derive(Debug, Clone)]
pub struct MemorySettings {
    /// Where epochs take their time from.
    pub clock: Clock,
    /// Entries a journal keeps; older ones are dropped.
    pub max_entries: usize,
    /// Bytes of entries it keeps; older ones are dropped.
    pub max_bytes: usize,
    /// A journal without a writer, a follower or a state is dropped after this time: whoever comes
    /// back later than that loads the snapshot.
    pub idle: Duration,
    /// The same for a journal with a state.
    pub state_idle: Duration,
    pub topics: TopicSettings,
}

impl Default for MemorySettings {
    fn default() -> Self {
        Self {
            clock: Clock::system(),
            max_entries: RETAINED,
            max_bytes: RETAINED_BYTES,
            idle: Duration::from_secs(2 * 60),
            state_idle: DAY,
            topics: TopicSettings::default(),
        }
    }
}

/// Journals in Redis.
#[derive(Debug, Clone)]
pub struct RedisSettings {
    /// `redis://host:port/0`, `redis+unix:///path`, or the sentinels of one:
    /// `redis-sentinel://:password@host1:26379,host2:26379/master/0`. With `rediss` over TLS.
    pub url: String,
    /// The first part of every key and channel.
    pub prefix: String,
    /// Tells when a journal was last said to be kept.
    pub clock: Clock,
    /// Until a connection stands.
    pub connect_timeout: Duration,
    /// Until a command is answered.
    pub response_timeout: Duration,
    /// An entry waits at most this long for others to travel with; local followers never wait.
    pub batch_delay: Duration,
    /// As many waiting entries leave at once.
    pub batch_entries: usize,
    /// Bytes a writer keeps while Redis is away; beyond it, it refuses to append.
    pub backlog_bytes: usize,
    /// Entries a process keeps of each journal it writes or follows, within `max_bytes`; others are
    /// read from Redis.
    pub window_entries: usize,
    /// Entries a journal keeps; older ones are dropped.
    pub max_entries: usize,
    /// Bytes of entries it keeps, about; older ones are dropped.
    pub max_bytes: usize,
    /// A journal that only its writers wrote to is dropped after this time: whoever comes back later than
    /// that loads the snapshot. What Redis holds is what was said within it.
    pub idle: Duration,
    /// The same for a journal that is shared: one with a state, or with entries that nobody held a lease for.
    pub shared_idle: Duration,
    /// How long a flush, a release or a close waits for Redis.
    pub patience: Duration,
    /// How often followers look for entries whose wake-up was lost.
    pub look_every: Duration,
    pub topics: TopicSettings,
}

impl RedisSettings {
    /// Whether a URL can be used; nothing is reached.
    ///
    /// # Errors
    /// It cannot. What is said repeats nothing of it, as it may hold a password.
    pub fn check_url(url: &str) -> Result<(), AddressError> {
        Address::parse(url).map(drop)
    }

    /// The defaults, for the Redis at `url`.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            prefix: "conch".to_owned(),
            clock: Clock::system(),
            connect_timeout: Duration::from_secs(2),
            response_timeout: Duration::from_secs(2),
            batch_delay: Duration::from_millis(50),
            batch_entries: 16,
            backlog_bytes: 4 * 1024 * 1024,
            window_entries: 2048,
            max_entries: RETAINED,
            max_bytes: RETAINED_BYTES,
            idle: QUARTER,
            shared_idle: DAY,
            patience: Duration::from_secs(5),
            look_every: Duration::from_secs(1),
            topics: TopicSettings::default(),
        }
    }
}

/// How events reach their consumers.
#[derive(Debug, Clone)]
pub struct TopicSettings {
    /// How often an event is handed to a group before it is put aside.
    pub tries: u32,
    /// The pause before the second try; it doubles with each further one.
    pub first_pause: Duration,
    /// No pause is longer. The sum of all pauses should stay below `claim_after`.
    pub longest_pause: Duration,
    /// Redis: an event that its consumer did not answer for so long goes to another one.
    pub claim_after: Duration,
    /// Redis: events a topic keeps, about. Memory: events kept for a group that is yet to come.
    pub retained: usize,
}

impl Default for TopicSettings {
    fn default() -> Self {
        Self {
            tries: 8,
            first_pause: Duration::from_millis(50),
            longest_pause: Duration::from_secs(5),
            claim_after: Duration::from_secs(30),
            retained: 10_000,
        }
    }
}

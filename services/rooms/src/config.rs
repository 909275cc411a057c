//! The settings of rooms.

use host::SettingError;

use crate::ice::{IceArgs, IceSettings};

/// One field a setting, with its default.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Consultations")]
#[group(skip)]
pub struct Config {
    /// Rooms that one expert may have open
    #[arg(
        long,
        env = "CONCH_ROOMS_PER_EXPERT",
        default_value_t = 5,
        value_name = "NUMBER"
    )]
    pub rooms_per_expert: u32,

    /// Minutes after which a room ends, whatever happens in it
    #[arg(
        long,
        env = "CONCH_ROOM_MINUTES",
        default_value_t = 240,
        value_name = "MINUTES"
    )]
    pub room_minutes: u32,

    /// Requests about consultations that one person may make a minute; a quarter of it at once
    #[arg(
        long,
        env = "CONCH_ROOM_REQUESTS_PER_MINUTE",
        default_value_t = 240,
        value_name = "NUMBER"
    )]
    pub room_requests_per_minute: u32,

    /// Knocks, looks at rooms and sockets that one address may make a minute; a quarter of it at once
    #[arg(
        long,
        env = "CONCH_DOOR_REQUESTS_PER_MINUTE",
        default_value_t = 600,
        value_name = "NUMBER"
    )]
    pub door_requests_per_minute: u32,

    #[command(flatten)]
    pub ice: IceArgs,
}

/// The settings, each of a form that works.
#[derive(Debug, Clone)]
pub struct Settings {
    pub rooms_per_expert: usize,
    pub room_minutes: i64,
    pub room_requests_per_minute: u32,
    pub door_requests_per_minute: u32,
    pub ice: IceSettings,
}

impl Config {
    /// Checks each setting.
    ///
    /// # Errors
    /// The first one that cannot be used.
    pub fn resolve(self) -> Result<Settings, SettingError> {
        let Self {
            rooms_per_expert,
            room_minutes,
            room_requests_per_minute,
            door_requests_per_minute,
            ice,
        } = self;
        Ok(Settings {
            rooms_per_expert: usize::try_from(rooms_per_expert).unwrap_or(usize::MAX),
            room_minutes: i64::from(room_minutes.max(1)),
            room_requests_per_minute,
            door_requests_per_minute,
            ice: ice.resolve()?,
        })
    }
}

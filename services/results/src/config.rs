//! The settings of results.

use std::path::PathBuf;

use ::page::{Kakao, KakaoShareArgs, Site, SiteArgs};
use host::{HostSettings, SettingError};

use crate::pictures::PictureSettings;

/// One field a setting, with its default.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Sharing")]
#[group(skip)]
pub struct Config {
    #[command(flatten)]
    pub site: SiteArgs,

    /// Links that one person may have open
    #[arg(
        long,
        env = "CONCH_LINKS_PER_PERSON",
        default_value_t = 200,
        value_name = "NUMBER"
    )]
    pub links_per_person: u32,

    /// Requests about one's own links and pictures that one person may make a minute; a quarter of it at
    /// once
    #[arg(
        long,
        env = "CONCH_SHARING_PER_MINUTE",
        default_value_t = 120,
        value_name = "NUMBER"
    )]
    pub sharing_per_minute: u32,

    /// Links nobody has made that one address may ask for a minute; a quarter of it at once
    #[arg(
        long,
        env = "CONCH_UNKNOWN_LINKS_PER_MINUTE",
        default_value_t = 240,
        value_name = "NUMBER"
    )]
    pub unknown_links_per_minute: u32,

    /// MiB of pages and texts of links that are kept ready in memory
    #[arg(
        long,
        env = "CONCH_LINK_MEMORY_MIB",
        default_value_t = 24,
        value_name = "MIB"
    )]
    pub link_memory_mib: u64,

    /// MiB of pictures that are kept in memory
    #[arg(
        long,
        env = "CONCH_PICTURE_MEMORY_MIB",
        default_value_t = 6,
        value_name = "MIB"
    )]
    pub picture_memory_mib: u64,

    /// MiB of pictures that are kept in the data folder; 0 keeps none
    #[arg(
        long,
        env = "CONCH_PICTURE_DISK_MIB",
        default_value_t = 256,
        value_name = "MIB"
    )]
    pub picture_disk_mib: u64,

    /// Pictures that are drawn at once; 0 means one for every two processors
    #[arg(
        long,
        env = "CONCH_PAINTERS",
        default_value_t = 0,
        value_name = "NUMBER"
    )]
    pub painters: usize,

    /// A folder of fonts for letters in pictures that our own lack: Chinese characters, emoji
    #[arg(long, env = "CONCH_PICTURE_FONTS", value_name = "FOLDER")]
    pub picture_fonts: Option<PathBuf>,

    #[command(flatten)]
    pub kakao: KakaoShareArgs,
}

/// As many wait for each painter: more would wait longer than whoever asked for them.
const WAITING_FOR_EACH: usize = 32;
const MIB: u64 = 1024 * 1024;

/// The settings, each of a form that works.
#[derive(Debug, Clone)]
pub struct Settings {
    pub site: Site,
    pub links_per_person: u64,
    pub sharing_per_minute: u32,
    pub unknown_links_per_minute: u32,
    /// Of pages and texts that are kept ready.
    pub link_memory: u64,
    pub pictures: PictureSettings,
    pub kakao: Option<Kakao>,
}

impl Config {
    /// Checks each setting.
    ///
    /// # Errors
    /// The first one that cannot be used.
    pub fn resolve(self, host: &HostSettings) -> Result<Settings, SettingError> {
        let Self {
            site,
            links_per_person,
            sharing_per_minute,
            unknown_links_per_minute,
            link_memory_mib,
            picture_memory_mib,
            picture_disk_mib,
            painters,
            picture_fonts,
            kakao,
        } = self;
        let painters = match painters {
            0 => std::thread::available_parallelism().map_or(1, |all| all.get().div_ceil(2)),
            some => some,
        };
        Ok(Settings {
            site: site.resolve(host.public_url.as_deref())?,
            links_per_person: u64::from(links_per_person),
            sharing_per_minute,
            unknown_links_per_minute,
            link_memory: link_memory_mib * MIB,
            pictures: PictureSettings {
                folder: host.data.join("pictures"),
                disk_bytes: picture_disk_mib * MIB,
                memory_bytes: picture_memory_mib * MIB,
                painters,
                waiting: painters * WAITING_FOR_EACH,
                fonts: picture_fonts,
            },
            kakao: kakao.resolve()?,
        })
    }
}

//! The settings of auth.

use std::num::NonZeroU32;
use std::path::PathBuf;

use host::settings::secret_from;
use host::{HostError, HostSettings, Secret};
use identity::{KeyError, KeyFile};

/// One field a setting, with its default.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Sessions")]
#[group(skip)]
pub struct Config {
    /// The file of the Ed25519 keys that sign sessions (a JWK set as `admin rotate-key` writes it, one
    /// JWK, or PKCS #8 in PEM), readable by its owner alone; made if it is missing. Default:
    /// session-key.jwk in the data folder
    #[arg(long, env = "CONCH_SESSION_KEY_FILE", value_name = "FILE")]
    pub session_key_file: Option<PathBuf>,

    /// Days that a guest's session lives; it is renewed when less than half is left
    #[arg(long, env = "CONCH_GUEST_SESSION_DAYS", default_value_t = 30, value_name = "DAYS",
        value_parser = clap::value_parser!(u16).range(1..=400))]
    pub guest_session_days: u16,

    /// Days without a visit after which a member is to sign in again
    #[arg(long, env = "CONCH_MEMBER_SESSION_DAYS", default_value_t = 60, value_name = "DAYS",
        value_parser = clap::value_parser!(u16).range(1..=400))]
    pub member_session_days: u16,

    /// New guests that one address may bring a minute
    #[arg(
        long,
        env = "CONCH_NEW_GUESTS_PER_MINUTE",
        default_value = "120",
        value_name = "NUMBER"
    )]
    pub new_guests_per_minute: NonZeroU32,

    /// How a member becomes an expert: `open` at once, `approval` when `admin grant` says so, `auto` at
    /// once where the demo login is and else by approval
    #[arg(
        long,
        env = "CONCH_EXPERT_ADMISSION",
        value_enum,
        default_value = "auto",
        value_name = "HOW"
    )]
    pub expert_admission: ExpertAdmission,

    /// The admin key of the Kakao application, by which Kakao's notices that somebody has left are
    /// believed (at /api/auth/kakao/unlinked)
    #[arg(
        long,
        env = "KAKAO_ADMIN_KEY",
        hide_env_values = true,
        value_name = "KEY"
    )]
    pub kakao_admin_key: Option<String>,

    /// A file that holds it
    #[arg(
        long,
        env = "KAKAO_ADMIN_KEY_FILE",
        conflicts_with = "kakao_admin_key",
        value_name = "FILE"
    )]
    pub kakao_admin_key_file: Option<PathBuf>,
}

/// How a member becomes an expert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ExpertAdmission {
    /// Whoever wants to
    Open,
    /// Whoever is granted it
    Approval,
    /// Whoever wants to, where anybody is whoever they want to be
    Auto,
}

impl Config {
    /// A secret for another purpose, which all processes that share the keys of sessions find alike.
    ///
    /// # Errors
    /// The keys cannot be read, or made where there are none.
    pub fn secret_for(&self, purpose: &str, host: &HostSettings) -> Result<[u8; 32], KeyError> {
        Ok(self.key_file(host).load_or_create()?.secret_for(purpose))
    }

    /// Where the keys are.
    pub(crate) fn key_file(&self, host: &HostSettings) -> KeyFile {
        let path = self.session_key_file.clone();
        KeyFile::at(path.unwrap_or_else(|| host.data.join("session-key.jwk")))
    }

    /// What Kakao proves itself by.
    pub(crate) fn kakao_admin_key(&self) -> Result<Option<Secret>, HostError> {
        let (value, file) = (
            self.kakao_admin_key.clone(),
            self.kakao_admin_key_file.clone(),
        );
        Ok(secret_from(value, file, "--kakao-admin-key-file")?)
    }
}

impl Default for Config {
    /// What the flags default to.
    fn default() -> Self {
        Self {
            session_key_file: None,
            guest_session_days: 30,
            member_session_days: 60,
            new_guests_per_minute: NonZeroU32::MIN.saturating_add(119),
            expert_admission: ExpertAdmission::Auto,
            kakao_admin_key: None,
            kakao_admin_key_file: None,
        }
    }
}

//! The `chat` process.

use std::path::PathBuf;
use std::process::ExitCode;

use actix_web::web::Data;
use host::{Assembly, HostError, Program, SettingError};
use identity::{PublicKeys, SessionCookie, Verifier};
use reader::ReaderSettings;

#[derive(Debug, Clone, clap::Args)]
struct Flags {
    #[command(flatten)]
    reader: chat::ReaderArgs,
    #[command(flatten)]
    chat: chat::Config,
    /// The public keys of auth, as its /api/auth/jwks.json serves them
    #[arg(long, env = "CONCH_SESSION_PUBLIC_KEYS_FILE", value_name = "FILE")]
    session_public_keys_file: PathBuf,
}

fn main() -> ExitCode {
    let program = Program {
        name: "chat",
        version: env!("CARGO_PKG_VERSION"),
        about: "The AI reading of Magic Conch",
    };
    host::run(program, async |host, flags: Flags| {
        let settings = flags.reader.resolve().map_err(HostError::from)?;
        let library = ReaderSettings {
            pace: settings.pace,
            ..ReaderSettings::default()
        };
        let keys = public_keys(&flags.session_public_keys_file).map_err(HostError::from)?;
        let cookie = SessionCookie::for_public_url(host.settings.public_url.as_deref());
        let deps = chat::Deps {
            db: host.databases.open::<chat::Migrator>("chat").await?,
            journals: host.journals.clone(),
            reader: reader::open(settings)?,
            library: reader::open(library)?,
            verifier: Data::new(Verifier::new(keys, cookie, host.clock.as_fn())),
            clock: host.clock.clone(),
            ids: host.ids.clone(),
            shutdown: host.shutdown.clone(),
        };
        Ok(Assembly::from(chat::build(deps, flags.chat)))
    })
}

fn public_keys(path: &std::path::Path) -> Result<PublicKeys, SettingError> {
    let refused = |why: String| SettingError {
        name: "--session-public-keys-file",
        value: path.display().to_string(),
        why,
    };
    let json = std::fs::read_to_string(path).map_err(|error| refused(error.to_string()))?;
    PublicKeys::parse(&json).map_err(|error| refused(error.to_string()))
}

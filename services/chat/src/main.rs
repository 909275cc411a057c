//! The `chat` process.

use std::process::ExitCode;

use host::{Assembly, HostError, Program};
use identity::SessionKeysArgs;
use reader::ReaderSettings;

#[derive(Debug, Clone, clap::Args)]
struct Flags {
    #[command(flatten)]
    reader: chat::ReaderArgs,
    #[command(flatten)]
    chat: chat::Config,
    #[command(flatten)]
    session_keys: SessionKeysArgs,
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
        let public_url = host.settings.public_url.as_deref();
        let keys = flags.session_keys.open(public_url, host.clock.as_fn());
        let deps = chat::Deps {
            db: host.databases.open::<chat::Migrator>("chat").await?,
            journals: host.journals.clone(),
            reader: reader::open(settings)?,
            library: reader::open(library)?,
            verifier: keys.verifier(),
            clock: host.clock.clone(),
            ids: host.ids.clone(),
            shutdown: host.shutdown.clone(),
        };
        let asked = keys.clone();
        let service = chat::build(deps, flags.chat)
            .ready_when("session keys", move || std::future::ready(asked.ready()))
            .task("chat.session-keys", |shutdown| async move {
                Ok(keys.follow(shutdown.hard).await?)
            });
        Ok(Assembly::from(service))
    })
}

//! The `rooms` process.

use std::process::ExitCode;

use host::{Assembly, HostError, Program};
use identity::SessionKeysArgs;

#[derive(Debug, Clone, clap::Args)]
struct Flags {
    #[command(flatten)]
    rooms: rooms::Config,
    #[command(flatten)]
    session_keys: SessionKeysArgs,
}

fn main() -> ExitCode {
    let program = Program {
        name: "rooms",
        version: env!("CARGO_PKG_VERSION"),
        about: "The consultations of Magic Conch: rooms, seats and signals",
    };
    host::run(program, async |host, flags: Flags| {
        let public_url = host.settings.public_url.as_deref();
        let keys = flags.session_keys.open(public_url, host.clock.as_fn());
        let deps = rooms::Deps {
            db: host.databases.open::<rooms::Migrator>("rooms").await?,
            journals: host.journals.clone(),
            verifier: keys.verifier(),
            clock: host.clock.clone(),
            ids: host.ids.clone(),
        };
        let asked = keys.clone();
        let settings = flags.rooms.resolve().map_err(HostError::from)?;
        let service = rooms::build(deps, settings)
            .ready_when("session keys", move || std::future::ready(asked.ready()))
            .task("rooms.session-keys", |shutdown| async move {
                Ok(keys.follow(shutdown.hard).await?)
            });
        Ok(Assembly::from(service))
    })
}

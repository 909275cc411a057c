//! The `results` process.

use std::path::PathBuf;
use std::process::ExitCode;

use host::{Assembly, HostError, Program};
use identity::SessionKeysArgs;
use page::Shell;

#[derive(Debug, Clone, clap::Args)]
struct Flags {
    #[command(flatten)]
    results: results::Config,
    #[command(flatten)]
    session_keys: SessionKeysArgs,
    /// The index page of the web app: shared pages load the same app. Looked at again every few seconds;
    /// without it they are pages without an app
    #[arg(long, env = "CONCH_WEB_INDEX", value_name = "FILE")]
    web_index: Option<PathBuf>,
}

fn main() -> ExitCode {
    let program = Program {
        name: "results",
        version: env!("CARGO_PKG_VERSION"),
        about: "The kept and shared readings of Magic Conch",
    };
    host::run(program, async |host, flags: Flags| {
        let public_url = host.settings.public_url.as_deref();
        let keys = flags.session_keys.open(public_url, host.clock.as_fn());
        let deps = results::Deps {
            db: host.databases.open::<results::Migrator>("results").await?,
            journals: host.journals.clone(),
            verifier: keys.verifier(),
            shell: flags.web_index.map_or(Shell::Nothing, Shell::File),
            clock: host.clock.clone(),
            ids: host.ids.clone(),
        };
        let asked = keys.clone();
        let settings = flags.results.resolve(&host.settings);
        let service = results::build(deps, settings.map_err(HostError::from)?)
            .ready_when("session keys", move || std::future::ready(asked.ready()))
            .task("results.session-keys", |shutdown| async move {
                Ok(keys.follow(shutdown.hard).await?)
            });
        Ok(Assembly::from(service))
    })
}

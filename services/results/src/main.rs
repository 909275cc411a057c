//! The `results` process.

use std::process::ExitCode;

use host::{Assembly, Program};

/// Results has no flags of its own yet.
#[derive(Debug, Clone, clap::Args)]
struct Flags {}

fn main() -> ExitCode {
    let program = Program {
        name: "results",
        version: env!("CARGO_PKG_VERSION"),
        about: "The kept readings of Magic Conch",
    };
    host::run(program, async |host, _: Flags| {
        Ok(Assembly::from(results::build(results::Deps {
            db: host.databases.open::<results::Migrator>("results").await?,
            journals: host.journals.clone(),
            clock: host.clock.clone(),
            ids: host.ids.clone(),
        })))
    })
}

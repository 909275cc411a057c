//! The `auth` process.

use std::process::ExitCode;

use host::{Assembly, Program};

fn main() -> ExitCode {
    let program = Program {
        name: "auth",
        version: env!("CARGO_PKG_VERSION"),
        about: "Sessions and accounts of Magic Conch",
    };
    let serve = async |host, config: auth::Config| {
        let deps = auth::Deps::open(&host, &config, Vec::new()).await?;
        Ok(Assembly::from(auth::build(deps, &config)))
    };
    host::run_with_tools(program, serve, auth::use_tool)
}

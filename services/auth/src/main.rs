//! The `auth` process.

use std::process::ExitCode;

use host::{Assembly, Host, HostError, Program};

#[derive(Debug, Clone, clap::Args)]
struct Flags {
    #[command(flatten)]
    auth: auth::Config,
    #[command(flatten)]
    providers: auth::ProviderArgs,
}

fn main() -> ExitCode {
    let program = Program {
        name: "auth",
        version: env!("CARGO_PKG_VERSION"),
        about: "Sessions and accounts of Magic Conch",
    };
    let serve = async |host: Host, flags: Flags| {
        let public_url = host.settings.public_url.as_deref();
        let providers = flags
            .providers
            .resolve(public_url)
            .map_err(HostError::from)?;
        let deps = auth::Deps::open(&host, &flags.auth, providers).await?;
        Ok(Assembly::from(auth::build(deps, &flags.auth)))
    };
    let work = async |host, flags: Flags, tool| auth::use_tool(host, flags.auth, tool).await;
    host::run_with_tools(program, serve, work)
}

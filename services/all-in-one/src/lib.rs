#![doc = include_str!("../README.md")]

pub mod demo_login;

use host::{Assembly, Host, HostError, Program, Service, TaskError};
use reader::ReaderSettings;

/// What `--help` says first.
pub const PROGRAM: Program = Program {
    name: "magic-conch",
    version: env!("CARGO_PKG_VERSION"),
    about: "Talk a worry over with the magic conch: AI tarot readings, in one process",
};

/// The flags beside the host's own.
#[derive(Debug, Clone, clap::Args)]
pub struct Flags {
    #[command(flatten)]
    pub reader: chat::ReaderArgs,
    #[command(flatten)]
    pub chat: chat::Config,
    #[command(flatten)]
    pub results: results::Config,
    #[command(flatten)]
    pub rooms: rooms::Config,
    #[command(flatten)]
    pub auth: auth::Config,
    #[command(flatten)]
    pub providers: auth::ProviderArgs,
    #[command(flatten)]
    pub demo: demo_login::DemoArgs,
}

/// Does what the program can do besides serving.
///
/// # Errors
/// It cannot be done, or the database does not answer.
pub async fn use_tool(host: Host, flags: Flags, tool: auth::Tool) -> Result<String, TaskError> {
    auth::use_tool(host, flags.auth, tool).await
}

/// Builds every service on what the host offers: the one place where they are wired together.
///
/// # Errors
/// A setting cannot be used, or something that it names cannot be reached.
pub async fn assemble(host: Host, flags: Flags) -> Result<Assembly, TaskError> {
    let reader_settings = flags.reader.resolve().map_err(HostError::from)?;
    let library = ReaderSettings {
        pace: reader_settings.pace,
        ..ReaderSettings::default()
    };
    let sharing = flags.results.resolve(&host.settings);
    let sharing = sharing.map_err(HostError::from)?;
    let terms = page::Terms {
        kakao: sharing.kakao.clone(),
        site: sharing.site.clone(),
    };
    let public_url = host.settings.public_url.as_deref();
    let mut providers = flags
        .providers
        .resolve(public_url)
        .map_err(HostError::from)?;
    let demo_login = demo_login::build(&host, &flags.demo, &flags.auth)?;
    let (demo_login, demo): (Vec<_>, Vec<_>) = demo_login.into_iter().unzip();
    providers.extend(demo);
    let sessions = auth::Deps::open(&host, &flags.auth, providers).await?;
    let verifier = sessions.verifier.clone();

    // Results first: it subscribes before chat publishes.
    let results = results::Deps {
        db: host.databases.open::<results::Migrator>("results").await?,
        journals: host.journals.clone(),
        verifier: verifier.clone(),
        shell: page::index(),
        clock: host.clock.clone(),
        ids: host.ids.clone(),
    };
    let results = results::build(results, sharing);
    let rooms = rooms::Deps {
        db: host.databases.open::<rooms::Migrator>("rooms").await?,
        journals: host.journals.clone(),
        verifier: verifier.clone(),
        clock: host.clock.clone(),
        ids: host.ids.clone(),
    };
    let rooms = rooms::build(rooms, flags.rooms.resolve().map_err(HostError::from)?);
    let chat = chat::build(
        chat::Deps {
            db: host.databases.open::<chat::Migrator>("chat").await?,
            journals: host.journals.clone(),
            reader: reader::open(reader_settings)?,
            library: reader::open(library)?,
            verifier,
            clock: host.clock.clone(),
            ids: host.ids.clone(),
            shutdown: host.shutdown.clone(),
        },
        flags.chat,
    );
    // And auth publishes after all of them listen.
    let auth = auth::build(sessions, &flags.auth);
    let mut services = vec![results, rooms, auth, chat];
    services.extend(demo_login);
    let documented = services
        .iter()
        .filter(|service| !service.openapi().is_empty());
    let docs = page::docs::build(documented.map(Service::name));
    Ok(Assembly {
        services: services.into_iter().chain([docs]).collect(),
        fallback: Some(page::fallback(terms)),
    })
}

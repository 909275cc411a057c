//! The `chat` process.

use std::process::ExitCode;

use actix_web::web::Data;
use host::{Assembly, HostError, Program};
use identity::{KEYS_FETCHED_EVERY, PublicKeys, PublishedKeys, SessionCookie, Verifier};
use reader::ReaderSettings;

#[derive(Debug, Clone, clap::Args)]
struct Flags {
    #[command(flatten)]
    reader: chat::ReaderArgs,
    #[command(flatten)]
    chat: chat::Config,
    /// Where auth publishes the public keys of sessions: the address of its /api/auth/jwks.json, or
    /// a file with the same content. Looked at again every minute
    #[arg(long, env = "CONCH_SESSION_PUBLIC_KEYS", value_name = "URL|FILE")]
    session_public_keys: String,
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
        let published = PublishedKeys::parse(&flags.session_public_keys);
        let cookie = SessionCookie::for_public_url(host.settings.public_url.as_deref());
        let nothing_yet = PublicKeys::default();
        let verifier = Data::new(Verifier::new(nothing_yet, cookie, host.clock.as_fn()));
        let deps = chat::Deps {
            db: host.databases.open::<chat::Migrator>("chat").await?,
            journals: host.journals.clone(),
            reader: reader::open(settings)?,
            library: reader::open(library)?,
            verifier: verifier.clone(),
            clock: host.clock.clone(),
            ids: host.ids.clone(),
            shutdown: host.shutdown.clone(),
        };
        let knowing = verifier.clone();
        let service = chat::build(deps, flags.chat)
            .ready_when("session keys", move || {
                let knows = knowing.knows_keys();
                async move {
                    if knows {
                        Ok(())
                    } else {
                        Err("nothing is published yet")
                    }
                }
            })
            .task("chat.session-keys", |shutdown| async move {
                let every = KEYS_FETCHED_EVERY;
                Ok(published.follow(&verifier, every, &shutdown.hard).await?)
            });
        Ok(Assembly::from(service))
    })
}

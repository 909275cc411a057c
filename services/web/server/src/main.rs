#![doc = include_str!("../README.md")]

mod offer;

use std::path::PathBuf;
use std::process::ExitCode;

use host::{Assembly, HostError, Program, Service};
use page::{KakaoShareArgs, SiteArgs, Terms};

/// Whose OpenAPI documents `/docs` shows.
const DOCUMENTED: [&str; 4] = ["auth", "chat", "results", "rooms"];

#[derive(Debug, Clone, clap::Args)]
struct Flags {
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    kakao: KakaoShareArgs,
    /// Where to put the index page of the app while this process is on duty, for results (its
    /// CONCH_WEB_INDEX)
    #[arg(long, env = "CONCH_OFFER_INDEX", value_name = "FILE")]
    offer_index: Option<PathBuf>,
}

fn main() -> ExitCode {
    let program = Program {
        name: "web",
        version: env!("CARGO_PKG_VERSION"),
        about: "The web app of Magic Conch",
    };
    host::run(program, async |host, flags: Flags| {
        let public_url = host.settings.public_url.as_deref();
        let terms = Terms {
            kakao: flags.kakao.resolve().map_err(HostError::from)?,
            site: flags.site.resolve(public_url).map_err(HostError::from)?,
        };
        let mut service = Service::new("web", |_| {});
        if let Some(file) = flags.offer_index {
            service = service.task("web.offer-index", move |shutdown| async move {
                offer::keep_offering(&page::index(), &file, shutdown).await;
                Ok(())
            });
        }
        Ok(Assembly {
            services: vec![service, page::docs::build(DOCUMENTED)],
            fallback: Some(page::fallback(terms)),
        })
    })
}

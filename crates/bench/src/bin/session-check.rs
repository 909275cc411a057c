//! One cached answer behind the session check of every service: what `bench session` measures.

use std::path::PathBuf;
use std::process::ExitCode;

use actix_web::web::{Data, get};
use actix_web::{HttpRequest, HttpResponse};
use host::{Assembly, Program, Service};
use http_kit::conditional::Unchanging;
use identity::{CurrentUser, PublicKeys, SessionCookie, Verifier};

/// The public keys of whoever signs in.
#[derive(Debug, Clone, clap::Args)]
struct Flags {
    #[arg(long, value_name = "FILE")]
    keys: PathBuf,
}

/// As long as the list of cards, about.
const BODY_BYTES: usize = 16 * 1024;

async fn answer(
    request: HttpRequest,
    user: Option<CurrentUser>,
    body: Data<Unchanging>,
) -> HttpResponse {
    // whoever it is gets the same: it is the asking that is measured
    std::hint::black_box(user);
    body.answer(&request)
}

fn main() -> ExitCode {
    let program = Program {
        name: "session-check",
        version: env!("CARGO_PKG_VERSION"),
        about: "One cached answer behind the session check",
    };
    host::run(program, async |host, flags: Flags| {
        let keys = PublicKeys::parse(&std::fs::read_to_string(flags.keys)?)?;
        let verifier = Verifier::new(keys, SessionCookie::Plain, host.clock.as_fn());
        let (verifier, body) = (
            Data::new(verifier),
            Data::new(Unchanging::json("x".repeat(BODY_BYTES))),
        );
        let routes = move |app: &mut actix_web::web::ServiceConfig| {
            app.app_data(verifier.clone())
                .app_data(body.clone())
                .route("/checked", get().to(answer));
        };
        Ok(Assembly::from(Service::new("session-check", routes)))
    })
}

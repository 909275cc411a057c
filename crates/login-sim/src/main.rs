//! `login-sim`: Kakao, Google and Naver without any of them.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use login_sim::{Issuer, SocialSim};
use time::OffsetDateTime;

/// A faithful simulator of signing in with Kakao, Google and Naver.
#[derive(Debug, Parser)]
#[command(version)]
struct Flags {
    /// Address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:9103")]
    listen: String,
    /// Where browsers and servers find it, if not at the address it listens on.
    #[arg(long)]
    origin: Option<String>,
}

#[expect(
    clippy::disallowed_methods,
    reason = "a simulator tried by hand lives in the present"
)]
fn now() -> OffsetDateTime {
    OffsetDateTime::now_utc()
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| "login_sim=info".into()),
        )
        .with_writer(io::stderr)
        .init();
    let Flags { listen, origin } = Flags::parse();
    let sim = SocialSim::new(Arc::new(now));
    if let Some(origin) = origin {
        sim.set_origin(origin.trim_end_matches('/'));
    }
    let server = match sim.serve(&listen) {
        Ok((_, server)) => server,
        Err(error) => {
            tracing::error!("cannot listen on {listen}: {error}");
            return ExitCode::FAILURE;
        }
    };
    for issuer in Issuer::ALL {
        let (base, id, secret) = (sim.base(issuer), issuer.client_id(), issuer.client_secret());
        tracing::info!(
            "{} at {base}, client {id}, secret {secret}",
            issuer.as_str()
        );
    }
    tokio::select! {
        ended = server => match ended {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                tracing::error!("the simulator broke: {error}");
                ExitCode::FAILURE
            }
        },
        () = told_to_end() => ExitCode::SUCCESS,
    }
}

async fn told_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        }
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

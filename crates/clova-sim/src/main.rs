//! `clova-sim`: CLOVA Studio without CLOVA Studio.

use std::io;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use clova_sim::{ClovaSim, Framing, Pace, Scenario, ScenarioList, SimSettings};

/// A faithful simulator of CLOVA Studio's chat completions.
#[derive(Debug, Parser)]
#[command(version, after_help = ScenarioList.to_string())]
struct Flags {
    /// Address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:9101")]
    listen: String,
    /// The only key to accept; otherwise every key that begins with `nv-`.
    #[arg(long)]
    key: Option<String>,
    /// What to do with every request that does not say otherwise.
    #[arg(long, default_value = "ordinary")]
    scenario: Scenario,
    /// Answer with so many prepared tokens (load mode).
    #[arg(long)]
    tokens: Option<usize>,
    /// Let each of them carry the moment at which it is sent, for who measures its way.
    #[arg(long, requires = "tokens")]
    stamp: bool,
    /// Milliseconds before the first token.
    #[arg(long, default_value_t = 300)]
    first_token_ms: u64,
    /// Milliseconds between tokens.
    #[arg(long, default_value_t = 30)]
    inter_token_ms: u64,
    /// Put a space after the colon of each field.
    #[arg(long)]
    space: bool,
    /// End lines with CR LF.
    #[arg(long)]
    crlf: bool,
    /// Split the stream into writes of so many bytes.
    #[arg(long)]
    split: Option<usize>,
    /// Requests a minute and model.
    #[arg(long)]
    qpm: Option<u32>,
    /// Tokens a minute and model.
    #[arg(long)]
    tpm: Option<u32>,
    /// Part of every composed answer.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Threads that serve.
    #[arg(long, default_value_t = 1)]
    workers: usize,
}

impl Flags {
    fn settings(self) -> SimSettings {
        let Self {
            listen,
            key,
            scenario,
            tokens,
            stamp,
            first_token_ms,
            inter_token_ms,
            space,
            crlf,
            split,
            qpm,
            tpm,
            seed,
            workers,
        } = self;
        SimSettings {
            listen,
            key,
            scenario,
            framing: Framing { space, crlf, split },
            pace: Pace {
                first_token: Duration::from_millis(first_token_ms),
                inter_token: Duration::from_millis(inter_token_ms),
            },
            load_tokens: tokens,
            stamp,
            requests_per_minute: qpm,
            tokens_per_minute: tpm,
            seed,
            workers,
            record: 0,
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| "clova_sim=info".into()),
        )
        .with_writer(io::stderr)
        .init();
    let settings = Flags::parse().settings();
    let listen = settings.listen.clone();
    match ClovaSim::start(settings).await {
        Ok(running) => {
            tracing::info!("CLOVA simulator at {}", running.base_url());
            tokio::select! {
                ended = running.wait() => match ended {
                    Ok(()) => ExitCode::SUCCESS,
                    Err(error) => {
                        tracing::error!("the simulator broke: {error}");
                        ExitCode::FAILURE
                    }
                },
                () = told_to_end() => ExitCode::SUCCESS,
            }
        }
        Err(error) => {
            tracing::error!("cannot listen on {listen}: {error}");
            ExitCode::FAILURE
        }
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

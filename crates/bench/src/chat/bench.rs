use std::fs;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use rand::seq::SliceRandom;

use super::round::{Round, Sample};
use super::summary::{Report, SizeReport};
use crate::load::{Dialect, Load, Seat};
use crate::process::{CpuMeter, resident_bytes, tree_of};
use crate::target::{Conch, Nginx, Pace, Simulator, TargetName, model_request};
use crate::{BenchError, product};

/// All seats have begun within this time.
const ARRIVAL: Duration = Duration::from_secs(2);

/// What is to be measured.
#[derive(Debug, Clone)]
pub struct ChatPlan {
    pub targets: Vec<TargetName>,
    /// Streams at once.
    pub sizes: Vec<usize>,
    /// Valid rounds that each target must have.
    pub rounds: usize,
    /// Rounds after which it ends in any case.
    pub attempts: usize,
    /// Streams that each seat plays, one after the other.
    pub streams_each: usize,
    pub pace: Pace,
}

struct Targets {
    simulator: Simulator,
    nginx: Nginx,
    us: Option<Conch>,
    us_redis: Option<Conch>,
}

/// Measures everything, and says on standard error how it goes.
///
/// # Errors
/// Something cannot be started or set up. That a target fails under load is a figure, not an error.
pub async fn run(plan: &ChatPlan, folder: &Path) -> Result<Report, BenchError> {
    let targets = Targets::start(plan, folder)?;
    let mut sizes = Vec::new();
    for &streams in &plan.sizes {
        say(&format!("{streams} streams: warming up"));
        for &target in &plan.targets {
            targets.measure(target, streams, 1).await?;
        }
        let mut rounds: Vec<Round> = Vec::new();
        while rounds.len() < plan.attempts && !enough(plan, &rounds) {
            let mut order = plan.targets.clone();
            order.shuffle(&mut rand::rng());
            let mut round = Round::default();
            for target in order {
                let sample = targets.measure(target, streams, plan.streams_each).await?;
                say(&progress(streams, rounds.len() + 1, &sample));
                round.samples.push(sample);
            }
            rounds.push(round);
        }
        sizes.push(SizeReport::new(streams, &plan.targets, rounds));
    }
    Ok(Report {
        tokens_per_stream: plan.pace.tokens,
        gap_ms: u64::try_from(plan.pace.gap.as_millis()).unwrap_or(u64::MAX),
        sizes,
    })
}

fn enough(plan: &ChatPlan, rounds: &[Round]) -> bool {
    plan.targets.iter().all(|target| {
        rounds
            .iter()
            .filter(|round| round.counted(*target).is_some())
            .count()
            >= plan.rounds
    })
}

fn progress(streams: usize, round: usize, sample: &Sample) -> String {
    let verdict = sample
        .invalid
        .as_ref()
        .map_or_else(String::new, |why| format!("  DISCARDED: {why}"));
    format!(
        "{streams:4} streams, round {round:2}: {:8} {:6.1} µs/token, token p50 {:.2} ms, \
         first token p50 {:.2} ms{verdict}",
        sample.target, sample.cpu_us_per_token, sample.token_p50_ms, sample.first_token_p50_ms
    )
}

fn say(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}

impl Targets {
    fn start(plan: &ChatPlan, folder: &Path) -> Result<Self, BenchError> {
        let simulator = Simulator::start(folder, plan.pace)?;
        let nginx = Nginx::start(folder, simulator.address)?;
        let conch = |target, name: &str| {
            if !plan.targets.contains(&target) {
                return Ok(None);
            }
            let folder = folder.join(name);
            fs::create_dir_all(&folder).map_err(|source| BenchError::Write {
                path: folder.clone(),
                source,
            })?;
            let with_redis = target == TargetName::UsRedis;
            Conch::start(&folder, simulator.base_url(), with_redis).map(Some)
        };
        let us = conch(TargetName::Us, "us")?;
        let us_redis = conch(TargetName::UsRedis, "us-redis")?;
        Ok(Self {
            simulator,
            nginx,
            us,
            us_redis,
        })
    }

    /// Where it is, and the processes whose work counts.
    fn place(&self, target: TargetName) -> Result<(SocketAddr, Vec<u32>), BenchError> {
        let conch = |conch: &Option<Conch>| {
            let conch = conch
                .as_ref()
                .ok_or_else(|| BenchError::SetUp(format!("{target} was not started")))?;
            Ok((conch.address, conch.ids()))
        };
        match target {
            TargetName::Direct => Ok((self.simulator.address, vec![self.simulator.id()])),
            TargetName::Nginx => Ok((self.nginx.address, vec![self.nginx.id()])),
            TargetName::Us => conch(&self.us),
            TargetName::UsRedis => conch(&self.us_redis),
        }
    }

    async fn measure(
        &self,
        target: TargetName,
        streams: usize,
        streams_each: usize,
    ) -> Result<Sample, BenchError> {
        let (address, ids) = self.place(target)?;
        let (dialect, seats) = match target {
            TargetName::Direct | TargetName::Nginx => {
                let requests = vec![model_request(address); streams_each];
                (Dialect::Clova, vec![Seat { requests }; streams])
            }
            TargetName::Us | TargetName::UsRedis => (
                Dialect::Conch,
                product::seats(address, streams, streams_each).await?,
            ),
        };
        let pace = self.simulator.pace;
        // what the one before left to do is not this one's
        tokio::time::sleep(Duration::from_millis(300)).await;
        let mut meter = CpuMeter::start(&ids);
        let load = Load {
            address,
            dialect,
            seats,
            tokens: pace.tokens,
            arrival: pace.answer().min(ARRIVAL),
            patience: pace.answer() * 3 + Duration::from_secs(10),
        };
        let delivered = load.run(|| meter.sample()).await;
        let cpu = meter.finish();
        Ok(Sample::new(
            target,
            cpu,
            resident_bytes(&tree_of(&ids)),
            &delivered,
        ))
    }
}

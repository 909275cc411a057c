use serde::Serialize;

use crate::load::{Delivered, milliseconds};
use crate::target::TargetName;

/// A token later than this means that its target did not keep up, which fakes cheapness: what
/// piles up is read several tokens at a time.
const LATEST_MS: f64 = 5.0;
/// The same for the load itself, without a target.
const LATEST_DIRECT_MS: f64 = 2.0;

/// One target, measured once.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sample {
    pub target: TargetName,
    /// Processor time of all its processes; of the simulator for `direct`.
    pub cpu_us_per_token: f64,
    pub first_token_p50_ms: f64,
    pub first_token_p99_ms: f64,
    pub token_p50_ms: f64,
    pub token_p99_ms: f64,
    /// What the client reads, heads and framing included.
    pub bytes_per_token: f64,
    pub resident_bytes: u64,
    pub expected: usize,
    pub delivered: usize,
    /// Why it does not count.
    pub invalid: Option<String>,
}

impl Sample {
    #[must_use]
    pub fn new(target: TargetName, cpu: u64, resident_bytes: u64, result: &Delivered) -> Self {
        let Delivered {
            expected,
            tokens,
            bytes,
            token_age,
            first_token,
            failures,
        } = result;
        let per_token = |amount: f64| amount / (*tokens).max(1) as f64;
        let mut sample = Self {
            target,
            cpu_us_per_token: per_token(cpu as f64 / 1000.0),
            first_token_p50_ms: milliseconds(first_token, 0.5),
            first_token_p99_ms: milliseconds(first_token, 0.99),
            token_p50_ms: milliseconds(token_age, 0.5),
            token_p99_ms: milliseconds(token_age, 0.99),
            bytes_per_token: per_token(*bytes as f64),
            resident_bytes,
            expected: *expected,
            delivered: *tokens,
            invalid: None,
        };
        sample.invalid = sample.fault(failures);
        sample
    }

    fn fault(&self, failures: &[String]) -> Option<String> {
        let latest = match self.target {
            TargetName::Direct => LATEST_DIRECT_MS,
            _ => LATEST_MS,
        };
        if let Some(failure) = failures.first() {
            return Some(failure.clone());
        }
        if self.delivered != self.expected {
            return Some(format!(
                "{} of {} tokens came",
                self.delivered, self.expected
            ));
        }
        (self.token_p50_ms >= latest)
            .then(|| format!("late: p50 {:.1} ms, at most {latest} ms", self.token_p50_ms))
    }
}

/// All targets, measured one after the other in an order by chance.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Round {
    pub samples: Vec<Sample>,
}

impl Round {
    /// A target's figures, if they count: it, the anchor and the load itself kept up.
    #[must_use]
    pub fn counted(&self, target: TargetName) -> Option<&Sample> {
        let valid = |name| {
            let sample = self.samples.iter().find(|sample| sample.target == name)?;
            sample.invalid.is_none().then_some(sample)
        };
        valid(TargetName::Direct)?;
        valid(TargetName::Nginx)?;
        valid(target)
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::load::histogram;

    /// A sample of 100 tokens.
    pub fn sample(target: TargetName, cpu_us_per_token: f64, age_us: u64) -> Sample {
        let mut delivered = Delivered {
            expected: 100,
            tokens: 100,
            bytes: 10_000,
            token_age: histogram(),
            first_token: histogram(),
            failures: Vec::new(),
        };
        delivered.token_age.record_n(age_us, 100).unwrap();
        delivered.first_token.record(age_us).unwrap();
        Sample::new(target, (cpu_us_per_token * 100_000.0) as u64, 1, &delivered)
    }

    #[test]
    fn a_late_target_does_not_count_but_the_others_do() {
        let round = Round {
            samples: vec![
                sample(TargetName::Direct, 10.0, 100),
                sample(TargetName::Nginx, 30.0, 500),
                sample(TargetName::Us, 4.0, 400_000),
            ],
        };
        assert!(round.counted(TargetName::Us).is_none());
        assert!(round.counted(TargetName::Nginx).is_some());
    }

    #[test]
    fn nothing_counts_in_a_round_whose_load_was_late() {
        let round = Round {
            samples: vec![
                sample(TargetName::Direct, 10.0, 2_500),
                sample(TargetName::Nginx, 30.0, 500),
            ],
        };
        assert!(round.counted(TargetName::Nginx).is_none());
    }

    #[test]
    fn a_lost_token_spoils_a_sample() {
        let mut lost = sample(TargetName::Us, 30.0, 500);
        lost.delivered = 99;
        assert_eq!(lost.fault(&[]), Some("99 of 100 tokens came".to_owned()));
    }
}

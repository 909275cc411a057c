use serde::Serialize;

use super::round::{Round, Sample};
use crate::statistics::Spread;
use crate::target::TargetName;

/// Everything that was measured, and what it comes to.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    pub tokens_per_stream: usize,
    pub gap_ms: u64,
    pub sizes: Vec<SizeReport>,
}

/// One number of streams at once.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SizeReport {
    pub streams: usize,
    pub figures: Vec<Figures>,
    pub rounds: Vec<Round>,
}

/// What a target's valid rounds come to.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    pub target: TargetName,
    pub attempted: usize,
    pub valid: usize,
    pub cpu_us_per_token: Option<Spread>,
    /// Of the same round each.
    pub cpu_over_nginx: Option<Spread>,
    pub first_token_p50_ms: Option<Spread>,
    pub first_token_p99_ms: Option<Spread>,
    pub token_p50_ms: Option<Spread>,
    pub token_p99_ms: Option<Spread>,
    /// Its p50 less nginx's of the same round.
    pub first_token_over_nginx_ms: Option<Spread>,
    pub token_over_nginx_ms: Option<Spread>,
    /// Its p99 less that of the simulator alone in the same round.
    pub first_token_p99_over_direct_ms: Option<Spread>,
    pub bytes_per_token: Option<Spread>,
    /// Of what the simulator sends for a token.
    pub bytes_over_upstream: Option<Spread>,
    pub resident_bytes: Option<Spread>,
    /// Why its other rounds did not count, each reason once.
    pub discarded_because: Vec<String>,
}

impl SizeReport {
    #[must_use]
    pub fn new(streams: usize, targets: &[TargetName], rounds: Vec<Round>) -> Self {
        let figures = targets
            .iter()
            .map(|target| figures(*target, &rounds))
            .collect();
        Self {
            streams,
            figures,
            rounds,
        }
    }
}

fn figures(target: TargetName, rounds: &[Round]) -> Figures {
    let own: Vec<&Sample> = rounds
        .iter()
        .filter_map(|round| round.counted(target))
        .collect();
    let all = |figure: fn(&Sample) -> f64| Spread::of(own.iter().map(|sample| figure(sample)));
    let against = |other: TargetName, compare: fn(&Sample, &Sample) -> f64| {
        Spread::of(
            rounds
                .iter()
                .filter_map(|round| Some(compare(round.counted(target)?, round.counted(other)?))),
        )
    };
    let (nginx, direct) = (TargetName::Nginx, TargetName::Direct);
    let samples = || rounds.iter().flat_map(|round| &round.samples);
    let mut discarded_because: Vec<String> = samples()
        .filter(|sample| sample.target == target)
        .filter_map(|sample| sample.invalid.clone())
        .collect();
    discarded_because.sort();
    discarded_because.dedup();
    Figures {
        target,
        attempted: samples().filter(|sample| sample.target == target).count(),
        valid: own.len(),
        cpu_us_per_token: all(|sample| sample.cpu_us_per_token),
        cpu_over_nginx: against(nginx, |own, nginx| {
            own.cpu_us_per_token / nginx.cpu_us_per_token
        }),
        first_token_p50_ms: all(|sample| sample.first_token_p50_ms),
        first_token_p99_ms: all(|sample| sample.first_token_p99_ms),
        token_p50_ms: all(|sample| sample.token_p50_ms),
        token_p99_ms: all(|sample| sample.token_p99_ms),
        first_token_over_nginx_ms: against(nginx, |own, nginx| {
            own.first_token_p50_ms - nginx.first_token_p50_ms
        }),
        token_over_nginx_ms: against(nginx, |own, nginx| own.token_p50_ms - nginx.token_p50_ms),
        first_token_p99_over_direct_ms: against(direct, |own, direct| {
            own.first_token_p99_ms - direct.first_token_p99_ms
        }),
        bytes_per_token: all(|sample| sample.bytes_per_token),
        bytes_over_upstream: against(direct, |own, direct| {
            own.bytes_per_token / direct.bytes_per_token
        }),
        resident_bytes: all(|sample| sample.resident_bytes as f64),
        discarded_because,
    }
}

#[cfg(test)]
mod tests {
    use super::super::round::tests::sample;
    use super::*;

    fn round(nginx: f64, us: f64) -> Round {
        Round {
            samples: vec![
                sample(TargetName::Us, us, 700),
                sample(TargetName::Direct, 10.0, 100),
                sample(TargetName::Nginx, nginx, 500),
            ],
        }
    }

    #[test]
    fn a_ratio_compares_within_its_round() {
        // the machine slows down in the middle: the ratios do not notice
        let rounds = vec![round(20.0, 22.0), round(40.0, 44.0), round(80.0, 88.0)];
        let report = SizeReport::new(50, &[TargetName::Us], rounds);
        let ratio = report.figures[0].cpu_over_nginx.unwrap();
        assert!((ratio.least - 1.1).abs() < 1e-6 && (ratio.most - 1.1).abs() < 1e-6);
        let later = report.figures[0].token_over_nginx_ms.unwrap();
        assert!((later.median - 0.2).abs() < 0.01, "{later:?}");
    }

    #[test]
    fn without_a_valid_round_there_is_no_figure() {
        let mut bad = round(20.0, 22.0);
        bad.samples[0].invalid = Some("late".to_owned());
        let report = SizeReport::new(1, &[TargetName::Us], vec![bad.clone(), bad]);
        let figures = &report.figures[0];
        assert_eq!((figures.attempted, figures.valid), (2, 0));
        assert!(figures.cpu_over_nginx.is_none());
        assert_eq!(figures.discarded_because, ["late"]);
    }
}

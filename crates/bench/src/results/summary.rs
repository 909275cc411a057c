use serde::Serialize;

use super::served::{Face, Sample};
use super::yard::Thing;
use crate::statistics::Spread;

/// What everybody's answers of one thing came to.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ServedReport {
    pub thing: Thing,
    /// Of the body.
    pub bytes: usize,
    /// Whether everybody wrote a line in a log for every answer.
    pub logging: bool,
    pub figures: Vec<Figures>,
    pub rounds: Vec<Vec<Sample>>,
}

/// What one's valid samples come to.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    pub face: Face,
    pub attempted: usize,
    pub cpu_us_per_answer: Option<Spread>,
    /// Of the same round each.
    pub over_file: Option<Spread>,
    /// Over the service's own whole answer, of the same round each.
    pub over_us: Option<Spread>,
    pub p50_ms: Option<Spread>,
}

impl ServedReport {
    #[must_use]
    pub fn new(thing: Thing, bytes: usize, logging: bool, rounds: Vec<Vec<Sample>>) -> Self {
        let figures = Face::ALL.map(|face| Figures::of(face, &rounds)).into();
        Self {
            thing,
            bytes,
            logging,
            figures,
            rounds,
        }
    }

    #[must_use]
    pub fn of(&self, face: Face) -> Option<&Figures> {
        self.figures.iter().find(|figures| figures.face == face)
    }
}

impl Figures {
    fn of(face: Face, rounds: &[Vec<Sample>]) -> Self {
        let all = |figure: fn(&Sample) -> f64| {
            Spread::of(
                rounds
                    .iter()
                    .filter_map(|round| counted(round, face).map(figure)),
            )
        };
        let over = |other: Face| {
            Spread::of(rounds.iter().filter_map(|round| {
                let (own, other) = (counted(round, face)?, counted(round, other)?);
                Some(own.cpu_us_per_answer / other.cpu_us_per_answer)
            }))
        };
        Self {
            face,
            attempted: rounds.len(),
            cpu_us_per_answer: all(|sample| sample.cpu_us_per_answer),
            over_file: over(Face::File),
            over_us: over(Face::Us),
            p50_ms: all(|sample| sample.p50_ms),
        }
    }
}

/// Rounds in which everybody's sample counts.
#[must_use]
pub fn valid(rounds: &[Vec<Sample>]) -> usize {
    let whole = |round: &&Vec<Sample>| Face::ALL.iter().all(|face| counted(round, *face).is_some());
    rounds.iter().filter(whole).count()
}

fn counted(round: &[Sample], face: Face) -> Option<&Sample> {
    round
        .iter()
        .find(|sample| sample.face == face && sample.invalid.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(file: f64, us: f64) -> Vec<Sample> {
        let cost = |face| match face {
            Face::File => file,
            Face::Us => us,
            _ => 10.0,
        };
        Face::ALL
            .map(|face| Sample {
                face,
                cpu_us_per_answer: cost(face),
                p50_ms: 0.5,
                invalid: None,
            })
            .into()
    }

    #[test]
    fn a_ratio_compares_within_its_round() {
        let rounds = vec![round(20.0, 10.0), round(40.0, 20.0), round(80.0, 40.0)];
        let report = ServedReport::new(Thing::Json, 2_000, false, rounds);
        let ratio = report.of(Face::Us).unwrap().over_file.unwrap();
        assert!((ratio.least - 0.5).abs() < 1e-9 && (ratio.most - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_round_counts_whole_or_for_whom_it_counts() {
        let mut late = round(20.0, 10.0);
        late.iter_mut()
            .filter(|sample| sample.face == Face::Us)
            .for_each(|sample| sample.invalid = Some("late".to_owned()));
        let rounds = vec![late, round(20.0, 10.0)];
        assert_eq!(valid(&rounds), 1);
        let report = ServedReport::new(Thing::Json, 2_000, false, rounds);
        let count = |face| report.of(face).unwrap().over_file.unwrap().count;
        assert_eq!((count(Face::Us), count(Face::Kept)), (1, 2));
    }
}

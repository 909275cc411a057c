//! What was asked for, and what came of it.

use serde::Serialize;

/// A figure and its bound.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Goal {
    pub what: String,
    pub figure: f64,
    pub asked: Asked,
    /// What would be better still.
    pub hoped: Option<f64>,
    pub met: bool,
}

/// A bound.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Asked {
    AtMost(f64),
    AtLeast(f64),
}

impl Goal {
    #[must_use]
    pub fn at_most(what: impl Into<String>, figure: f64, most: f64) -> Self {
        Self {
            what: what.into(),
            figure,
            asked: Asked::AtMost(most),
            hoped: None,
            met: figure <= most,
        }
    }

    #[must_use]
    pub fn at_least(what: impl Into<String>, figure: f64, least: f64) -> Self {
        Self {
            asked: Asked::AtLeast(least),
            met: figure >= least,
            ..Self::at_most(what, figure, least)
        }
    }

    #[must_use]
    pub fn exactly(what: impl Into<String>, figure: f64, asked: f64) -> Self {
        Self {
            met: (figure - asked).abs() < f64::EPSILON,
            ..Self::at_most(what, figure, asked)
        }
    }

    #[must_use]
    pub fn hoping(self, hoped: f64) -> Self {
        Self {
            hoped: Some(hoped),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_at_its_bound_is_good_enough_and_one_beyond_is_not() {
        assert!(Goal::at_most("", 0.7, 0.7).met);
        assert!(!Goal::at_most("", 0.71, 0.7).met);
        assert!(Goal::at_least("", 2.0, 2.0).met);
        assert!(!Goal::at_least("", 1.9, 2.0).met);
        assert!(Goal::exactly("", 1.0, 1.0).met);
        assert!(!Goal::exactly("", 0.0, 1.0).met);
    }
}

//! The few numbers that stand for many.

use serde::Serialize;

/// The middle of some figures, with the smallest and the largest.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    pub median: f64,
    pub least: f64,
    pub most: f64,
    /// How many figures there were.
    pub count: usize,
}

impl Spread {
    /// `None` without figures.
    #[must_use]
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut figures: Vec<f64> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        let (least, most) = (*figures.first()?, *figures.last()?);
        let middle = figures.len() / 2;
        let median = if figures.len() % 2 == 1 {
            figures[middle]
        } else {
            f64::midpoint(figures[middle - 1], figures[middle])
        };
        Some(Self {
            median,
            least,
            most,
            count: figures.len(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_odd_count_is_one_of_them() {
        let spread = Spread::of([3.0, 1.0, 9.0]);
        assert_eq!(
            spread,
            Some(Spread {
                median: 3.0,
                least: 1.0,
                most: 9.0,
                count: 3
            })
        );
    }

    #[test]
    fn the_median_of_an_even_count_lies_between_two() {
        assert_eq!(
            Spread::of([4.0, 1.0, 2.0, 9.0]).map(|s| s.median),
            Some(3.0)
        );
    }

    #[test]
    fn nothing_has_no_median() {
        assert_eq!(Spread::of([]), None);
    }

    #[test]
    fn one_late_figure_does_not_move_the_median() {
        let calm = Spread::of([1.0, 1.1, 0.9, 1.0, 1.05]);
        let late = Spread::of([1.0, 1.1, 0.9, 1.0, 50.0]);
        assert_eq!(calm.map(|s| s.median), late.map(|s| s.median));
    }
}

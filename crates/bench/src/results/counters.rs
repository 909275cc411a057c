use crate::BenchError;
use crate::target::Sharing;

/// What a process has counted since it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counters {
    /// Links that the tables were asked for.
    pub lookups: u64,
    /// Pictures that were drawn, of every shape.
    pub pictures: u64,
}

impl Counters {
    /// # Errors
    /// The process does not show its metrics.
    pub fn of(sharing: &Sharing) -> Result<Self, BenchError> {
        let page = sharing.metrics()?;
        Ok(Self {
            lookups: sum(&page, "conch_links_looked_up_total"),
            pictures: sum(&page, "conch_picture_seconds_count"),
        })
    }

    /// What was counted since then.
    #[must_use]
    pub const fn since(self, before: Self) -> Self {
        Self {
            lookups: self.lookups - before.lookups,
            pictures: self.pictures - before.pictures,
        }
    }
}

/// A metric over all its labels; nothing where it was never counted.
fn sum(page: &str, name: &str) -> u64 {
    page.lines()
        .filter_map(|line| line.strip_prefix(name))
        .filter(|rest| rest.starts_with([' ', '{']))
        .filter_map(|rest| rest.rsplit(' ').next()?.parse::<u64>().ok())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn a_metric_is_summed_over_its_labels() {
        let page = "# TYPE conch_picture_seconds histogram\n\
                    conch_picture_seconds_count{shape=\"wide\"} 2\n\
                    conch_picture_seconds_count{shape=\"story\"} 3\n\
                    conch_picture_seconds_sum{shape=\"story\"} 1.5\n\
                    conch_links_looked_up_total 41\n";
        assert_eq!(sum(page, "conch_picture_seconds_count"), 5);
        assert_eq!(sum(page, "conch_links_looked_up_total"), 41);
        assert_eq!(sum(page, "links_looked"), 0);
    }
}

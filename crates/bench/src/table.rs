//! Rows and columns for people.

use std::fmt::Write;

use crate::goal::{Asked, Goal};
use crate::statistics::Spread;

/// A Markdown table; the first row is its head.
#[must_use]
pub fn markdown(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for (index, row) in rows.iter().enumerate() {
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(text, "| {cell:width$} ");
        }
        text.push_str("|\n");
        if index == 0 {
            for width in &widths {
                let _ = write!(text, "|{}", "-".repeat(width + 2));
            }
            text.push_str("|\n");
        }
    }
    text
}

/// The median, or a dash.
#[must_use]
pub fn middle(spread: Option<Spread>, digits: usize) -> String {
    spread.map_or_else(|| "-".to_owned(), |s| format!("{:.digits$}", s.median))
}

/// The median with its range, or a dash.
#[must_use]
pub fn range(spread: Option<Spread>, digits: usize) -> String {
    spread.map_or_else(
        || "-".to_owned(),
        |s| {
            format!(
                "{:.digits$} [{:.digits$}-{:.digits$}]",
                s.median, s.least, s.most
            )
        },
    )
}

/// Lines under a head.
#[must_use]
pub fn rows<const N: usize>(
    heads: [&str; N],
    lines: impl Iterator<Item = Vec<String>>,
) -> Vec<Vec<String>> {
    std::iter::once(heads.map(str::to_owned).to_vec())
        .chain(lines)
        .collect()
}

/// What was asked for and what came of it; nothing where nothing was.
#[must_use]
pub fn goals(goals: &[Goal]) -> String {
    if goals.is_empty() {
        return String::new();
    }
    let lines = goals.iter().map(|goal| {
        let Goal {
            what,
            figure,
            asked,
            hoped,
            met,
        } = goal;
        let (bound, reached) = match asked {
            Asked::AtMost(most) => (format!("{most}"), hoped.is_some_and(|it| *figure <= it)),
            Asked::AtLeast(least) => (format!("≥ {least}"), hoped.is_some_and(|it| *figure >= it)),
        };
        let hoped = hoped.map_or_else(String::new, |hoped| format!(" ({hoped})"));
        let verdict = match (met, reached) {
            (true, true) => "met, with what was hoped",
            (true, false) => "met",
            (false, _) => "missed",
        };
        vec![
            what.clone(),
            number(*figure),
            format!("{bound}{hoped}"),
            verdict.to_owned(),
        ]
    });
    format!(
        "\n{}",
        markdown(&rows(["goal", "figure", "asked", ""], lines))
    )
}

fn number(figure: f64) -> String {
    if figure.fract().abs() < f64::EPSILON {
        format!("{figure:.0}")
    } else {
        format!("{figure:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_what_is_in_them() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        assert_eq!(
            markdown(&[row(["a", "µs"]), row(["long", "1"])]),
            "| a    | µs |\n|------|----|\n| long | 1  |\n"
        );
    }
}

use std::fmt::Write;

use super::summary::{Figures, Report};
use crate::table::{markdown, middle, range};

const HEADINGS: [&str; 11] = [
    "target",
    "valid",
    "CPU µs/token",
    "x nginx",
    "TTFT p50",
    "TTFT p99",
    "token p50",
    "token p99",
    "p50 - nginx",
    "bytes/token",
    "RSS MB",
];

/// The report as a Markdown table. Times in milliseconds; medians of the valid rounds.
#[must_use]
pub fn table(report: &Report) -> String {
    let mut text = String::new();
    for size in &report.sizes {
        let mut rows = vec![HEADINGS.map(str::to_owned).to_vec()];
        rows.extend(size.figures.iter().map(row));
        let _ = writeln!(text, "\n{} streams at once\n", size.streams);
        text.push_str(&markdown(&rows));
        for figures in &size.figures {
            for reason in figures.discarded_because.iter().take(3) {
                let _ = writeln!(text, "discarded, {}: {reason}", figures.target);
            }
        }
    }
    text
}

fn row(figures: &Figures) -> Vec<String> {
    let bytes = match (figures.bytes_per_token, figures.bytes_over_upstream) {
        (Some(bytes), Some(share)) => format!("{:.0} ({:.2})", bytes.median, share.median),
        _ => "-".to_owned(),
    };
    let resident = figures.resident_bytes.map(|spread| spread.median / 1e6);
    vec![
        figures.target.to_string(),
        format!("{}/{}", figures.valid, figures.attempted),
        range(figures.cpu_us_per_token, 1),
        range(figures.cpu_over_nginx, 2),
        middle(figures.first_token_p50_ms, 2),
        middle(figures.first_token_p99_ms, 2),
        middle(figures.token_p50_ms, 2),
        middle(figures.token_p99_ms, 2),
        middle(figures.token_over_nginx_ms, 2),
        bytes,
        resident.map_or_else(|| "-".to_owned(), |megabytes| format!("{megabytes:.1}")),
    ]
}

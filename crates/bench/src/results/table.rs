use std::fmt::Write;

use super::ResultsReport;
use super::cold::ColdReport;
use super::summary::{Figures, ServedReport};
use crate::table::{goals, markdown, middle, range, rows};

/// The report as Markdown.
#[must_use]
pub fn table(report: &ResultsReport) -> String {
    let mut text = String::new();
    let [before, after] = &report.load_averages;
    let _ = writeln!(
        text,
        "\n{} links; load average {before}, at the end {after}",
        report.links
    );
    if let Some(reads) = &report.reads {
        let _ = writeln!(
            text,
            "\n{} reads of {} links from cold: {} lookups, {:.1} µs a read, {:.1} MiB",
            reads.reads,
            reads.read_links,
            reads.lookups,
            reads.cpu_us_per_read,
            mebibytes(reads.most_resident_bytes)
        );
    }
    for rush in &report.rushes {
        let _ = writeln!(
            text,
            "\n{} at once for one {}: {} got it, {} lookups, {} pictures, the last after {:.1} ms",
            rush.at_once,
            rush.thing.name(),
            rush.answered,
            rush.lookups,
            rush.pictures,
            rush.last_ms
        );
    }
    if let Some(guesses) = &report.guesses {
        let _ = writeln!(
            text,
            "\n{} guesses: {} hits, {:.0} s, {:.1} µs a guess, {:.1} MiB",
            guesses.guesses,
            guesses.hits,
            guesses.seconds,
            guesses.cpu_us_per_guess,
            mebibytes(guesses.most_resident_bytes)
        );
    }
    served(&mut text, &report.served);
    cold(&mut text, &report.cold);
    telling(&mut text, report);
    text.push_str(&goals(&report.goals));
    text
}

fn served(text: &mut String, reports: &[ServedReport]) {
    let heads = ["who", "valid", "CPU µs", "x nginx file", "x us", "p50 ms"];
    for report in reports {
        let row = |figures: &Figures| {
            let Figures {
                face,
                attempted,
                cpu_us_per_answer,
                over_file,
                over_us,
                p50_ms,
            } = figures;
            let valid = cpu_us_per_answer.map_or(0, |spread| spread.count);
            vec![
                face.to_string(),
                format!("{valid}/{attempted}"),
                range(*cpu_us_per_answer, 1),
                range(*over_file, 2),
                range(*over_us, 2),
                middle(*p50_ms, 2),
            ]
        };
        let name = report.thing.name();
        let logged = if report.logging {
            "every answer logged"
        } else {
            "no logs"
        };
        let _ = writeln!(
            text,
            "\nAn answer that is ready: {name}, {} bytes, {logged}\n",
            report.bytes
        );
        text.push_str(&markdown(&rows(heads, report.figures.iter().map(row))));
    }
}

fn cold(text: &mut String, reports: &[ColdReport]) {
    if reports.is_empty() {
        return;
    }
    let heads = [
        "new pictures",
        "at once",
        "p50 ms",
        "p95 ms",
        "most ms",
        "KB",
        "MiB then",
        "MiB at most",
    ];
    let row = |report: &ColdReport| {
        vec![
            format!("{} x {}", report.pictures, report.thing.name()),
            report.at_once.to_string(),
            format!("{:.1}", report.p50_ms),
            format!("{:.1}", report.p95_ms),
            format!("{:.1}", report.most_ms),
            format!("{:.0}", report.bytes as f64 / 1000.0),
            format!("{:.1}", mebibytes(report.resident_bytes)),
            format!("{:.1}", mebibytes(report.most_resident_bytes)),
        ]
    };
    text.push('\n');
    text.push_str(&markdown(&rows(heads, reports.iter().map(row))));
}

fn telling(text: &mut String, report: &ResultsReport) {
    if report.telling.is_empty() {
        return;
    }
    let heads = [
        "told by time",
        "",
        "ended µs",
        "unknown µs",
        "ratio",
        "slower",
    ];
    let lines = report.telling.iter().map(|told| {
        vec![
            told.thing.name().to_owned(),
            if told.warm { "known" } else { "new" }.to_owned(),
            format!("{:.1}", told.ended_p50_us),
            format!("{:.1}", told.unknown_p50_us),
            format!("{:.3}", told.ratio),
            format!("{:.3}", told.slower),
        ]
    });
    text.push('\n');
    text.push_str(&markdown(&rows(heads, lines)));
}

/// Counts are whole, ratios are not.
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

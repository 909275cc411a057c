//! What people have lived through, for people.

use super::PeopleReport;
use super::ledger::{Failures, Milliseconds};
use super::{readings, rooms};
use crate::table::{markdown, rows};

/// Everything, with the first failures word for word at the end.
#[must_use]
pub fn table(report: &PeopleReport) -> String {
    let PeopleReport {
        url,
        begun,
        seconds,
        noticed,
        lost: for_good,
        requests,
        readings,
        rooms,
    } = report;
    let mut text = format!("{url}, {seconds:.0} s from {begun}\n\n");
    let failures = &requests.failures;
    let services = requests.services.iter().map(|(service, answers)| {
        let Milliseconds { p50, p99, max } = answers.latency_ms;
        vec![
            (*service).to_owned(),
            answers.asked.to_string(),
            answers.failed.to_string(),
            format!("{p50:.1}"),
            format!("{p99:.1}"),
            format!("{max:.0}"),
            failures.kinds_of(service),
        ]
    });
    let heads = [
        "requests", "asked", "failed", "p50 ms", "p99 ms", "max ms", "",
    ];
    text += &markdown(&rows(heads, services));
    let Milliseconds { p50, p99, max } = requests.late_ms;
    text += &format!(
        "  {} asked, p50 {p50:.1} ms, p99 {p99:.1} ms, at most {max:.0} ms too late by ourselves\n",
        requests.asked
    );
    let counts = readings.counts;
    let Milliseconds { p50, p99, .. } = readings.first_word_ms;
    text += &format!(
        "\nreadings: {} conversations, {} turns, {} words, {} confirmed, {} moved, {} taken over; \
         first word p50 {p50:.0} ms, p99 {p99:.0} ms\n",
        counts.conversations,
        counts.turns,
        counts.words,
        counts.confirmed,
        counts.moved,
        counts.taken_over,
    );
    text += &lost(&readings.failures, "readings", &readings::KINDS);
    let counts = rooms.counts;
    text += &format!(
        "\nrooms: {} consultations, {} sent, {} heard, {} sent again and dropped, {} moved, \
         {} times the other was away\n",
        counts.consultations,
        counts.sent,
        counts.heard,
        counts.dropped,
        counts.moved,
        counts.peer_away,
    );
    text += &lost(&rooms.failures, "rooms", &rooms::KINDS);
    for failures in [&requests.failures, &readings.failures, &rooms.failures] {
        text += &verbatim(failures);
    }
    text += &match noticed {
        0 => "\nnobody noticed anything\n".to_owned(),
        all => format!("\n{all} failed, lost, doubled or altered, {for_good} of them for good\n"),
    };
    text
}

/// What is looked for, also where there was none, and whatever else went wrong.
fn lost(failures: &Failures, who: &str, kinds: &[&str]) -> String {
    let looked_for = kinds.iter().map(|kind| (*kind, failures.of_kind(kind)));
    let all: Vec<String> = looked_for
        .map(|(kind, count)| format!("{count} {kind}"))
        .collect();
    let others = failures.by.get(who).into_iter().flatten();
    let others = others.filter(|(kind, _)| !kinds.contains(&kind.as_str()));
    let others: Vec<String> = others
        .map(|(kind, count)| format!("{count} {kind}"))
        .collect();
    format!("  {}\n", [all, others].concat().join(", "))
}

fn verbatim(failures: &Failures) -> String {
    let lines = failures.first.iter().map(|failure| {
        format!(
            "  {} {} {}: {}: {}\n",
            failure.at, failure.who, failure.doing, failure.kind, failure.said
        )
    });
    match failures.first.len() {
        0 => String::new(),
        some => format!(
            "\nthe first {some} of {}:\n{}",
            failures.count,
            lines.collect::<String>()
        ),
    }
}

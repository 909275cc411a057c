use std::fmt::Write;

use super::RoomsReport;
use super::summary::Figures;
use crate::table::{goals, markdown, middle, range, rows};

/// The report as Markdown.
#[must_use]
pub fn table(report: &RoomsReport) -> String {
    let mut text = String::new();
    let [before, after] = &report.load_averages;
    let _ = writeln!(text, "\nload average {before}, at the end {after}");
    for who in &report.left_out {
        let _ = writeln!(text, "\nLEFT OUT, since it is not installed: {who}");
    }
    let show =
        |text: &mut String, heads, has: fn(&Figures) -> bool, row: fn(&Figures) -> Vec<String>| {
            let lines = report.figures.iter().filter(|it| has(it)).map(row);
            let rows = rows::<7>(heads, lines);
            if rows.len() > 1 {
                let _ = write!(text, "\n{}", markdown(&rows));
            }
        };
    show(
        &mut text,
        [
            "who",
            "valid",
            "CPU µs/message, busy",
            "x PeerJS",
            "messages/s seen",
            "load busy",
            "",
        ],
        |it| it.busy_cpu_us_per_message.is_some(),
        |it| {
            let count = it.busy_cpu_us_per_message.map_or(0, |it| it.count);
            vec![
                it.who.to_string(),
                count.to_string(),
                range(it.busy_cpu_us_per_message, 1),
                range(it.busy_message_over_peerjs, 2),
                range(it.busy_messages_per_second, 0),
                middle(it.busy_load_busy, 2),
                String::new(),
            ]
        },
    );
    show(
        &mut text,
        [
            "who",
            "valid",
            "CPU µs/message",
            "x PeerJS",
            "p50 ms",
            "p99 ms",
            "load busy",
        ],
        |it| it.cpu_us_per_message.is_some(),
        |it| {
            vec![
                it.who.to_string(),
                it.cpu_us_per_message.map_or(0, |it| it.count).to_string(),
                range(it.cpu_us_per_message, 1),
                range(it.message_over_peerjs, 2),
                middle(it.p50_ms, 2),
                range(it.p99_ms, 2),
                middle(it.relay_load_busy, 2),
            ]
        },
    );
    show(
        &mut text,
        [
            "who",
            "valid",
            "CPU µs/room",
            "x PeerJS",
            "rooms/s a core",
            "rooms/s seen",
            "load busy",
        ],
        |it| it.cpu_us_per_room.is_some(),
        |it| {
            vec![
                it.who.to_string(),
                it.cpu_us_per_room.map_or(0, |it| it.count).to_string(),
                range(it.cpu_us_per_room, 0),
                range(it.room_over_peerjs, 2),
                middle(it.rooms_per_core, 0),
                range(it.rooms_per_second, 0),
                middle(it.saturation_load_busy, 2),
            ]
        },
    );
    show(
        &mut text,
        [
            "who",
            "valid",
            "KiB idle",
            "x PeerJS",
            "KiB after a message",
            "",
            "",
        ],
        |it| it.kib_each.is_some(),
        |it| {
            vec![
                it.who.to_string(),
                it.kib_each.map_or(0, |it| it.count).to_string(),
                range(it.kib_each, 2),
                range(it.memory_over_peerjs, 2),
                range(it.kib_each_after_talking, 2),
                String::new(),
                String::new(),
            ]
        },
    );
    for failure in &report.failures {
        let _ = writeln!(text, "\nfailed: {failure}");
    }
    text.push_str(&goals(&report.goals));
    text
}

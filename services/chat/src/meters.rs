//! What chat counts; the README says what each means.

use std::time::Duration;

use http_kit::Counted;
use proto_events::error::ErrorCode;

use crate::turn::Ending;

const UPSTREAM_ERRORS: &str = "conch_upstream_errors_total";
const TURNS: &str = "conch_turns_total";
const TAKEN_OVER: &str = "conch_turns_taken_over_total";
const RESTARTED: &str = "conch_readings_restarted_total";

/// Whatever may go wrong with a reader, and what a turn may come to.
const CODES: [ErrorCode; 7] = [
    ErrorCode::ReaderUnreachable,
    ErrorCode::ReaderBusy,
    ErrorCode::ReaderTimeout,
    ErrorCode::ReaderInterrupted,
    ErrorCode::ReaderGarbled,
    ErrorCode::ReaderRefused,
    ErrorCode::ReaderMisconfigured,
];
const ENDINGS: [&str; 3] = ["completed", "stopped", "failed"];

/// Everything is counted from nothing: of a series that begins with its first failure nobody sees
/// that it has grown.
pub fn begin() {
    for code in CODES {
        metrics::counter!(UPSTREAM_ERRORS, "code" => code.as_str()).increment(0);
    }
    for ending in ENDINGS {
        metrics::counter!(TURNS, "ending" => ending).increment(0);
    }
    metrics::counter!(TAKEN_OVER).increment(0);
    metrics::counter!(RESTARTED).increment(0);
    metrics::gauge!("conch_turns_running").increment(0.0);
    metrics::gauge!("conch_streams_open").increment(0.0);
}

/// A turn that is spoken here.
pub fn turn_running() -> Counted {
    Counted::new("conch_turns_running")
}

/// From the question to the first word of the answer.
pub fn first_token(after: Duration) {
    metrics::histogram!("conch_first_token_seconds").record(after);
}

pub fn turn_ended(ending: &Ending) {
    let ending = match ending {
        Ending::Completed { .. } => "completed",
        Ending::Stopped { .. } => "stopped",
        Ending::Failed { .. } => "failed",
    };
    metrics::counter!(TURNS, "ending" => ending).increment(1);
}

pub fn upstream_failed(code: ErrorCode) {
    metrics::counter!(UPSTREAM_ERRORS, "code" => code.as_str()).increment(1);
}

pub fn turn_taken_over() {
    metrics::counter!(TAKEN_OVER).increment(1);
}

pub fn reading_restarted() {
    metrics::counter!(RESTARTED).increment(1);
}

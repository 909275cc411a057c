//! What rooms counts; the README says what each means.

use http_kit::Counted;

const CALLS: &str = "conch_calls_begun_total";

/// Everything is counted from nothing.
pub fn begin() {
    metrics::counter!(CALLS).increment(0);
    metrics::gauge!("conch_seats_taken").increment(0.0);
    metrics::gauge!("conch_sockets_open").increment(0.0);
    metrics::gauge!("conch_rooms_open").increment(0.0);
}

/// A page that sits on a seat.
pub fn seated() -> Counted {
    Counted::new("conch_seats_taken")
}

/// The host has let somebody in.
pub fn call_begun() {
    metrics::counter!(CALLS).increment(1);
}

pub fn rooms_open(count: u64) {
    metrics::gauge!("conch_rooms_open").set(count as f64);
}

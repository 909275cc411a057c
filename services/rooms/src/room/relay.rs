//! What two pages negotiate passes through the room and changes nothing in it.

use proto_events::signal::Standing;

use super::{Refusal, SeatId, View};

impl View {
    /// Whom something negotiated for a session reaches. From the door it goes to the host, who may have
    /// the answer ready when they open; to the door nothing goes.
    ///
    /// # Errors
    /// Nobody who could hear it sits at the table, or it is meant for a page that is gone.
    pub fn listener(&self, to: &str) -> Result<&SeatId, Refusal> {
        let (seat, session) = self.hears.as_ref().ok_or(Refusal::NotSeated)?;
        if session != to {
            return Err(Refusal::NotSeated);
        }
        if self.standing == Standing::Waiting && !seat.is_host() {
            return Err(Refusal::NotSeated);
        }
        Ok(seat)
    }
}

/// A session description without candidates that would tell an address of its sender. Nothing else in it is
/// touched.
#[must_use]
pub fn without_direct_candidates(sdp: &str) -> String {
    let kept = sdp.split_inclusive('\n').filter(|line| {
        let line = line.trim_end();
        line.strip_prefix("a=")
            .is_none_or(|it| !it.starts_with("candidate:") || is_relayed(it))
    });
    kept.collect()
}

/// Whether a candidate leads to a relay and tells no other address. The end of a generation (an empty
/// candidate) tells nothing.
#[must_use]
pub fn is_relayed(candidate: &str) -> bool {
    if candidate.is_empty() {
        return true;
    }
    let words: Vec<&str> = candidate.split_ascii_whitespace().collect();
    let after = |name: &str| {
        let place = words.iter().position(|word| *word == name)?;
        words.get(place + 1).copied()
    };
    // `raddr` of a relayed candidate would be the address that the relay sees
    let hidden = after("raddr").is_none_or(|address| matches!(address, "0.0.0.0" | "::"));
    after("typ") == Some("relay") && hidden
}

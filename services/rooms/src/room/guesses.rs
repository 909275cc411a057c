//! Passcodes that somebody tries: counted before they are looked at, so that none slips through between
//! two instances.

use proto_events::signal::ServerSignal;
use serde::{Deserialize, Serialize};

use super::{Output, Refusal, Room};
use crate::moment::Moment;

/// So many are looked at, whoever tries them; then none for [`LOCKED_MIN`].
const TRIES: u32 = 10;
/// Minutes after which a wrong one is forgotten, and that none is looked at after too many.
const LOCKED_MIN: i64 = 10;

/// Passcodes that were tried since the last right one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Guesses {
    tried: u32,
    since: Option<Moment>,
    locked_until: Option<Moment>,
}

impl Room {
    pub(super) fn guess(&mut self, now: Moment) -> Result<Vec<Output>, Refusal> {
        let guesses = &mut self.guesses;
        if let Some(until) = guesses.locked_until
            && until > now
        {
            return Err(Refusal::Locked { until });
        }
        let is_past = |since: Moment| since.plus_minutes(LOCKED_MIN) <= now;
        if guesses.locked_until.take().is_some() || guesses.since.is_none_or(is_past) {
            *guesses = Guesses {
                since: Some(now),
                ..Guesses::default()
            };
        }
        guesses.tried += 1;
        if guesses.tried < TRIES {
            return Ok(Vec::new());
        }
        // This last one is looked at.
        let until = now.plus_minutes(LOCKED_MIN);
        guesses.locked_until = Some(until);
        let until = until.time();
        Ok(vec![self.to_host(ServerSignal::Guessing { until })])
    }
}

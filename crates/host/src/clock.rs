//! Time and ids as values that are passed in.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use time::{Duration, OffsetDateTime};
use uuid::{ContextV7, Timestamp, Uuid};

/// The time of day. Cheap to clone; all clones show the same time.
#[derive(Debug, Clone)]
pub struct Clock(Kind);

#[derive(Debug, Clone)]
enum Kind {
    System,
    /// Microseconds since the epoch of Unix.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self(Kind::System)
    }

    /// A clock that stands at `moment` until it is advanced: for tests. Whole microseconds.
    #[must_use]
    pub fn standing_at(moment: OffsetDateTime) -> Self {
        Self(Kind::Set(Arc::new(AtomicI64::new(microseconds(moment)))))
    }

    /// The present time in UTC.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the clock that everybody takes"
    )]
    pub fn now(&self) -> OffsetDateTime {
        match &self.0 {
            Kind::System => OffsetDateTime::now_utc(),
            Kind::Set(set) => {
                let moment = i128::from(set.load(Ordering::SeqCst)) * 1000;
                OffsetDateTime::from_unix_timestamp_nanos(moment)
                    .unwrap_or(OffsetDateTime::UNIX_EPOCH)
            }
        }
    }

    /// Milliseconds since the epoch of Unix, as tables keep them.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        microseconds(self.now()) / 1000
    }

    /// Moves a standing clock; the machine's clock goes its own way.
    pub fn advance(&self, by: Duration) {
        if let Kind::Set(set) = &self.0 {
            let by = i64::try_from(by.whole_microseconds()).unwrap_or_default();
            set.fetch_add(by, Ordering::SeqCst);
        }
    }

    /// The clock as a function, for those that must not know this type.
    #[must_use]
    pub fn as_fn(&self) -> Arc<dyn Fn() -> OffsetDateTime + Send + Sync> {
        let clock = self.clone();
        Arc::new(move || clock.now())
    }
}

fn microseconds(moment: OffsetDateTime) -> i64 {
    i64::try_from(moment.unix_timestamp_nanos() / 1000).unwrap_or_default()
}

/// New ids and other chance. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Ids {
    clock: Clock,
    order: Arc<Mutex<ContextV7>>,
}

impl Ids {
    /// Ids that carry the time of this clock.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        Self {
            clock,
            order: Arc::new(Mutex::new(ContextV7::new())),
        }
    }

    /// A UUIDv7: later ones are greater, also within a millisecond. It tells its time of birth:
    /// never use it as a secret.
    #[must_use]
    pub fn next(&self) -> Uuid {
        let micros = microseconds(self.clock.now()).unsigned_abs();
        let nanos = u32::try_from(micros % 1_000_000 * 1000).unwrap_or_default();
        let order = self.order.lock().unwrap_or_else(PoisonError::into_inner);
        Uuid::new_v7(Timestamp::from_unix(&*order, micros / 1_000_000, nanos))
    }

    /// A UUIDv4: it tells nothing, and nobody comes upon it by trying.
    #[must_use]
    pub fn unpredictable(&self) -> Uuid {
        uuid::Builder::from_random_bytes(self.random()).into_uuid()
    }

    /// Unpredictable bytes, for seeds and secrets.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        rand::fill(&mut bytes);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_standing_clock_moves_only_when_told() {
        let clock = Clock::standing_at(datetime!(2026-11-23 12:00 UTC));
        let same = clock.clone();
        assert_eq!(same.now(), datetime!(2026-11-23 12:00 UTC));
        clock.advance(Duration::minutes(3));
        assert_eq!(same.now(), datetime!(2026-11-23 12:03 UTC));
    }

    #[test]
    fn ids_of_one_moment_keep_their_order() {
        let ids = Ids::new(Clock::standing_at(datetime!(2026-11-23 12:00 UTC)));
        let made: Vec<Uuid> = (0..2000).map(|_| ids.next()).collect();
        assert!(made.is_sorted_by(|earlier, later| earlier < later));
        assert_eq!(made[0].get_version_num(), 7);
    }
}

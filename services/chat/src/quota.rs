//! How many turns a day a seeker has, and when the day turns. Pure.

use time::{Date, OffsetDateTime, UtcOffset};

/// The day of a quota turns at midnight in Korea, where most seekers are asleep or about to be.
pub const SEOUL: UtcOffset = match UtcOffset::from_hms(9, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

/// What is left of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Turns a day.
    pub limit: u32,
    pub used: u32,
    pub resets_at: OffsetDateTime,
}

/// Turns that were used on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// The number of the quota day.
    pub day: i32,
    pub used: u32,
}

impl Quota {
    #[must_use]
    pub fn remaining(&self) -> u32 {
        self.limit.saturating_sub(self.used)
    }
}

/// The number of the quota day that `now` is in.
#[must_use]
pub fn day(now: OffsetDateTime) -> i32 {
    now.to_offset(SEOUL).date().to_julian_day()
}

/// The date of a quota day.
#[must_use]
pub fn date(day: i32) -> Option<Date> {
    Date::from_julian_day(day).ok()
}

/// The next midnight in Korea.
#[must_use]
pub fn day_end(now: OffsetDateTime) -> OffsetDateTime {
    let today = now.to_offset(SEOUL).date();
    let tomorrow = today.next_day().unwrap_or(today);
    tomorrow
        .midnight()
        .assume_offset(SEOUL)
        .to_offset(UtcOffset::UTC)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn the_day_turns_at_midnight_in_korea() {
        let before = datetime!(2026-11-23 14:59:59 UTC);
        let after = datetime!(2026-11-23 15:00:00 UTC);
        assert_eq!(day(before) + 1, day(after));
        assert_eq!(day_end(before), after);
        assert_eq!(day_end(after), datetime!(2026-11-24 15:00:00 UTC));
    }
}

//! What a seeker looks for among their own conversations. Pure.

use tarot::CardId;
use time::macros::format_description;
use time::{Date, Duration, OffsetDateTime};

use crate::fault::ChatFault;
use crate::quota::SEOUL;

/// Longest search, in characters.
pub const SEARCH_CHARS: usize = 100;

/// Words, and what else they may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// As they stand in a title or a message.
    pub words: String,
    /// Cards whose name they are in, in Korean or English.
    pub cards: Vec<CardId>,
    /// The day or month in Korea that they name: from, and before.
    pub days: Option<(OffsetDateTime, OffsetDateTime)>,
}

impl Search {
    /// # Errors
    /// Nothing but white space, or over [`SEARCH_CHARS`].
    pub fn parse(text: &str) -> Result<Self, ChatFault> {
        let words = text.trim();
        if !(1..=SEARCH_CHARS).contains(&words.chars().count()) {
            return Err(ChatFault::InvalidSearch);
        }
        Ok(Self {
            words: words.to_owned(),
            cards: cards_named(words),
            days: days_named(words),
        })
    }
}

fn cards_named(words: &str) -> Vec<CardId> {
    let words = words.to_lowercase();
    let named = |name: &str| name.to_lowercase().contains(&words);
    tarot::deck()
        .iter()
        .filter(|card| named(card.name.ko) || named(card.name.en))
        .map(|card| card.id)
        .collect()
}

/// `2026-11-23` or `2026-11`.
fn days_named(words: &str) -> Option<(OffsetDateTime, OffsetDateTime)> {
    let format = format_description!("[year]-[month]-[day]");
    let (first, next) = if let Ok(day) = Date::parse(words, format) {
        (day, day.next_day()?)
    } else {
        let first = Date::parse(&format!("{words}-01"), format).ok()?;
        let days = first.month().length(first.year());
        (first, first.checked_add(Duration::days(days.into()))?)
    };
    let midnight = |date: Date| date.midnight().assume_offset(SEOUL);
    Some((midnight(first), midnight(next)))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_day_and_a_month_are_those_of_korea() {
        let day = days_named("2026-11-23").unwrap();
        assert_eq!(day.0, datetime!(2026-11-22 15:00 UTC));
        assert_eq!(day.1, datetime!(2026-11-23 15:00 UTC));
        let month = days_named("2028-02").unwrap();
        assert_eq!(month.0, datetime!(2028-01-31 15:00 UTC));
        assert_eq!(month.1, datetime!(2028-02-29 15:00 UTC));
        for other in ["2026", "2026-13", "2026-11-31", "11-23", "2026-11-", "내일"] {
            assert_eq!(days_named(other), None, "{other}");
        }
    }
}

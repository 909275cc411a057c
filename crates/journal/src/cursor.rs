//! A place in a journal.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// A place in a journal: just after the entry of this number. Written `<epoch>-<number>`.
///
/// An epoch is one writer's time; entries of an epoch are numbered from 1 without a gap. Cursors of
/// one journal are ordered as its entries are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Cursor {
    /// Milliseconds since 1970, or more: every epoch is later than all before it.
    pub epoch: u64,
    /// Of the entry; 0 stands before the first one.
    pub number: u64,
}

impl Cursor {
    /// Before everything, in a journal from which nothing was ever dropped.
    pub const START: Self = Self {
        epoch: 0,
        number: 0,
    };

    /// The place after the next entry of the same epoch.
    #[must_use]
    pub(crate) const fn next(self) -> Self {
        Self {
            epoch: self.epoch,
            number: self.number + 1,
        }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.epoch, self.number)
    }
}

/// The text is no cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a cursor is two numbers joined by a hyphen, such as 1732000000000-41")]
pub struct InvalidCursor;

impl FromStr for Cursor {
    type Err = InvalidCursor;

    /// Takes exactly what `Display` writes: no sign, no blank, no leading zero.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (epoch, number) = text.split_once('-').ok_or(InvalidCursor)?;
        Ok(Self {
            epoch: decimal(epoch)?,
            number: decimal(number)?,
        })
    }
}

fn decimal(text: &str) -> Result<u64, InvalidCursor> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || (text.len() > 1 && text.starts_with('0')) {
        return Err(InvalidCursor);
    }
    text.parse().map_err(|_| InvalidCursor)
}

impl Serialize for Cursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_cursor_survives_being_written_and_read(epoch: u64, number: u64) {
            let cursor = Cursor { epoch, number };
            prop_assert_eq!(cursor.to_string().parse(), Ok(cursor));
            let json = serde_json::to_string(&cursor).unwrap();
            prop_assert_eq!(serde_json::from_str::<Cursor>(&json).unwrap(), cursor);
        }

        #[test]
        fn whatever_is_read_is_written_the_same(text in "[0-9 +-]{0,8}") {
            if let Ok(cursor) = text.parse::<Cursor>() {
                prop_assert_eq!(cursor.to_string(), text);
            }
        }
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        for text in [
            "", "-", "1", "1-", "-1", "01-1", "1-01", "+1-1", "1-1-1", "1 -1", "a-1",
        ] {
            assert_eq!(text.parse::<Cursor>(), Err(InvalidCursor), "{text:?}");
        }
        assert!("18446744073709551616-1".parse::<Cursor>().is_err());
    }

    #[test]
    fn cursors_are_ordered_by_epoch_and_then_by_number() {
        let at = |text: &str| text.parse::<Cursor>().unwrap();
        assert!(at("1-40") < at("2-1") && at("2-9") < at("2-10") && Cursor::START < at("1-0"));
    }
}

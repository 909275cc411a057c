//! Whether everything that one says reaches the other, once and in order.

use std::collections::BTreeSet;

/// What one side of a room has heard of the other, who counts from 1.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    /// Each number with how often it had been sent before: who is not sure sends again.
    heard: BTreeSet<(u64, u32)>,
    highest: u64,
    missing: BTreeSet<u64>,
}

/// What a letter is, beside those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// The first time.
    New,
    /// It was sent again, and the page drops it by its number.
    SentAgain,
    /// Sent once and come twice.
    Doubled,
    /// A later one came before it: the page drops it.
    Late,
}

impl Numbers {
    /// Takes a number that had been sent `before` so many times.
    pub fn take(&mut self, number: u64, before: u32) -> Heard {
        if !self.heard.insert((number, before)) {
            return Heard::Doubled;
        }
        if number > self.highest {
            self.missing.extend(self.highest + 1..number);
            self.highest = number;
            return Heard::New;
        }
        match self.missing.remove(&number) {
            true => Heard::Late,
            false => Heard::SentAgain,
        }
    }

    /// Which of the numbers up to `sent` have not come.
    #[must_use]
    pub fn lost(&self, sent: u64) -> Vec<u64> {
        let missing = self.missing.iter().copied();
        missing.chain(self.highest + 1..=sent).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calm_line_loses_nothing() {
        let mut numbers = Numbers::default();
        for number in 1..=50 {
            assert_eq!(numbers.take(number, 0), Heard::New);
        }
        assert!(numbers.lost(50).is_empty());
    }

    #[test]
    fn a_lost_number_is_found_in_the_middle_and_at_the_end() {
        let mut numbers = Numbers::default();
        for number in [1, 2, 4] {
            assert_eq!(numbers.take(number, 0), Heard::New);
        }
        assert_eq!(numbers.lost(6), [3, 5, 6]);
    }

    #[test]
    fn a_doubled_number_is_found() {
        let mut numbers = Numbers::default();
        numbers.take(1, 0);
        assert_eq!(numbers.take(1, 0), Heard::Doubled);
        numbers.take(2, 1);
        assert_eq!(numbers.take(2, 1), Heard::Doubled);
    }

    #[test]
    fn what_was_sent_again_is_not_doubled() {
        let mut numbers = Numbers::default();
        numbers.take(1, 0);
        assert_eq!(numbers.take(1, 1), Heard::SentAgain);
        // the first sending of 2 was never kept
        assert_eq!(numbers.take(2, 1), Heard::New);
        assert!(numbers.lost(2).is_empty());
    }

    #[test]
    fn a_reordered_number_is_found_and_not_lost() {
        let mut numbers = Numbers::default();
        numbers.take(1, 0);
        numbers.take(3, 0);
        assert_eq!(numbers.take(2, 0), Heard::Late);
        assert!(numbers.lost(3).is_empty());
    }
}

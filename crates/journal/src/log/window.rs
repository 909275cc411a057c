//! The entries that are at hand: a gap-free stretch of a journal's history.

use std::collections::VecDeque;

use super::Limits;
use crate::cursor::Cursor;
use crate::entry::Entry;

/// Entries are counted from the birth of the window, so that a place stays valid when older
/// entries are dropped before it.
pub(super) struct Window {
    /// Just before the first entry.
    floor: Cursor,
    /// The count of the first entry.
    base: u64,
    entries: VecDeque<Entry>,
    /// Of their payloads.
    bytes: usize,
    /// Nothing was dropped since the journal began.
    whole: bool,
}

impl Window {
    pub(super) const fn new(floor: Cursor, whole: bool) -> Self {
        Self {
            floor,
            base: 0,
            entries: VecDeque::new(),
            bytes: 0,
            whole,
        }
    }

    pub(super) const fn floor(&self) -> Cursor {
        self.floor
    }

    pub(super) const fn base(&self) -> u64 {
        self.base
    }

    /// The count of the entry that is yet to come.
    pub(super) fn end(&self) -> u64 {
        self.base + self.entries.len() as u64
    }

    pub(super) fn head(&self) -> Cursor {
        self.entries.back().map_or(self.floor, |entry| entry.cursor)
    }

    pub(super) fn push(&mut self, entry: Entry) {
        self.bytes += entry.payload.len();
        self.entries.push_back(entry);
    }

    /// The count of the entry that follows `after`, if the window knows it.
    pub(super) fn locate(&self, after: Cursor) -> Option<u64> {
        if after == self.head() {
            return Some(self.end());
        }
        if after == self.floor || (after == Cursor::START && self.whole) {
            return Some(self.base);
        }
        let found = self
            .entries
            .binary_search_by_key(&after, |entry| entry.cursor)
            .ok()?;
        Some(self.base + found as u64 + 1)
    }

    /// The cursor just before the entry of this count.
    pub(super) fn before(&self, index: u64) -> Cursor {
        match index.checked_sub(self.base + 1) {
            Some(offset) => self.at(offset).map_or(self.floor, |entry| entry.cursor),
            None => self.floor,
        }
    }

    fn at(&self, offset: u64) -> Option<&Entry> {
        self.entries.get(usize::try_from(offset).ok()?)
    }

    /// The entries from this count on; it must not be below the base.
    pub(super) fn from(&self, index: u64) -> impl Iterator<Item = &Entry> {
        let offset = index.saturating_sub(self.base);
        let offset = usize::try_from(offset)
            .unwrap_or(usize::MAX)
            .min(self.entries.len());
        self.entries.range(offset..)
    }

    /// Drops the oldest entries until no more are left than may be, and no more bytes of them; but
    /// none from `keep` on, and for its bytes not the last one.
    pub(super) fn trim(&mut self, limits: Limits, keep: u64) {
        let is_much = |window: &Self| {
            let count = window.entries.len();
            count > limits.entries || (window.bytes > limits.bytes && count > 1)
        };
        while is_much(self) && self.base < keep {
            let Some(entry) = self.entries.pop_front() else {
                return;
            };
            self.bytes -= entry.payload.len();
            self.floor = entry.cursor;
            self.base += 1;
            self.whole = false;
        }
    }

    /// Drops the entries from this count on. Returns how many.
    pub(super) fn cut(&mut self, index: u64) -> usize {
        let keep = usize::try_from(index.saturating_sub(self.base)).unwrap_or(usize::MAX);
        let cut = self.entries.len().saturating_sub(keep);
        let lost = self.entries.iter().skip(keep);
        self.bytes -= lost.map(|entry| entry.payload.len()).sum::<usize>();
        self.entries.truncate(keep);
        cut
    }

    /// Forgets everything and stands at `floor`. No former place fits any more.
    pub(super) fn restart(&mut self, floor: Cursor) {
        self.base = self.end() + 1;
        self.floor = floor;
        self.whole = false;
        self.bytes = 0;
        self.entries.clear();
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn at(epoch: u64, number: u64) -> Cursor {
        Cursor { epoch, number }
    }

    const fn limits(entries: usize, bytes: usize) -> Limits {
        Limits {
            entries,
            bytes,
            backlog: None,
        }
    }

    fn filled(numbers: std::ops::RangeInclusive<u64>) -> Window {
        let mut window = Window::new(at(7, 0), true);
        for number in numbers {
            window.push(Entry {
                cursor: at(7, number),
                payload: Bytes::new(),
            });
        }
        window
    }

    #[test]
    fn only_what_is_held_exactly_is_found() {
        let mut window = filled(1..=4);
        assert_eq!(window.locate(Cursor::START), Some(0));
        assert_eq!(window.locate(at(7, 0)), Some(0));
        assert_eq!(window.locate(at(7, 3)), Some(3));
        assert_eq!(window.locate(at(7, 5)), None);
        assert_eq!(window.locate(at(6, 3)), None);
        window.trim(limits(2, 100), u64::MAX);
        assert_eq!(window.locate(Cursor::START), None);
        assert_eq!(window.locate(at(7, 1)), None);
        assert_eq!(window.locate(at(7, 2)), Some(2));
        assert_eq!(window.before(2), at(7, 2));
        assert_eq!(window.before(4), at(7, 4));
    }

    #[test]
    fn entries_that_must_be_kept_are_never_trimmed() {
        let mut window = filled(1..=4);
        window.trim(limits(1, 100), 2);
        assert_eq!((window.base(), window.entries.len()), (2, 2));
    }

    #[test]
    fn large_entries_leave_no_room_for_many() {
        let mut window = filled(1..=4);
        for number in 5..=8 {
            window.push(Entry {
                cursor: at(7, number),
                payload: Bytes::from_static(&[0; 40]),
            });
        }
        assert_eq!(window.cut(7), 1);
        window.trim(limits(100, 90), u64::MAX);
        assert_eq!((window.base(), window.entries.len()), (5, 2));
        window.trim(limits(100, 10), u64::MAX);
        assert_eq!((window.base(), window.entries.len()), (6, 1));
        window.restart(at(8, 0));
        window.trim(limits(100, 10), u64::MAX);
        assert_eq!(window.head(), at(8, 0));
    }
}

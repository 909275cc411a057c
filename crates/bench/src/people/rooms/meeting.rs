//! What two who meet know of each other, apart from all that the service tells them.

use std::cell::{Cell, RefCell};

use crate::people::ledger::{Heard, Numbers};

/// On which side of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Host,
    Guest,
}

/// One consultation.
#[derive(Debug, Default)]
pub struct Meeting {
    host: Page,
    guest: Page,
    /// Nobody says anything new.
    pub is_ending: Cell<bool>,
    /// The host has said goodbye, or somebody is gone for good.
    pub is_over: Cell<bool>,
}

/// What one of them has done.
#[derive(Debug, Default)]
struct Page {
    is_seated: Cell<bool>,
    written: Cell<u64>,
    is_all_kept: Cell<bool>,
    heard: RefCell<Numbers>,
}

impl Side {
    pub fn other(self) -> Self {
        match self {
            Self::Host => Self::Guest,
            Self::Guest => Self::Host,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Guest => "guest",
        }
    }
}

impl Meeting {
    fn page(&self, side: Side) -> &Page {
        match side {
            Side::Host => &self.host,
            Side::Guest => &self.guest,
        }
    }

    pub fn is_seated(&self, side: Side) -> bool {
        self.page(side).is_seated.get()
    }

    pub fn seat(&self, side: Side) {
        self.page(side).is_seated.set(true);
    }

    /// Both know that they sit at the table.
    pub fn have_met(&self) -> bool {
        self.host.is_seated.get() && self.guest.is_seated.get()
    }

    /// This side has written so many letters, and knows that all are kept or does not.
    pub fn wrote(&self, side: Side, written: u64, is_all_kept: bool) {
        self.page(side).written.set(written);
        self.page(side).is_all_kept.set(is_all_kept);
    }

    pub fn hear(&self, side: Side, number: u64, before: u32) -> Heard {
        self.page(side).heard.borrow_mut().take(number, before)
    }

    /// The letters that were written for this side and have not come.
    pub fn lost(&self, side: Side) -> Vec<u64> {
        let written = self.page(side.other()).written.get();
        self.page(side).heard.borrow().lost(written)
    }

    pub fn written(&self, side: Side) -> u64 {
        self.page(side).written.get()
    }

    /// Everything that was written is kept and was heard.
    pub fn is_settled(&self) -> bool {
        [Side::Host, Side::Guest]
            .into_iter()
            .all(|side| self.page(side).is_all_kept.get() && self.lost(side).is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_settled_when_all_is_kept_and_heard() {
        let meeting = Meeting::default();
        meeting.wrote(Side::Host, 2, true);
        meeting.wrote(Side::Guest, 0, true);
        assert_eq!(meeting.lost(Side::Guest), [1, 2]);
        meeting.hear(Side::Guest, 1, 0);
        meeting.hear(Side::Guest, 2, 0);
        assert!(meeting.is_settled());
        meeting.wrote(Side::Host, 3, false);
        assert_eq!(meeting.lost(Side::Guest), [3]);
        assert!(meeting.lost(Side::Host).is_empty());
        assert!(!meeting.is_settled());
    }
}

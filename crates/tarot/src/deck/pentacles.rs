use super::{Page, interim};
use crate::localized::say;

pub(super) const PAGES: [Page; 14] = [
    interim(say("펜타클 에이스", "Ace of Pentacles")),
    interim(say("펜타클 2", "Two of Pentacles")),
    interim(say("펜타클 3", "Three of Pentacles")),
    interim(say("펜타클 4", "Four of Pentacles")),
    interim(say("펜타클 5", "Five of Pentacles")),
    interim(say("펜타클 6", "Six of Pentacles")),
    interim(say("펜타클 7", "Seven of Pentacles")),
    interim(say("펜타클 8", "Eight of Pentacles")),
    interim(say("펜타클 9", "Nine of Pentacles")),
    interim(say("펜타클 10", "Ten of Pentacles")),
    interim(say("펜타클 시종", "Page of Pentacles")),
    interim(say("펜타클 기사", "Knight of Pentacles")),
    interim(say("펜타클 여왕", "Queen of Pentacles")),
    interim(say("펜타클 왕", "King of Pentacles")),
];

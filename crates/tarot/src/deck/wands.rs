use super::{Page, interim};
use crate::localized::say;

pub(super) const PAGES: [Page; 14] = [
    interim(say("완드 에이스", "Ace of Wands")),
    interim(say("완드 2", "Two of Wands")),
    interim(say("완드 3", "Three of Wands")),
    interim(say("완드 4", "Four of Wands")),
    interim(say("완드 5", "Five of Wands")),
    interim(say("완드 6", "Six of Wands")),
    interim(say("완드 7", "Seven of Wands")),
    interim(say("완드 8", "Eight of Wands")),
    interim(say("완드 9", "Nine of Wands")),
    interim(say("완드 10", "Ten of Wands")),
    interim(say("완드 시종", "Page of Wands")),
    interim(say("완드 기사", "Knight of Wands")),
    interim(say("완드 여왕", "Queen of Wands")),
    interim(say("완드 왕", "King of Wands")),
];

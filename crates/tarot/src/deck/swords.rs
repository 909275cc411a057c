use super::{Page, interim};
use crate::localized::say;

pub(super) const PAGES: [Page; 14] = [
    interim(say("소드 에이스", "Ace of Swords")),
    interim(say("소드 2", "Two of Swords")),
    interim(say("소드 3", "Three of Swords")),
    interim(say("소드 4", "Four of Swords")),
    interim(say("소드 5", "Five of Swords")),
    interim(say("소드 6", "Six of Swords")),
    interim(say("소드 7", "Seven of Swords")),
    interim(say("소드 8", "Eight of Swords")),
    interim(say("소드 9", "Nine of Swords")),
    interim(say("소드 10", "Ten of Swords")),
    interim(say("소드 시종", "Page of Swords")),
    interim(say("소드 기사", "Knight of Swords")),
    interim(say("소드 여왕", "Queen of Swords")),
    interim(say("소드 왕", "King of Swords")),
];

use super::{Page, interim};
use crate::localized::say;

pub(super) const PAGES: [Page; 14] = [
    interim(say("컵 에이스", "Ace of Cups")),
    interim(say("컵 2", "Two of Cups")),
    interim(say("컵 3", "Three of Cups")),
    interim(say("컵 4", "Four of Cups")),
    interim(say("컵 5", "Five of Cups")),
    interim(say("컵 6", "Six of Cups")),
    interim(say("컵 7", "Seven of Cups")),
    interim(say("컵 8", "Eight of Cups")),
    interim(say("컵 9", "Nine of Cups")),
    interim(say("컵 10", "Ten of Cups")),
    interim(say("컵 시종", "Page of Cups")),
    interim(say("컵 기사", "Knight of Cups")),
    interim(say("컵 여왕", "Queen of Cups")),
    interim(say("컵 왕", "King of Cups")),
];

use super::super::{Page, interim};
use crate::localized::say;

pub(super) const PAGES: [Page; 7] = [
    interim(say("힘", "Strength")),
    interim(say("은둔자", "The Hermit")),
    interim(say("운명의 수레바퀴", "Wheel of Fortune")),
    interim(say("정의", "Justice")),
    interim(say("매달린 사람", "The Hanged Man")),
    interim(say("죽음", "Death")),
    interim(say("절제", "Temperance")),
];

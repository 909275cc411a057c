use super::super::{Page, interim};
use crate::localized::say;

pub(super) const PAGES: [Page; 8] = [
    interim(say("바보", "The Fool")),
    interim(say("마법사", "The Magician")),
    interim(say("여사제", "The High Priestess")),
    interim(say("여황제", "The Empress")),
    interim(say("황제", "The Emperor")),
    interim(say("교황", "The Hierophant")),
    interim(say("연인", "The Lovers")),
    interim(say("전차", "The Chariot")),
];

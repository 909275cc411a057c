use super::super::{Page, interim};
use crate::localized::say;

pub(super) const PAGES: [Page; 7] = [
    interim(say("악마", "The Devil")),
    interim(say("탑", "The Tower")),
    interim(say("별", "The Star")),
    interim(say("달", "The Moon")),
    interim(say("태양", "The Sun")),
    interim(say("심판", "Judgement")),
    interim(say("세계", "The World")),
];

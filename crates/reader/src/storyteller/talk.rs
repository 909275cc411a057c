//! Talk before any card.

use crate::crisis::{care_text, detect};
use crate::storyteller::lines::at;
use crate::storyteller::tell::{Tale, Teller, has_any};
use crate::storyteller::worry::quote;

impl Teller {
    pub fn talk(mut self, newest: &str, turn: u32, may_offer: bool) -> Tale {
        if let Some(crisis) = detect(newest) {
            return Tale {
                text: care_text(self.locale, crisis.kind).to_owned(),
                offers: false,
            };
        }
        let lines = &self.lines.talk;
        let wants = wants_cards(newest);
        let mut sentences = Vec::new();
        if asks_who(newest) {
            sentences.push(self.voiced(lines.who));
        }
        let is_greeting = quote(newest).is_none() && newest.chars().count() < 12;
        let offers = may_offer && (turn > 0 || wants);
        if is_greeting && !offers {
            sentences.push(self.say(&lines.welcome, &[]));
            return Tale {
                text: sentences.join(" "),
                offers: false,
            };
        }
        if sentences.is_empty() {
            sentences.push(self.opening(&lines.heard_quote, &lines.heard_bare, newest));
        }
        sentences.push(if offers {
            self.say(&lines.offer, &[])
        } else if may_offer {
            let question = self.dice.pick(&lines.question[at(self.topic)]);
            self.voiced(question)
        } else {
            self.say(&lines.stay, &[])
        });
        Tale {
            text: sentences.join(" "),
            offers,
        }
    }
}

fn wants_cards(text: &str) -> bool {
    has_any(text, &["카드", "뽑", "타로", "card", "draw", "tarot"])
}

/// Asked of us, not of somebody in the worry: “그 사람 좋은 사람이야?” is another question.
fn asks_who(text: &str) -> bool {
    let close: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    has_any(
        &close,
        &[
            "너사람",
            "넌사람",
            "너는사람",
            "너혹시사람",
            "당신은사람",
            "사람이세요",
            "인공지능이야",
            "인공지능이에요",
            "인공지능인가",
            "너ai",
            "넌ai",
            "너는ai",
            "로봇이야",
            "챗봇이",
            "너누구",
            "넌누구",
            "너는누구",
            "누구세요",
            "areyouhuman",
            "areyouahuman",
            "areyouanai",
            "areyouai",
            "areyouabot",
            "areyoureal",
            "areyouarobot",
            "whoareyou",
        ],
    )
}

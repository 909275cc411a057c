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

fn asks_who(text: &str) -> bool {
    has_any(
        text,
        &[
            "사람이야",
            "사람이에요",
            "사람인가",
            "사람 맞",
            "인공지능",
            "ai야",
            "ai예요",
            "ai인",
            "로봇이",
            "봇이야",
            "누구야",
            "누구세요",
            "are you human",
            "are you an ai",
            "are you a bot",
            "are you real",
            "are you a robot",
            "who are you",
        ],
    )
}

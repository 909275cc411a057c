//! Answers to questions about a reading.

use proto_events::cards::{DrawnCard, SpreadId};

use crate::crisis::{care_text, detect};
use crate::storyteller::tell::{Teller, capitalised, has_any, seen};

impl Teller {
    pub fn follow_up(
        mut self,
        id: SpreadId,
        cards: &[DrawnCard],
        asked: &str,
        left: u32,
    ) -> String {
        if let Some(crisis) = detect(asked) {
            return care_text(self.locale, crisis.kind).to_owned();
        }
        let lines = &self.lines.follow_up;
        let cards = seen(id, cards);
        if cards.is_empty() {
            return String::new();
        }
        let about_time = has_any(asked, &["언제", "얼마나", "몇 월", "when", "how long"]);
        let about_way = has_any(
            asked,
            &[
                "어떻게",
                "어떡",
                "뭘 해",
                "무엇을",
                "방법",
                "해야",
                "how",
                "should",
                "what can i",
            ],
        );
        let index = if about_time {
            cards.len() - 1
        } else {
            self.dice.below(cards.len())
        };
        let Some(seen) = cards.get(index) else {
            return String::new();
        };
        let (first, second) = (seen.keyword(self.locale, 0), seen.keyword(self.locale, 1));
        let lead = self.say(
            &lines.lead,
            &[
                ("card", seen.card.name.get(self.locale)),
                ("place", seen.place.name.get(self.locale)),
            ],
        );
        let mut sentences = vec![capitalised(&lead)];
        if about_time {
            sentences.push(self.say(&lines.when, &[]));
        }
        let words = [("keyword", first), ("second", second)];
        sentences.push(self.say(&lines.other, &words));
        let meaning = self.voiced(seen.meaning().text.get(self.locale));
        let mut paragraphs = vec![sentences.join(" "), meaning];
        let mut closing = Vec::new();
        closing.extend(self.stakes(asked));
        if about_way || !about_time {
            closing.push(self.say(&lines.how, &[]));
            closing.push(self.voiced(seen.meaning().advice.get(self.locale)));
        }
        closing.push(self.say(if left == 0 { &lines.last } else { &lines.more }, &[]));
        paragraphs.push(closing.join(" "));
        paragraphs.join("\n\n")
    }
}

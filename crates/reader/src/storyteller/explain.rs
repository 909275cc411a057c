//! A reading of the drawn cards.

use proto_events::cards::{DrawnCard, SpreadId};
use proto_events::chat::Persona;

use crate::prompt::orientation_name;
use crate::storyteller::lines::at;
use crate::storyteller::tell::{Seen, Teller, capitalised, seen};
use crate::storyteller::template::fill;

impl Teller {
    pub fn reading(mut self, id: SpreadId, cards: &[DrawnCard], worry: &str) -> String {
        let lines = self.lines;
        let cards = seen(id, cards);
        let (Some(first), Some(last)) = (cards.first(), cards.last()) else {
            return String::new();
        };
        let mut paragraphs = vec![self.opening(&lines.opening_quote, &lines.opening_bare, worry)];
        let intros = self.dice.shuffled(&lines.intro);
        let keywords = self.dice.shuffled(&lines.keyword);
        for (index, seen) in cards.iter().enumerate() {
            let intro = intros[index % intros.len()];
            let keyword = keywords[index % keywords.len()];
            paragraphs.push(self.explain(seen, intro, keyword, cards.len()));
        }
        // the heart of the answer: the only card, the present, or where it all tends
        let heart = match id {
            SpreadId::One => first,
            SpreadId::Three => cards.get(1).unwrap_or(first),
            SpreadId::Celtic => last,
        };
        let keyword = heart.keyword(self.locale, 0);
        paragraphs.push(self.link(keyword));
        if cards.len() > 1 {
            let (from, to) = (first.keyword(self.locale, 0), last.keyword(self.locale, 0));
            let flow = self.say(&lines.flow, &[("first", from), ("last", to)]);
            paragraphs.push(flow);
        }
        paragraphs.extend(self.stakes(worry));
        let conclusion = self.say(&lines.conclusion, &[("keyword", keyword)]);
        let action = self.say(&lines.action, &[]);
        let advice = self.voiced(last.meaning().advice.get(self.locale));
        paragraphs.push(format!("{conclusion} {action} {advice}"));
        paragraphs.join("\n\n")
    }

    /// One card: the fewer there are, the longer.
    fn explain(&mut self, seen: &Seen, intro: &str, keyword: &str, count: usize) -> String {
        let lines = self.lines;
        let intro = fill(
            &self.voiced(intro),
            &[
                ("place", seen.place.name.get(self.locale)),
                ("card", seen.card.name.get(self.locale)),
                ("way", orientation_name(self.locale, seen.orientation)),
            ],
        );
        let mut sentences = vec![capitalised(&intro)];
        let keyword = fill(
            &self.voiced(keyword),
            &[
                ("keyword", seen.keyword(self.locale, 0)),
                ("second", seen.keyword(self.locale, 1)),
            ],
        );
        sentences.push(capitalised(&keyword));
        let symbols = match (count, self.persona) {
            (1, Persona::Plain) => 1,
            (1, _) => 2,
            (2..=3, _) => 1,
            _ => 0,
        };
        let ways = self.dice.shuffled(&lines.symbol);
        for (symbol, way) in self
            .dice
            .shuffled(seen.card.symbols)
            .iter()
            .zip(ways)
            .take(symbols)
        {
            sentences.push(fill(
                &self.voiced(way),
                &[
                    ("symbol", symbol.name.get(self.locale)),
                    ("sense", symbol.sense.get(self.locale)),
                ],
            ));
        }
        let meaning = self.voiced(seen.meaning().text.get(self.locale));
        if count == 1 {
            return format!("{}\n\n{meaning}", sentences.join(" "));
        }
        sentences.push(if count > 3 {
            first_sentences(&meaning, 90)
        } else {
            meaning
        });
        sentences.join(" ")
    }

    fn link(&mut self, keyword: &str) -> String {
        let lines = self.lines;
        let lead = self.say(&lines.lead, &[("topic", self.topic_name())]);
        let link = self.dice.pick(&lines.topic[at(self.topic)]);
        let link = fill(&self.voiced(link), &[("keyword", keyword)]);
        format!("{} {}", capitalised(&lead), capitalised(&link))
    }
}

/// The first sentences that fit, at least one.
fn first_sentences(text: &str, most: usize) -> String {
    let mut taken = String::new();
    for sentence in text.split_inclusive(['.', '?', '!']) {
        if !taken.is_empty() && (taken.chars().count() + sentence.chars().count()) > most {
            break;
        }
        taken.push_str(sentence);
    }
    taken.trim().to_owned()
}

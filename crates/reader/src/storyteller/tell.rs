//! Composes what is said: pure, and the same for the same request.

use proto_events::cards::{DrawnCard, Locale, Orientation, SpreadId};
use proto_events::chat::Persona;
use tarot::{Card, CardId, Meaning, Place, card, spread};

use crate::request::{Purpose, ReadRequest, Role};
use crate::storyteller::dice::Dice;
use crate::storyteller::informal::informal;
use crate::storyteller::lines::{Lines, Six, at, voice};
use crate::storyteller::template::fill;
use crate::storyteller::worry::{Topic, quote};

/// A whole answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tale {
    pub text: String,
    pub offers: bool,
}

pub fn tale(request: &ReadRequest) -> Tale {
    let ReadRequest {
        locale,
        persona,
        purpose,
        history,
        said: _,
        seed,
        request_id: _,
    } = request;
    let seeker: Vec<&str> = history
        .iter()
        .filter(|utterance| utterance.role == Role::Seeker)
        .map(|utterance| utterance.text.as_str())
        .collect();
    let newest = seeker.last().copied().unwrap_or_default();
    let teller = |salt: &str, worry: &str| Teller {
        lines: Lines::of(*locale),
        locale: *locale,
        persona: *persona,
        topic: Topic::of(worry),
        dice: Dice::new(*seed, salt),
    };
    match purpose {
        Purpose::Talk { turn, may_offer } => {
            let all = seeker.join("\n");
            teller(&format!("talk {turn} {newest}"), &all).talk(newest, *turn, *may_offer)
        }
        Purpose::Reading {
            spread: id,
            cards,
            question,
        } => {
            let all = seeker.join("\n");
            let worry = question.as_deref().unwrap_or(&all);
            Tale {
                text: teller("reading", worry).reading(*id, cards, worry),
                offers: false,
            }
        }
        Purpose::FollowUp {
            spread: id,
            cards,
            left,
            question,
        } => {
            let worry = question.as_deref().unwrap_or_default();
            let text = teller(&format!("follow-up {left} {newest}"), worry)
                .follow_up(*id, cards, newest, *left);
            Tale {
                text,
                offers: false,
            }
        }
    }
}

/// Says things in one language and voice about one worry.
pub struct Teller {
    pub lines: &'static Lines,
    pub locale: Locale,
    pub persona: Persona,
    pub topic: Topic,
    pub dice: Dice,
}

/// A drawn card with all that the library knows about it.
pub struct Seen {
    pub card: &'static Card,
    pub place: &'static Place,
    pub orientation: Orientation,
}

impl Seen {
    pub const fn meaning(&self) -> &'static Meaning {
        self.card.meaning(self.orientation)
    }

    pub fn keyword(&self, locale: Locale, index: usize) -> &'static str {
        let keywords = self.meaning().keywords;
        keywords
            .get(index)
            .or(keywords.first())
            .map_or("", |word| word.get(locale))
    }
}

pub fn seen(id: SpreadId, cards: &[DrawnCard]) -> Vec<Seen> {
    let mut cards: Vec<&DrawnCard> = cards.iter().collect();
    cards.sort_by_key(|drawn| drawn.place);
    cards
        .into_iter()
        .filter_map(|drawn| {
            Some(Seen {
                card: card(drawn.card.parse::<CardId>().ok()?),
                place: spread(id).places.get(usize::from(drawn.place))?,
                orientation: drawn.orientation,
            })
        })
        .collect()
}

impl Teller {
    /// A text of ours in the persona's voice. It must not contain what a person wrote.
    pub fn voiced(&self, text: &str) -> String {
        match (self.locale, self.persona) {
            (Locale::Ko, Persona::Conch) => informal(text),
            _ => text.to_owned(),
        }
    }

    /// One of six, voiced and filled.
    pub fn say(&mut self, six: &Six, values: &[(&str, &str)]) -> String {
        let line = self.dice.pick(six);
        fill(&self.voiced(line), values)
    }

    pub fn topic_name(&self) -> &'static str {
        self.lines.topic_name[at(self.topic)]
    }

    pub fn opening(&mut self, quoted: &[Six; 3], bare: &[Six; 3], worry: &str) -> String {
        let voice = voice(self.persona);
        match quote(worry) {
            Some(quote) => {
                let line = self.dice.pick(&quoted[voice]);
                fill(line, &[("quote", &quote)])
            }
            None => {
                let line = self.dice.pick(&bare[voice]);
                capitalised(&fill(line, &[("topic", self.topic_name())]))
            }
        }
    }

    /// What no card can know, and who can.
    pub fn stakes(&self, worry: &str) -> Option<String> {
        let worry = worry.to_lowercase();
        let law = [
            "소송",
            "고소",
            "재판",
            "변호사",
            "lawsuit",
            "court",
            "sued",
            "lawyer",
        ];
        let index = if law.iter().any(|word| worry.contains(word)) {
            2
        } else {
            match self.topic {
                Topic::Health => 0,
                Topic::Money => 1,
                Topic::Love | Topic::Work | Topic::Study | Topic::People | Topic::Own => {
                    return None;
                }
            }
        };
        Some(self.voiced(self.lines.stakes[index]))
    }
}

pub fn has_any(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word))
}

/// With a capital letter at its beginning, where its script has one.
pub fn capitalised(text: &str) -> String {
    let bare = text.trim_start_matches(['“', '‘']);
    let quotes = &text[..text.len() - bare.len()];
    let mut letters = bare.chars();
    match letters.next() {
        Some(first) if first.is_ascii_lowercase() => {
            format!("{quotes}{}{}", first.to_ascii_uppercase(), letters.as_str())
        }
        _ => text.to_owned(),
    }
}

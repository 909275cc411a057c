//! Composes what is said: pure, and the same for the same request.

use proto_events::cards::{DrawnCard, Locale, Orientation, SpreadId};
use proto_events::chat::Persona;
use tarot::{Card, CardId, Meaning, Place, card, spread};

use crate::crisis::{care_text, detect};
use crate::prompt::orientation_name;
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

struct Teller {
    lines: &'static Lines,
    locale: Locale,
    persona: Persona,
    topic: Topic,
    dice: Dice,
}

/// A drawn card with all that the library knows about it.
struct Seen {
    card: &'static Card,
    place: &'static Place,
    orientation: Orientation,
}

impl Seen {
    const fn meaning(&self) -> &'static Meaning {
        self.card.meaning(self.orientation)
    }

    fn keyword(&self, locale: Locale, index: usize) -> &'static str {
        let keywords = self.meaning().keywords;
        keywords
            .get(index)
            .or(keywords.first())
            .map_or("", |word| word.get(locale))
    }
}

fn seen(id: SpreadId, cards: &[DrawnCard]) -> Vec<Seen> {
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
    fn voiced(&self, text: &str) -> String {
        match (self.locale, self.persona) {
            (Locale::Ko, Persona::Conch) => informal(text),
            _ => text.to_owned(),
        }
    }

    /// One of six, voiced and filled.
    fn say(&mut self, six: &Six, values: &[(&str, &str)]) -> String {
        let line = self.dice.pick(six);
        fill(&self.voiced(line), values)
    }

    fn topic_name(&self) -> &'static str {
        self.lines.topic_name[at(self.topic)]
    }

    fn opening(&mut self, quoted: &[Six; 3], bare: &[Six; 3], worry: &str) -> String {
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

    fn talk(mut self, newest: &str, turn: u32, may_offer: bool) -> Tale {
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

    fn reading(mut self, id: SpreadId, cards: &[DrawnCard], worry: &str) -> String {
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

    /// What no card can know, and who can.
    fn stakes(&self, worry: &str) -> Option<String> {
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

    fn follow_up(mut self, id: SpreadId, cards: &[DrawnCard], asked: &str, left: u32) -> String {
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

fn has_any(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word))
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

/// With a capital letter at its beginning, where its script has one.
fn capitalised(text: &str) -> String {
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

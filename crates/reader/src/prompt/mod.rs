//! What a model is told.

mod texts;

use proto_events::cards::{DrawnCard, Locale, Orientation, SpreadId};
use tarot::{CardId, card, spread};

use crate::marker::MARKER;
use crate::prompt::texts::{Texts, fill};
use crate::request::{Purpose, ReadRequest, Role, Utterance};

/// The newest part of a conversation that a model gets to see, in characters.
const MEMORY: usize = 6_000;

/// One request in the words of any model.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    /// Ours alone: nothing that a person wrote is in it.
    pub system: String,
    /// Alternating, beginning and ending with the seeker.
    pub turns: Vec<Utterance>,
    pub max_tokens: u32,
    pub temperature: f64,
    pub may_offer: bool,
}

/// Makes the prompt of a request.
pub fn prompt(request: &ReadRequest) -> Prompt {
    let ReadRequest {
        locale,
        persona,
        purpose,
        history,
        said,
        seed: _,
        request_id: _,
    } = request;
    let texts = Texts::of(*locale);
    let task = task(texts, *locale, purpose);
    let voice = texts.voice(*persona);
    let system = fill(texts.system, &[("voice", voice), ("task", &task)]);
    let mut turns = recent(history);
    if let Purpose::Reading { question, .. } = purpose {
        turns.push(Utterance::seeker(match question {
            Some(question) => fill(texts.reading_ask, &[("question", &clean(question))]),
            None => texts.reading_ask_open.trim_end().to_owned(),
        }));
    }
    if !said.is_empty() {
        turns.push(Utterance::reader(said.clone()));
        turns.push(Utterance::seeker(texts.go_on.trim_end()));
    }
    Prompt {
        system,
        turns: alternating(turns),
        max_tokens: match purpose {
            Purpose::Talk { .. } => 300,
            Purpose::FollowUp { .. } => 700,
            Purpose::Reading {
                spread: SpreadId::Celtic,
                ..
            } => 3_000,
            Purpose::Reading { .. } => 1_500,
        },
        temperature: 0.5,
        may_offer: matches!(
            purpose,
            Purpose::Talk {
                may_offer: true,
                ..
            }
        ),
    }
}

fn task(texts: &Texts, locale: Locale, purpose: &Purpose) -> String {
    let marker = ("marker", MARKER);
    match purpose {
        Purpose::Talk {
            may_offer: false, ..
        } => fill(texts.talk_only, &[]),
        Purpose::Talk { turn: 0, .. } => fill(texts.talk_listen, &[marker]),
        Purpose::Talk { .. } => fill(texts.talk_offer, &[marker]),
        Purpose::Reading {
            spread: id,
            cards,
            question: _,
        } => fill(
            texts.reading,
            &[
                ("spread", spread(*id).name.get(locale)),
                ("cards", &described(texts, locale, *id, cards)),
                ("length", length(locale, *id)),
            ],
        ),
        Purpose::FollowUp {
            spread: id,
            cards,
            left,
            question: _,
        } => {
            let left = match left {
                0 => fill(texts.follow_up_last, &[]),
                count => fill(texts.follow_up_more, &[("count", &count.to_string())]),
            };
            fill(
                texts.follow_up,
                &[
                    ("spread", spread(*id).name.get(locale)),
                    ("cards", &described(texts, locale, *id, cards)),
                    ("left", &left),
                ],
            )
        }
    }
}

/// How long a reading is: characters in Korean, words in English.
const fn length(locale: Locale, spread: SpreadId) -> &'static str {
    match (locale, spread) {
        (Locale::Ko, SpreadId::One) => "400~700",
        (Locale::Ko, SpreadId::Three) => "600~900",
        (Locale::Ko, SpreadId::Celtic) => "1400~2000",
        (Locale::En, SpreadId::One) => "150 to 250",
        (Locale::En, SpreadId::Three) => "220 to 350",
        (Locale::En, SpreadId::Celtic) => "500 to 750",
    }
}

/// The drawn cards with what the library says about them, so that the reading rests on it.
fn described(texts: &Texts, locale: Locale, id: SpreadId, cards: &[DrawnCard]) -> String {
    let places = spread(id).places;
    let described = cards.iter().filter_map(|drawn| {
        let card = card(drawn.card.parse::<CardId>().ok()?);
        let place = places.get(usize::from(drawn.place))?;
        let meaning = card.meaning(drawn.orientation);
        let keywords: Vec<&str> = meaning
            .keywords
            .iter()
            .map(|word| word.get(locale))
            .collect();
        Some(fill(
            texts.card,
            &[
                ("place", place.name.get(locale)),
                ("orientation", orientation_name(locale, drawn.orientation)),
                ("name", card.name.get(locale)),
                ("sense", place.sense.get(locale)),
                ("keywords", &keywords.join(", ")),
                ("text", meaning.text.get(locale)),
                ("advice", meaning.advice.get(locale)),
            ],
        ))
    });
    described.collect::<Vec<_>>().join("\n\n")
}

pub const fn orientation_name(locale: Locale, orientation: Orientation) -> &'static str {
    match (locale, orientation) {
        (Locale::Ko, Orientation::Upright) => "정방향",
        (Locale::Ko, Orientation::Reversed) => "역방향",
        (Locale::En, Orientation::Upright) => "upright",
        (Locale::En, Orientation::Reversed) => "reversed",
    }
}

/// The newest utterances within the memory, beginning with one of the seeker: the greeting is ours
/// and says nothing about the worry.
fn recent(history: &[Utterance]) -> Vec<Utterance> {
    let mut room = MEMORY;
    let mut kept: Vec<Utterance> = Vec::new();
    for Utterance { role, text } in history.iter().rev() {
        let text = match role {
            Role::Seeker => clean(text),
            Role::Reader => text.clone(),
        };
        let length = text.chars().count();
        if length > room && !kept.is_empty() {
            break;
        }
        room = room.saturating_sub(length);
        kept.push(Utterance { role: *role, text });
    }
    kept.reverse();
    let greeting = kept
        .iter()
        .take_while(|utterance| utterance.role == Role::Reader)
        .count();
    kept.drain(..greeting);
    kept
}

/// A person's text without what could be taken for our marker or for a terminal's commands.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || *c == '\n')
        .map(|c| match c {
            '⟦' => '[',
            '⟧' => ']',
            c => c,
        })
        .collect()
}

/// Joins neighbours of one role and drops empty texts, which services refuse.
fn alternating(turns: Vec<Utterance>) -> Vec<Utterance> {
    let mut joined: Vec<Utterance> = Vec::with_capacity(turns.len());
    for turn in turns {
        if turn.text.trim().is_empty() {
            continue;
        }
        match joined.last_mut() {
            Some(last) if last.role == turn.role => {
                last.text.push_str("\n\n");
                last.text.push_str(&turn.text);
            }
            _ => joined.push(turn),
        }
    }
    joined
}

#[cfg(test)]
mod tests;

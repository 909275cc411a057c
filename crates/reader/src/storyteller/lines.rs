use proto_events::cards::Locale;
use proto_events::chat::Persona;

use crate::storyteller::worry::Topic;
use crate::storyteller::{lines_en, lines_ko};

/// Six ways to say a thing.
pub type Six = [&'static str; 6];

/// What the storyteller can say in one language. Korean is polite here and made informal for the
/// conch, except where a persona has lines of its own.
///
/// Slots: `{quote}` the worry's words, `{topic}` what it is about, `{place}`, `{card}`, `{way}` how
/// the card lies, `{keyword}`, `{second}` another keyword, `{symbol}`, `{sense}`.
pub struct Lines {
    /// By persona: conch, polite, plain. With `{quote}`.
    pub opening_quote: [Six; 3],
    /// By persona. With `{topic}`.
    pub opening_bare: [Six; 3],
    /// With `{place}`, `{card}`, `{way}`.
    pub intro: Six,
    /// With `{symbol}`, `{sense}`.
    pub symbol: Six,
    /// With `{keyword}`, `{second}`.
    pub keyword: Six,
    /// Leads from the card to the worry; with `{topic}`.
    pub lead: Six,
    /// Three for each topic, with `{keyword}`.
    pub topic: [[&'static str; 3]; 7],
    /// What each topic is called.
    pub topic_name: [&'static str; 7],
    /// Looks back over several cards; with `{first}` and `{last}`, their keywords.
    pub flow: Six,
    /// With `{keyword}`.
    pub conclusion: Six,
    /// Comes before an advice, which is a sentence.
    pub action: Six,
    /// Said where the worry is about health, money or law.
    pub stakes: [&'static str; 3],
    pub talk: TalkLines,
    pub follow_up: FollowUpLines,
}

pub struct TalkLines {
    /// By persona. With `{quote}`.
    pub heard_quote: [Six; 3],
    /// By persona. With `{topic}`.
    pub heard_bare: [Six; 3],
    /// Three for each topic.
    pub question: [[&'static str; 3]; 7],
    pub offer: Six,
    /// Where the cards may not be offered.
    pub stay: Six,
    /// To a greeting or a word or two.
    pub welcome: Six,
    /// Asked whether it is a human or a machine.
    pub who: &'static str,
}

pub struct FollowUpLines {
    /// With `{card}`, `{place}`.
    pub lead: Six,
    /// When will it be?
    pub when: Six,
    /// Comes before an advice.
    pub how: Six,
    /// With `{keyword}`, `{second}`.
    pub other: Six,
    pub more: Six,
    pub last: Six,
}

impl Lines {
    pub const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::Ko => &lines_ko::LINES,
            Locale::En => &lines_en::LINES,
        }
    }
}

/// A persona's place in a table.
pub const fn voice(persona: Persona) -> usize {
    match persona {
        Persona::Conch => 0,
        Persona::Polite => 1,
        Persona::Plain => 2,
    }
}

/// A topic's place in a table, in the order of [`Topic`].
pub const fn at(topic: Topic) -> usize {
    topic as usize
}

use proto_events::cards::{DrawnCard, Locale, SpreadId};
use proto_events::chat::Persona;

/// What a reader is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRequest {
    pub locale: Locale,
    pub persona: Persona,
    pub purpose: Purpose,
    /// The conversation so far, oldest first, without what is `said` of this very turn. The
    /// seeker's newest message is its last.
    pub history: Vec<Utterance>,
    /// What was said already of this very turn: go on from here and do not repeat it.
    pub said: String,
    /// The same request with the same seed gets the same answer from a reader that can promise it.
    pub seed: u64,
    /// Travels to the service as its trace id.
    pub request_id: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Talk about the worry, before any card.
    Talk {
        /// How many turns the reader has had, not counting the greeting.
        turn: u32,
        /// Whether the reader may offer the cards; otherwise its wish is passed over in silence.
        may_offer: bool,
    },
    /// Explain the drawn cards.
    Reading {
        spread: SpreadId,
        cards: Vec<DrawnCard>,
        /// The worry in the seeker's words; `None` where the seeker only drew.
        question: Option<String>,
    },
    /// Answer a question about a reading that is part of the history.
    FollowUp {
        spread: SpreadId,
        cards: Vec<DrawnCard>,
        /// How many questions are left after this one.
        left: u32,
        question: Option<String>,
    },
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    pub role: Role,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Seeker,
    Reader,
}

impl Utterance {
    pub fn seeker(text: impl Into<String>) -> Self {
        Self {
            role: Role::Seeker,
            text: text.into(),
        }
    }

    pub fn reader(text: impl Into<String>) -> Self {
        Self {
            role: Role::Reader,
            text: text.into(),
        }
    }
}

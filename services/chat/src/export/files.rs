//! The files of an export, as the member reads them. Each says whose it is.

use proto_events::cards::{DrawnCard, Locale, SpreadId};
use proto_events::chat::Persona;
use serde::Serialize;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::conversation::{Conversation, Message, Role, worry};
use crate::draw::Draw;
use crate::fault::ChatFault;
use crate::ids::OwnerId;
use crate::quota::{Usage, date};
use crate::turn::{Turn, TurnState};

/// `conversations/<id>.json`: everything that was said and drawn.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConversationFile {
    member_id: Uuid,
    id: Uuid,
    title: Option<String>,
    locale: Locale,
    persona: Persona,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    updated_at: OffsetDateTime,
    messages: Vec<SaidEntry>,
    draws: Vec<DrawEntry>,
}

/// `quota.json`: the turns of the last day that had any.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuotaFile {
    member_id: Uuid,
    /// In Korea, such as `2026-11-23`.
    day: String,
    turns_used: u32,
}

/// Something that was said.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SaidEntry {
    author: Author,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    text: String,
    /// The reader had not finished.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    stopped: bool,
}

/// Who said it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Author {
    Seeker,
    Reader,
}

/// A sealed deck; what it holds is a secret until its cards are drawn.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DrawEntry {
    spread: SpreadId,
    question: Option<String>,
    cards: Vec<CardEntry>,
    commitment: String,
    seed: Option<String>,
}

/// A drawn card with its name in the language of the conversation.
#[derive(Serialize)]
struct CardEntry {
    name: String,
    #[serde(flatten)]
    drawn: DrawnCard,
}

impl ConversationFile {
    pub fn of(
        conversation: Conversation,
        messages: Vec<Message>,
        draws: Vec<Draw>,
        turn: Option<Turn>,
    ) -> Self {
        let Conversation {
            id,
            owner,
            locale,
            persona,
            spread: _,
            title,
            seed: _,
            temporary: _,
            expires_at: _,
            running: _,
            created_at,
            updated_at,
        } = conversation;
        let question = worry(&messages);
        let draws = draws
            .into_iter()
            .map(|draw| DrawEntry::of(draw, question.clone(), locale));
        let unfinished = turn.and_then(SaidEntry::unfinished);
        let messages = messages.into_iter().map(SaidEntry::from);
        Self {
            member_id: owner.0,
            id: id.0,
            title,
            locale,
            persona,
            created_at,
            updated_at,
            messages: messages.chain(unfinished).collect(),
            draws: draws.collect(),
        }
    }

    /// # Errors
    /// None that is known: everything in it can be written.
    pub fn to_json(&self) -> Result<String, ChatFault> {
        to_json(self)
    }
}

impl QuotaFile {
    pub fn of(member: OwnerId, usage: Usage) -> Self {
        let Usage { day, used } = usage;
        Self {
            member_id: member.0,
            day: date(day).map_or_else(String::new, |date| date.to_string()),
            turns_used: used,
        }
    }

    /// # Errors
    /// None that is known: everything in it can be written.
    pub fn to_json(&self) -> Result<String, ChatFault> {
        to_json(self)
    }
}

fn to_json(file: &impl Serialize) -> Result<String, ChatFault> {
    serde_json::to_string_pretty(file).map_err(|_| ChatFault::Row("file of an export"))
}

impl SaidEntry {
    /// What a failed turn had said and still keeps on itself.
    fn unfinished(turn: Turn) -> Option<Self> {
        let kept = turn.state == TurnState::Failed && turn.message.is_none();
        (kept && !turn.said.is_empty()).then_some(Self {
            author: Author::Reader,
            created_at: turn.created_at,
            text: turn.said,
            stopped: true,
        })
    }
}

impl From<Message> for SaidEntry {
    fn from(message: Message) -> Self {
        let Message {
            id: _,
            role,
            kind: _,
            text,
            turn: _,
            client_id: _,
            stopped,
            cards: _,
            created_at,
        } = message;
        Self {
            author: match role {
                Role::Seeker => Author::Seeker,
                Role::Reader => Author::Reader,
            },
            created_at,
            text,
            stopped,
        }
    }
}

impl DrawEntry {
    fn of(draw: Draw, question: Option<String>, locale: Locale) -> Self {
        let commitment = draw.commitment();
        let Draw {
            id: _,
            spread,
            seed,
            opened,
        } = draw;
        let seed = opened.is_some().then(|| seed.to_string());
        let cards = opened.map_or(Vec::new(), |opened| opened.cards);
        let named = |drawn: DrawnCard| CardEntry {
            name: name_of(&drawn.card, locale),
            drawn,
        };
        Self {
            spread,
            question,
            cards: cards.into_iter().map(named).collect(),
            commitment,
            seed,
        }
    }
}

/// The name of a card; of one that is not in the deck, what it is kept as.
fn name_of(card: &str, locale: Locale) -> String {
    let found = card.parse().map(|id| tarot::card(id).name.get(locale));
    found.unwrap_or(card).to_owned()
}

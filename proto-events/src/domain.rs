//! Facts that one service publishes and others learn, through the journal's topics.
//!
//! Delivery is at least once; a consumer remembers `id` and applies a fact once.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::cards::{DrawnCard, Locale, SpreadId};

/// A fact with its identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DomainEvent {
    /// Unique for ever; the same in every delivery.
    pub id: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    pub occurred_at: OffsetDateTime,
    pub fact: Fact,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Fact {
    /// An AI reading is whole (published by chat).
    ReadingCompleted(ReadingCompleted),
    /// Everything of this conversation is to be forgotten (published by chat).
    ConversationDeleted {
        conversation_id: Uuid,
        owner_id: Uuid,
    },
    /// What this guest had is the member's from now on (published by auth).
    MemberSignedIn { member_id: Uuid, guest_id: Uuid },
}

/// A completed reading, whole: a consumer needs nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadingCompleted {
    pub reading_id: Uuid,
    pub conversation_id: Uuid,
    pub owner_id: Uuid,
    pub locale: Locale,
    pub spread: SpreadId,
    /// The seeker's worry in the seeker's own words; absent where the seeker only drew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    pub cards: Vec<DrawnCard>,
    /// The seed of the sealed deck, 64 hex digits.
    pub seed: String,
    pub text: String,
    /// The name of the reader that wrote it, such as `HCX-005` or `storyteller`.
    pub reader: String,
}

impl Fact {
    /// The topic that carries this fact.
    #[must_use]
    pub fn topic(&self) -> &'static str {
        match self {
            Self::ReadingCompleted(_) | Self::ConversationDeleted { .. } => CHAT_TOPIC,
            Self::MemberSignedIn { .. } => AUTH_TOPIC,
        }
    }
}

/// The topic of everything that chat publishes.
pub const CHAT_TOPIC: &str = "chat";

/// The topic of everything that auth publishes.
pub const AUTH_TOPIC: &str = "auth";

/// The journal of sessions that were ended: an entry is the 16 bytes of a session's id. Every process
/// that believes sessions follows it.
pub const ENDED_SESSIONS: &str = "auth:ended";

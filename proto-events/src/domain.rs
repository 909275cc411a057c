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
        #[serde(default)]
        because: Forgetting,
    },
    /// A consultation is over for good (published by rooms).
    ConsultationEnded(ConsultationEnded),
    /// What this guest had is the member's from now on (published by auth).
    MemberSignedIn { member_id: Uuid, guest_id: Uuid },
    /// This member wants to have everything that is kept of them (published by auth). Every holder
    /// answers with its files and then says that these were all.
    DataRequested { request_id: Uuid, member_id: Uuid },
    /// One file of what a holder keeps of a member. A second one of the same name replaces it.
    DataFound {
        request_id: Uuid,
        member_id: Uuid,
        holder: DataHolder,
        /// A relative path in the holder's folder, such as `conversations/….json`.
        name: String,
        /// The file: a JSON document.
        content: String,
    },
    /// A holder has published all of its files: so many, of different names.
    DataComplete {
        request_id: Uuid,
        holder: DataHolder,
        files: u32,
    },
    /// This account is no more (published by auth): every holder erases what it keeps of the
    /// member, and confirms it.
    MemberDeleted { erasure_id: Uuid, member_id: Uuid },
    /// A holder keeps nothing of the member any more.
    MemberErased {
        erasure_id: Uuid,
        member_id: Uuid,
        holder: DataHolder,
    },
}

/// Why something is to be forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Forgetting {
    /// Its owner wants it: nothing that was made of it may stay either.
    #[default]
    Wanted,
    /// Its time was over. What its owner has given a time of its own, such as a link, keeps that.
    Expired,
}

/// A service that keeps something of members, besides auth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DataHolder {
    Chat,
    /// Erases after chat has: what chat told it before comes first.
    Results,
    Rooms,
}

impl DataHolder {
    /// Every one of them is asked, and awaited.
    pub const ALL: [Self; 3] = [Self::Chat, Self::Results, Self::Rooms];

    /// Its name, as paths and folders have it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Chat => "chat",
            Self::Results => "results",
            Self::Rooms => "rooms",
        }
    }

    /// The topic on which it publishes.
    #[must_use]
    pub const fn topic(self) -> &'static str {
        match self {
            Self::Chat => CHAT_TOPIC,
            Self::Results => RESULTS_TOPIC,
            Self::Rooms => ROOMS_TOPIC,
        }
    }
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

/// A consultation that is over: who sat together, and the cards that lay there. What they said no
/// server has heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsultationEnded {
    /// The room's id, a point, the guest's seat.
    pub consultation_id: String,
    pub host_id: Uuid,
    /// Absent for somebody without a session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guest_id: Option<Uuid>,
    #[serde(with = "time::serde::rfc3339")]
    pub began_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    pub ended_at: OffsetDateTime,
    /// Oldest first.
    pub tables: Vec<LaidCards>,
}

/// Cards that lay on a consultation's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LaidCards {
    pub spread: SpreadId,
    pub cards: Vec<DrawnCard>,
}

impl Fact {
    /// Whether it is about what is to be forgotten, or holds a copy of it: then whoever has told it
    /// keeps nothing of it either.
    #[must_use]
    pub const fn leaves_no_trace(&self) -> bool {
        match self {
            Self::ConversationDeleted { .. }
            | Self::DataFound { .. }
            | Self::MemberDeleted { .. }
            | Self::MemberErased { .. } => true,
            Self::ReadingCompleted(_)
            | Self::ConsultationEnded(_)
            | Self::MemberSignedIn { .. }
            | Self::DataRequested { .. }
            | Self::DataComplete { .. } => false,
        }
    }

    /// The topic that carries this fact.
    #[must_use]
    pub fn topic(&self) -> &'static str {
        match self {
            Self::ReadingCompleted(_) | Self::ConversationDeleted { .. } => CHAT_TOPIC,
            Self::ConsultationEnded(_) => ROOMS_TOPIC,
            Self::MemberSignedIn { .. }
            | Self::DataRequested { .. }
            | Self::MemberDeleted { .. } => AUTH_TOPIC,
            Self::DataFound { holder, .. }
            | Self::DataComplete { holder, .. }
            | Self::MemberErased { holder, .. } => holder.topic(),
        }
    }
}

/// The topic of everything that chat publishes.
pub const CHAT_TOPIC: &str = "chat";

/// The topic of everything that auth publishes.
pub const AUTH_TOPIC: &str = "auth";

/// The topic of everything that results publishes.
pub const RESULTS_TOPIC: &str = "results";

/// The topic of everything that rooms publishes.
pub const ROOMS_TOPIC: &str = "rooms";

/// The journal in which every process that holds sockets of rooms says that it lives: an entry is the 16
/// bytes of the id of the instance.
pub const LIVING_INSTANCES: &str = "rooms:living";

/// The journal of sessions that were ended: an entry is the 16 bytes of a session's id. Every process
/// that believes sessions follows it.
pub const ENDED_SESSIONS: &str = "auth:ended";

/// The journal of shared links that show something else from now on, or nothing any more: an entry is
/// the 16 bytes of a link's id. Every process that keeps what links show follows it.
pub const CHANGED_LINKS: &str = "results:links";

//! What a client sees of a conversation.

use proto_events::cards::{DrawnCard, Locale, SpreadId};
use proto_events::chat::{Persona, TurnKind};
use proto_events::error::ErrorCode;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::conversation::{Message, MessageKind, Role};
use crate::draw::Draw;
use crate::ids::ReadingId;
use crate::quota::Quota;
use crate::turn::{Turn, TurnState};

/// A conversation as it is now. Events after `cursor` bring it up to date.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Conversation)]
pub struct ConversationView {
    pub id: Uuid,
    #[schema(required = true)]
    pub title: Option<String>,
    pub locale: Locale,
    pub persona: Persona,
    /// The spread of the next draw.
    pub spread: SpreadId,
    /// It is in no list, is forgotten soon after its last words, and no other service learns of it.
    pub temporary: bool,
    /// When it is forgotten unless something is said in it meanwhile; absent where it is kept.
    #[serde(
        with = "time::serde::rfc3339::option",
        skip_serializing_if = "Option::is_none"
    )]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    pub created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: OffsetDateTime,
    /// Where to follow from: `<epoch>-<number>`.
    pub cursor: String,
    pub reader: ReaderView,
    pub messages: Vec<MessageView>,
    /// The turn that is being spoken, or the last one if it failed.
    #[schema(required = true)]
    pub turn: Option<TurnView>,
    #[schema(required = true)]
    pub draw: Option<DrawView>,
    pub quota: QuotaView,
    /// Questions left after the latest reading.
    pub follow_ups_left: u32,
}

/// Who answers.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ReaderLabel)]
pub struct ReaderView {
    /// The model, or `storyteller`.
    pub name: String,
    /// It composes from the card library alone, without a model.
    pub offline: bool,
}

/// One message.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Message)]
pub struct MessageView {
    id: Uuid,
    role: RoleView,
    kind: MessageKindView,
    text: String,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    created_at: OffsetDateTime,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    client_id: Option<String>,
    /// The reader had not finished.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    stopped: bool,
    /// The cards that a reading explains.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    cards: Vec<DrawnCard>,
    /// By it other services know the reading, if this is one that was told to its end; absent in a
    /// temporary conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    reading_id: Option<Uuid>,
}

/// Who said it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = Role)]
pub enum RoleView {
    Seeker,
    Reader,
}

/// What it is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessageKind)]
pub enum MessageKindView {
    Greeting,
    Talk,
    Reading,
    FollowUp,
    Care,
}

/// A turn that is not a message yet.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Turn)]
pub struct TurnView {
    id: Uuid,
    kind: TurnKind,
    state: TurnStateView,
    /// What was said up to the conversation's cursor.
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    code: Option<ErrorCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    retryable: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    retry_after_seconds: Option<u32>,
}

/// Whether it goes on.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = TurnState)]
pub enum TurnStateView {
    Running,
    Failed,
}

/// A sealed deck, and what it held once the cards are drawn.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Draw)]
pub struct DrawView {
    spread: SpreadId,
    /// SHA-256 of the seed, 64 hex digits, published before anything is touched.
    commitment: String,
    state: DrawStateView,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    cards: Vec<DrawnCard>,
    /// The seed, 64 hex digits: anyone can check the order of the deck by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    seed: Option<String>,
    /// By it other services know the reading; absent in a temporary conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    reading_id: Option<Uuid>,
}

/// Whether the cards are drawn.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = DrawState)]
pub enum DrawStateView {
    Offered,
    Drawn,
}

/// Turns of today.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Quota)]
pub struct QuotaView {
    limit: u32,
    remaining: u32,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    resets_at: OffsetDateTime,
}

/// The turn that a request has started.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TurnStarted {
    pub turn_id: Uuid,
    /// The seeker's message, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub message_id: Option<Uuid>,
}

impl TurnView {
    pub fn of(turn: Turn, text: String) -> Self {
        Self {
            id: turn.id.0,
            kind: turn.kind,
            state: match turn.state {
                TurnState::Failed => TurnStateView::Failed,
                TurnState::Running | TurnState::Completed | TurnState::Stopped => {
                    TurnStateView::Running
                }
            },
            text,
            code: turn.failure.map(|failure| failure.code),
            retryable: turn.failure.map(|failure| failure.retryable),
            retry_after_seconds: turn.failure.and_then(|failure| failure.retry_after_seconds),
        }
    }
}

impl MessageView {
    /// `reading` is what others know it by, where it is one.
    pub fn of(message: Message, reading: Option<ReadingId>) -> Self {
        let Message {
            id,
            role,
            kind,
            text,
            turn: _,
            client_id,
            stopped,
            cards,
            created_at,
        } = message;
        Self {
            id: id.0,
            role: match role {
                Role::Seeker => RoleView::Seeker,
                Role::Reader => RoleView::Reader,
            },
            kind: match kind {
                MessageKind::Greeting => MessageKindView::Greeting,
                MessageKind::Talk => MessageKindView::Talk,
                MessageKind::Reading => MessageKindView::Reading,
                MessageKind::FollowUp => MessageKindView::FollowUp,
                MessageKind::Care => MessageKindView::Care,
            },
            text,
            created_at,
            client_id,
            stopped,
            cards,
            reading_id: reading.map(|reading| reading.0),
        }
    }
}

impl From<Draw> for DrawView {
    fn from(draw: Draw) -> Self {
        let commitment = draw.commitment();
        let Draw {
            id: _,
            spread,
            seed,
            opened,
        } = draw;
        match opened {
            None => Self {
                spread,
                commitment,
                state: DrawStateView::Offered,
                cards: Vec::new(),
                seed: None,
                reading_id: None,
            },
            Some(opened) => Self {
                spread,
                commitment,
                state: DrawStateView::Drawn,
                cards: opened.cards,
                seed: Some(seed.to_string()),
                reading_id: Some(opened.reading.0),
            },
        }
    }
}

impl DrawView {
    /// Without the id by which other services know a reading.
    pub fn kept_nowhere(self) -> Self {
        Self {
            reading_id: None,
            ..self
        }
    }
}

impl From<Quota> for QuotaView {
    fn from(quota: Quota) -> Self {
        Self {
            limit: quota.limit,
            remaining: quota.remaining(),
            resets_at: quota.resets_at,
        }
    }
}

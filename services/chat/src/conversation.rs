//! A conversation and the rule of what may come next in it. Pure.

use proto_events::cards::{DrawnCard, Locale, SpreadId};
use proto_events::chat::{Persona, TurnKind};
use time::OffsetDateTime;

use crate::draw::Draw;
use crate::fault::ChatFault;
use crate::ids::{ConversationId, MessageId, OwnerId, TurnId};

/// Questions that may follow a reading before the conversation closes gently.
pub const FOLLOW_UPS: u32 = 3;

/// Answers before a reading after which the server offers the draw by itself.
pub const TALKS_BEFORE_OFFER: u32 = 2;

/// Longest title, in characters.
pub const TITLE_CHARS: usize = 40;

/// A conversation without its messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversation {
    pub id: ConversationId,
    pub owner: OwnerId,
    pub locale: Locale,
    pub persona: Persona,
    pub spread: SpreadId,
    /// The first words of the seeker, or what the seeker renamed it to.
    pub title: Option<String>,
    /// Steers the offline reader: the same seed tells the same story.
    pub seed: u64,
    /// It is forgotten soon after its last words, is in no list, and nobody else learns of it.
    pub temporary: bool,
    /// When it is forgotten, unless something is said in it meanwhile; a member's is kept.
    pub expires_at: Option<OffsetDateTime>,
    /// The turn that is being spoken; at most one.
    pub running: Option<TurnId>,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
}

/// Who said a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Seeker,
    Reader,
}

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {
    /// The reader's first words: there at once, never generated.
    Greeting,
    Talk,
    Reading,
    FollowUp,
    Care,
}

impl From<TurnKind> for MessageKind {
    fn from(kind: TurnKind) -> Self {
        match kind {
            TurnKind::Talk => Self::Talk,
            TurnKind::Reading => Self::Reading,
            TurnKind::FollowUp => Self::FollowUp,
            TurnKind::Care => Self::Care,
        }
    }
}

/// One message, complete and unchanging.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: MessageId,
    pub role: Role,
    pub kind: MessageKind,
    pub text: String,
    /// The turn that a seeker's message started or that a reader's message is the outcome of.
    pub turn: Option<TurnId>,
    /// The id that the client gave a seeker's message.
    pub client_id: Option<String>,
    /// The turn was stopped or failed before the reader had finished.
    pub stopped: bool,
    /// The cards that a reading explains.
    pub cards: Vec<DrawnCard>,
    pub created_at: OffsetDateTime,
}

impl Message {
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.kind == MessageKind::Reading
    }
}

/// What has happened so far, as far as the rules need it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Finished answers before a reading.
    pub talks: u32,
    /// Finished answers after the latest reading.
    pub follow_ups: u32,
    pub draws: Draws,
}

/// The draws that matter: one may lie ready while another is still talked about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draws {
    /// The latest one, sealed or opened.
    pub latest: Option<Draw>,
    /// The latest one that was opened: what a reading and its questions are about.
    pub opened: Option<Draw>,
}

impl Progress {
    /// Reads the progress off the messages, oldest first.
    #[must_use]
    pub fn of(messages: &[Message], draws: Draws) -> Self {
        let mut progress = Self {
            draws,
            ..Self::default()
        };
        for message in messages
            .iter()
            .filter(|message| message.role == Role::Reader)
        {
            match message.kind {
                MessageKind::Talk => progress.talks += 1,
                MessageKind::FollowUp => progress.follow_ups += 1,
                MessageKind::Reading => progress.follow_ups = 0,
                MessageKind::Greeting | MessageKind::Care => {}
            }
        }
        progress
    }

    /// Questions left after the latest reading.
    #[must_use]
    pub fn follow_ups_left(&self) -> u32 {
        FOLLOW_UPS.saturating_sub(self.follow_ups)
    }

    /// What the answer to the seeker's next words will be.
    ///
    /// # Errors
    /// The conversation is closed when its reading has had all its follow-up questions.
    pub fn next_turn(&self) -> Result<TurnKind, ChatFault> {
        match &self.draws.opened {
            Some(_) if self.follow_ups_left() == 0 => Err(ChatFault::ConversationClosed),
            Some(_) => Ok(TurnKind::FollowUp),
            None => Ok(TurnKind::Talk),
        }
    }

    /// Whether the reader may offer the cards at the end of a talk.
    #[must_use]
    pub fn may_offer(&self) -> bool {
        self.draws.latest.is_none()
    }

    /// Whether the server offers the cards itself after one more answer.
    #[must_use]
    pub fn must_offer(&self) -> bool {
        self.may_offer() && self.talks + 1 >= TALKS_BEFORE_OFFER
    }
}

/// The worry that a reading is about: the seeker's own words before it.
#[must_use]
pub fn worry(messages: &[Message]) -> Option<String> {
    let words = messages
        .iter()
        .take_while(|message| message.kind != MessageKind::Reading)
        .filter(|message| message.role == Role::Seeker)
        .map(|message| message.text.as_str())
        .collect::<Vec<_>>();
    (!words.is_empty()).then(|| words.join("\n"))
}

/// The title that a conversation takes from the seeker's first words.
#[must_use]
pub fn title_from(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TITLE_CHARS {
        return line;
    }
    let mut title: String = line.chars().take(TITLE_CHARS - 1).collect();
    title.push('…');
    title
}

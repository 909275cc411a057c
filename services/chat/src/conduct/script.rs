//! What a turn is about, and the request that it puts to the reader.

use proto_events::cards::{DrawnCard, SpreadId};
use proto_events::chat::{SeekerMessage, TurnKind};
use reader::{Purpose, ReadRequest, Utterance};

use crate::conversation::{Conversation, Message, Progress, Role, worry};
use crate::fault::ChatFault;
use crate::ids::{ConversationId, TurnId};
use crate::store::Store;
use crate::turn::Turn;

/// Everything that a turn needs to be spoken.
pub struct Script {
    pub conversation: Conversation,
    pub turn: TurnId,
    pub kind: TurnKind,
    /// What the seeker wrote to start it.
    pub words: Option<SeekerMessage>,
    /// What was said before, oldest first, with the words of this turn at the end.
    pub history: Vec<Message>,
    pub progress: Progress,
}

/// How many messages back the reader is told.
const HISTORY: usize = 30;

impl Script {
    /// The script of a turn that somebody else began.
    ///
    /// # Errors
    /// Its conversation is gone, or the database does not answer.
    pub async fn of(store: &Store, turn: &Turn) -> Result<Self, ChatFault> {
        let id: ConversationId = turn.conversation;
        let conversation = store
            .any_conversation(id)
            .await?
            .ok_or(ChatFault::NoConversation)?;
        let history = store.messages(id).await?;
        let mut draws = store.draws(id).await?;
        if let Some(draw) = turn.draw {
            draws.opened = store.draw(draw).await?;
        }
        let words = history
            .iter()
            .find(|message| message.role == Role::Seeker && message.turn == Some(turn.id))
            .map(seeker_message);
        let progress = Progress::of(&history, draws);
        Ok(Self {
            conversation,
            turn: turn.id,
            kind: turn.kind,
            words,
            history,
            progress,
        })
    }

    /// Adds what was said just before this turn.
    pub fn remember(&mut self, message: Message) {
        let words = usize::from(self.words.is_some());
        let place = self.history.len().saturating_sub(words);
        self.history.insert(place, message);
    }

    /// The drawn cards and their spread, where there are any.
    #[must_use]
    pub fn cards(&self) -> Option<(SpreadId, &[DrawnCard])> {
        let draw = self.progress.draws.opened.as_ref()?;
        Some((draw.spread, &draw.opened.as_ref()?.cards))
    }

    /// The worry: the seeker's own words before the reading.
    #[must_use]
    pub fn question(&self) -> Option<String> {
        worry(&self.history)
    }

    /// The request to the reader, going on from `said`.
    #[must_use]
    pub fn request(&self, said: String) -> ReadRequest {
        let cards = self.cards();
        let (spread, cards) = cards
            .map_or((self.conversation.spread, Vec::new()), |(id, cards)| {
                (id, cards.to_vec())
            });
        let purpose = match self.kind {
            TurnKind::Talk | TurnKind::Care => Purpose::Talk {
                turn: self.progress.talks,
                may_offer: self.progress.may_offer(),
            },
            TurnKind::Reading => Purpose::Reading {
                spread,
                cards,
                question: self.question(),
            },
            TurnKind::FollowUp => Purpose::FollowUp {
                spread,
                cards,
                left: self.progress.follow_ups_left().saturating_sub(1),
                question: self.question(),
            },
        };
        let from = self.history.len().saturating_sub(HISTORY);
        let history = self.history[from..].iter().map(utterance).collect();
        ReadRequest {
            locale: self.conversation.locale,
            persona: self.conversation.persona,
            purpose,
            history,
            said,
            seed: self.conversation.seed,
            request_id: self.turn.to_string(),
        }
    }
}

/// A seeker's message as events carry it.
#[must_use]
pub fn seeker_message(message: &Message) -> SeekerMessage {
    SeekerMessage {
        id: message.id.0,
        client_id: message.client_id.clone().unwrap_or_default(),
        text: message.text.clone(),
    }
}

fn utterance(message: &Message) -> Utterance {
    match message.role {
        Role::Seeker => Utterance::seeker(message.text.clone()),
        Role::Reader => Utterance::reader(message.text.clone()),
    }
}

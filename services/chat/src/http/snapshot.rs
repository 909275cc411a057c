//! A conversation as it is now, together with the cursor to follow it from.

use std::collections::HashMap;

use super::state::State;
use super::view::{ConversationView, DrawView, MessageView, QuotaView, ReaderView, TurnView};
use crate::conduct::journal_of;
use crate::conversation::{Conversation, Message, Progress};
use crate::fault::ChatFault;
use crate::turn::TurnState;

/// The snapshot of a conversation, with the cursor that it is true at.
///
/// # Errors
/// The database or the journal does not answer.
pub async fn snapshot(
    state: &State,
    conversation: Conversation,
    turns_a_day: u32,
) -> Result<ConversationView, ChatFault> {
    let id = conversation.id;
    let journal = journal_of(id);
    // The head first: what happens after it is told again by events, what is before is in the tables.
    let head = state.journals.head(&journal).await?;
    let turn = state.store.latest_turn(id).await?;
    let messages = state.store.messages(id).await?;
    let draws = state.store.draws(id).await?;
    let now = state.clock.now();
    let quota = state
        .store
        .quota(conversation.owner, turns_a_day, now)
        .await?;
    let readings = match messages.iter().any(Message::is_reading) {
        true if !conversation.temporary => state.store.readings(id).await?,
        _ => HashMap::new(),
    };
    let progress = Progress::of(&messages, draws);
    let turn = turn.filter(|turn| match turn.state {
        TurnState::Running => true,
        TurnState::Failed => turn.message.is_none(),
        TurnState::Completed | TurnState::Stopped => false,
    });
    let mut cursor = head;
    let turn = match turn {
        Some(turn) if turn.state == TurnState::Running => {
            let live = state.conductor.live(turn.id);
            let (text, at) = live.unwrap_or((turn.said.clone(), turn.checkpoint));
            if state.journals.holds(&journal, at).await? {
                cursor = at;
            }
            Some(TurnView::of(turn, text))
        }
        turn => turn.map(|turn| {
            let text = turn.said.clone();
            TurnView::of(turn, text)
        }),
    };
    let follow_ups_left = progress.follow_ups_left();
    let mut draw = progress.draws.latest.map(DrawView::from);
    if conversation.temporary {
        draw = draw.map(DrawView::kept_nowhere);
    }
    Ok(ConversationView {
        id: id.0,
        title: conversation.title,
        locale: conversation.locale,
        persona: conversation.persona,
        spread: conversation.spread,
        temporary: conversation.temporary,
        expires_at: conversation.expires_at,
        created_at: conversation.created_at,
        updated_at: conversation.updated_at,
        cursor: cursor.to_string(),
        reader: ReaderView {
            name: state.reader.name.clone(),
            offline: state.reader.offline,
        },
        messages: messages
            .into_iter()
            .map(|message| {
                let reading = message.turn.and_then(|turn| readings.get(&turn).copied());
                let reading = reading.filter(|_| message.is_reading() && !message.stopped);
                MessageView::of(message, reading)
            })
            .collect(),
        turn,
        draw,
        quota: QuotaView::from(quota),
        follow_ups_left,
    })
}

//! A conversation's journal as server-sent events.

use std::task::{Context, Poll};

use actix_web::HttpResponse;
use actix_web::http::header::{ACCEPT, HeaderMap};
use bytes::{Bytes, BytesMut};
use http_kit::{EventSource, Progress, StreamOptions, StreamSlot, event_stream, write_frame};
use identity::CurrentUser;
use journal::{Cursor, Entry, FollowError, Follower};
use proto_events::chat::ChatEvent;
use uuid::Uuid;

use super::state::State;
use crate::conduct::{journal_of, wire};
use crate::fault::ChatFault;
use crate::ids::{ConversationId, TurnId};

/// Entries of a journal; of one turn alone if one is named.
struct Frames {
    follower: Follower,
    batch: Vec<Entry>,
    turn: Option<OneTurn>,
}

/// A turn from its beginning to its end.
struct OneTurn {
    id: TurnId,
    /// An entry has named it.
    has_begun: bool,
}

/// What an entry is to who hears one turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Of a turn before. Where the stream begins is asked of the store, and another instance may not
    /// have stored the last words of that turn yet, which were heard already.
    Before,
    Of,
    /// Nothing of it follows.
    End,
}

impl OneTurn {
    const fn new(id: TurnId) -> Self {
        Self {
            id,
            has_begun: false,
        }
    }

    fn part(&mut self, payload: &[u8]) -> Part {
        let event = match wire::is_delta(payload) {
            true => None,
            false => wire::decode(payload),
        };
        let (turn, is_end) = match event {
            Some(
                ChatEvent::TurnStarted { turn_id, .. }
                | ChatEvent::TurnResumed { turn_id, .. }
                | ChatEvent::TurnRestarted { turn_id, .. },
            ) => (turn_id, false),
            Some(
                ChatEvent::TurnCompleted { turn_id, .. }
                | ChatEvent::TurnFailed { turn_id, .. }
                | ChatEvent::Stopped { turn_id, .. },
            ) => (turn_id, true),
            // it names none
            _ if self.has_begun => return Part::Of,
            _ => return Part::Before,
        };
        let is_ours = turn == self.id.0;
        self.has_begun |= is_ours;
        match (is_ours && is_end, self.has_begun) {
            (true, _) => Part::End,
            (false, true) => Part::Of,
            (false, false) => Part::Before,
        }
    }
}

impl EventSource for Frames {
    fn poll_frames(&mut self, context: &mut Context<'_>, out: &mut BytesMut) -> Poll<Progress> {
        loop {
            let polled = self.follower.poll_batch(context, &mut self.batch);
            let before = out.len();
            let mut progress = Progress::Written;
            for entry in self.batch.drain(..) {
                let turn = self.turn.as_mut();
                let part = turn.map_or(Part::Of, |turn| turn.part(&entry.payload));
                if part == Part::Before {
                    continue;
                }
                let Cursor { epoch, number } = entry.cursor;
                write_frame(out, Some((epoch, number)), &entry.payload);
                if part == Part::End {
                    progress = Progress::Ended;
                }
            }
            return match polled {
                Poll::Pending => Poll::Pending,
                // nothing of it was for this stream: nobody will wake it for what comes next
                Poll::Ready(Ok(())) if out.len() == before => continue,
                Poll::Ready(Ok(())) => Poll::Ready(progress),
                Poll::Ready(Err(FollowError::Gone)) => {
                    write_frame(out, None, &wire::encode(&ChatEvent::Gone));
                    Poll::Ready(Progress::Ended)
                }
                // The client comes back with its cursor.
                Poll::Ready(Err(FollowError::Unavailable(error))) => {
                    tracing::warn!(%error, "stream broken off");
                    Poll::Ready(Progress::Ended)
                }
            };
        }
    }
}

/// Whether the client asks for the turn's events in the answer itself.
pub fn wants_events(headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/event-stream"))
}

/// A place for a stream of this session; where all are taken, the oldest stream makes room.
pub fn take_slot(state: &State, user: &CurrentUser) -> StreamSlot<Uuid> {
    state.slots.take(user.0.id, &state.stop)
}

/// The stream of a conversation after a cursor; of one turn alone if one is named.
///
/// # Errors
/// The cursor is gone, or the journal does not answer.
pub async fn stream(
    state: &State,
    slot: StreamSlot<Uuid>,
    conversation: ConversationId,
    after: Cursor,
    turn: Option<TurnId>,
) -> Result<HttpResponse, ChatFault> {
    let follower = state
        .journals
        .follow(&journal_of(conversation), after)
        .await;
    let follower = follower.map_err(|error| match error {
        FollowError::Gone => ChatFault::CursorGone,
        FollowError::Unavailable(error) => ChatFault::Journal(error),
    })?;
    let frames = Frames {
        follower,
        batch: Vec::new(),
        turn: turn.map(OneTurn::new),
    };
    // a turn ends soon, and its stream with it; who follows a conversation is asked to move
    let slot = if turn.is_some() { slot.brief() } else { slot };
    let options = StreamOptions::default()
        .stopped_by(slot.stop(), moving())
        .farewell_when(slot.moving())
        .holding(slot);
    Ok(event_stream(frames, options))
}

/// The last words of a stream whose server is about to stop.
fn moving() -> Bytes {
    let mut out = BytesMut::new();
    write_frame(&mut out, None, &wire::encode(&ChatEvent::Moving));
    out.freeze()
}

#[cfg(test)]
mod tests {
    use proto_events::chat::TurnKind;

    use super::*;

    #[test]
    fn a_turn_is_told_from_its_beginning_to_its_end() {
        let [before, turn] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let completed = |turn_id| ChatEvent::TurnCompleted {
            turn_id,
            message_id: Uuid::from_u128(3),
        };
        let started = |turn_id| ChatEvent::TurnStarted {
            turn_id,
            kind: TurnKind::Talk,
            message: None,
        };
        let word = || ChatEvent::Delta { text: "네".into() };
        let told = [
            // stored late, by the instance that spoke it
            (word(), Part::Before),
            (completed(before), Part::Before),
            (started(turn), Part::Of),
            (word(), Part::Of),
            (completed(turn), Part::End),
        ];
        let mut one = OneTurn::new(TurnId(turn));
        for (event, part) in told {
            assert_eq!(one.part(&wire::encode(&event)), part, "{event:?}");
        }
        // one that ended before it could begin
        let mut one = OneTurn::new(TurnId(turn));
        assert_eq!(one.part(&wire::encode(&completed(turn))), Part::End);
    }
}

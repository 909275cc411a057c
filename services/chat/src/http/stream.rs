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

/// Entries of a journal, up to the end of a turn if one is named.
struct Frames {
    follower: Follower,
    batch: Vec<Entry>,
    until: Option<TurnId>,
}

impl Frames {
    /// Whether this entry ends the turn that the stream is for.
    fn ends(&self, payload: &[u8]) -> bool {
        let Some(until) = self.until else {
            return false;
        };
        if wire::is_delta(payload) {
            return false;
        }
        match wire::decode(payload) {
            Some(
                ChatEvent::TurnCompleted { turn_id, .. }
                | ChatEvent::TurnFailed { turn_id, .. }
                | ChatEvent::Stopped { turn_id, .. },
            ) => turn_id == until.0,
            _ => false,
        }
    }
}

impl EventSource for Frames {
    fn poll_frames(&mut self, context: &mut Context<'_>, out: &mut BytesMut) -> Poll<Progress> {
        let mut batch = std::mem::take(&mut self.batch);
        let polled = self.follower.poll_batch(context, &mut batch);
        let mut progress = Progress::Written;
        for entry in batch.drain(..) {
            let Cursor { epoch, number } = entry.cursor;
            write_frame(out, Some((epoch, number)), &entry.payload);
            if self.ends(&entry.payload) {
                progress = Progress::Ended;
            }
        }
        self.batch = batch;
        match polled {
            Poll::Pending => Poll::Pending,
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

/// The stream of a conversation after a cursor, up to the end of a turn if one is named.
///
/// # Errors
/// The cursor is gone, or the journal does not answer.
pub async fn stream(
    state: &State,
    slot: StreamSlot<Uuid>,
    conversation: ConversationId,
    after: Cursor,
    until: Option<TurnId>,
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
        until,
    };
    // a turn ends soon, and its stream with it; who follows a conversation is asked to move
    let slot = if until.is_some() { slot.brief() } else { slot };
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

//! One consumer of a group at its work: one event after the other.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use deadpool_redis::redis::{Cmd, RedisError, Value, cmd};
use tokio::time::{Instant, MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use super::{key, place, put};
use crate::error::JournalError;
use crate::redis::backoff::Backoff;
use crate::redis::exchange::Exchange;
use crate::redis::line::unavailable;
use crate::redis::store::{Store, read};
use crate::topic::{Consumer, Outcome, TopicEvent, Topics, attempt};

/// As long as a read waits for an event, and a stop for a read.
pub(super) const BLOCK: Duration = Duration::from_millis(500);

/// The fields of an event in the stream; none where it was trimmed away.
type Fields = Option<Vec<(String, Bytes)>>;
/// A place in the stream, and what is there.
type Row = (String, Fields);

pub(super) struct Desk {
    pub(super) store: Arc<Store>,
    /// Reads block, on these lines only.
    pub(super) lines: Exchange,
    pub(super) topic: String,
    pub(super) group: String,
    pub(super) consumer: String,
    pub(super) handler: Arc<dyn Consumer>,
    pub(super) stop: CancellationToken,
}

/// An event on the desk.
struct Case {
    /// Of the stream.
    place: String,
    fields: Fields,
    /// It was handed out before, to this consumer or to one that died.
    again: bool,
}

/// Where the next event is to come from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// What this consumer left unanswered in a former life.
    Own,
    New,
}

impl Desk {
    pub(super) async fn work(self) {
        let mut backoff = Backoff::default();
        let mut away = false;
        while !self.stop.is_cancelled() {
            let Err(error) = self.sit().await else { return };
            if !away {
                let (topic, group) = (&self.topic, &self.group);
                warn!(topic, group, %error, "events are not read");
                away = true;
            }
            tokio::select! {
                () = self.stop.cancelled() => return,
                () = tokio::time::sleep(backoff.next()) => {}
            }
        }
    }

    /// Works until it is told to stop, or Redis fails.
    async fn sit(&self) -> Result<(), JournalError> {
        self.found_group().await?;
        info!(
            topic = self.topic,
            group = self.group,
            consumer = self.consumer,
            "listening"
        );
        let mut source = Source::Own;
        let claim_every = self.store.settings.topics.claim_after / 3;
        let mut claimed: Option<Instant> = None;
        while !self.stop.is_cancelled() {
            let mut case = None;
            if source == Source::New && claimed.is_none_or(|at| at.elapsed() >= claim_every) {
                case = self.claim().await?;
                if case.is_none() {
                    claimed = Some(Instant::now());
                }
            }
            if case.is_none() {
                case = self.next(source).await?;
            }
            match case {
                Some(case) => self.handle(case).await?,
                None => source = Source::New,
            }
        }
        Ok(())
    }

    /// A group begins with everything that is retained.
    async fn found_group(&self) -> Result<(), JournalError> {
        let mut found = cmd("XGROUP");
        found
            .arg("CREATE")
            .arg(self.key())
            .arg(&self.group)
            .arg("0")
            .arg("MKSTREAM");
        match self.run(&found).await {
            Err(error) if error.code() == Some("BUSYGROUP") => Ok(()),
            answer => answer.map(drop).map_err(unavailable),
        }
    }

    fn key(&self) -> String {
        key(&self.store, &self.topic)
    }

    async fn run(&self, command: &Cmd) -> Result<Value, RedisError> {
        self.lines.run(place(&self.topic), command).await
    }

    /// One at a time: whatever waits in Redis, another consumer of the group can take.
    async fn next(&self, source: Source) -> Result<Option<Case>, JournalError> {
        let mut next = cmd("XREADGROUP");
        next.arg("GROUP")
            .arg(&self.group)
            .arg(&self.consumer)
            .arg("COUNT")
            .arg(1);
        if source == Source::New {
            next.arg("BLOCK").arg(BLOCK.as_millis() as u64);
        }
        let from = if source == Source::New { ">" } else { "0" };
        next.arg("STREAMS").arg(self.key()).arg(from);
        let answer: Option<Vec<(String, Vec<Row>)>> = read(self.run(&next).await)?;
        let event = answer
            .into_iter()
            .flatten()
            .flat_map(|(_, events)| events)
            .next();
        let again = source == Source::Own;
        Ok(event.map(|(place, fields)| Case {
            place,
            fields,
            again,
        }))
    }

    /// An event that its consumer did not answer for too long.
    async fn claim(&self) -> Result<Option<Case>, JournalError> {
        let idle = self.store.settings.topics.claim_after.as_millis() as u64;
        let mut claim = cmd("XAUTOCLAIM");
        claim
            .arg(self.key())
            .arg(&self.group)
            .arg(&self.consumer)
            .arg(idle)
            .arg("0-0");
        claim.arg("COUNT").arg(1);
        let (_, events, _): (String, Vec<Row>, Value) = read(self.run(&claim).await)?;
        let event = events.into_iter().next();
        Ok(event.map(|(place, fields)| Case {
            place,
            fields,
            again: true,
        }))
    }

    async fn handle(&self, case: Case) -> Result<(), JournalError> {
        let Case {
            place,
            fields,
            again,
        } = case;
        let Some(event) = self.event(fields) else {
            error!(
                topic = self.topic,
                group = self.group,
                place,
                "an event that nobody can read"
            );
            return self.answer(&place, None).await;
        };
        let before = if again {
            self.times_tried(&place).await?.saturating_sub(1)
        } else {
            0
        };
        let settings = &self.store.settings.topics;
        let handler = self.handler.as_ref();
        let attempt = attempt(handler, &self.group, &event, before, settings, &self.stop);
        let outcome = tokio::select! {
            outcome = attempt => outcome,
            never = self.keep(&place) => match never {},
        };
        match outcome {
            Outcome::Handled => self.answer(&place, None).await,
            Outcome::GivenUp => self.answer(&place, Some(&event)).await,
            // It comes first when this consumer returns, or goes to another one.
            Outcome::Stopped => Ok(()),
        }
    }

    fn event(&self, fields: Fields) -> Option<TopicEvent> {
        let (mut id, mut payload) = (None, None);
        for (name, value) in fields? {
            match name.as_str() {
                "id" => id = String::from_utf8(value.into()).ok(),
                "payload" => payload = Some(value),
                _ => {}
            }
        }
        Some(TopicEvent {
            id: id?,
            topic: self.topic.clone(),
            payload: payload?,
        })
    }

    /// How often an event was handed out, this time included.
    async fn times_tried(&self, place: &str) -> Result<u32, JournalError> {
        let mut ask = cmd("XPENDING");
        ask.arg(self.key())
            .arg(&self.group)
            .arg(place)
            .arg(place)
            .arg(1);
        let pending: Vec<(String, String, u64, u32)> = read(self.run(&ask).await)?;
        Ok(pending.first().map_or(1, |(_, _, _, times)| *times))
    }

    /// Tells Redis now and then that the event is still being handled.
    async fn keep(&self, at: &str) -> std::convert::Infallible {
        let mut tick = interval(self.store.settings.topics.claim_after / 3);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        tick.tick().await;
        loop {
            tick.tick().await;
            let mut keep = cmd("XCLAIM");
            keep.arg(self.key())
                .arg(&self.group)
                .arg(&self.consumer)
                .arg(0)
                .arg(at);
            keep.arg("JUSTID");
            if let Err(error) = self.store.lines.run(place(&self.topic), &keep).await {
                warn!(topic = self.topic, group = self.group, %error, "an event may come twice");
            }
        }
    }

    /// Answers an event, and puts it aside in the same step if it was given up. While Redis is
    /// away this waits, so that a handled event is not handled again for that alone.
    async fn answer(&self, at: &str, aside: Option<&TopicEvent>) -> Result<(), JournalError> {
        let mut answer = Vec::new();
        if let Some(TopicEvent { id, topic, payload }) = aside {
            answer.push(put(&self.store, &Topics::dead_letters(topic), id, payload));
        }
        let mut handled = cmd("XACK");
        handled.arg(self.key()).arg(&self.group).arg(at);
        answer.push(handled);
        let mut backoff = Backoff::default();
        while let Err(error) = self.lines.run_atomic(place(&self.topic), &answer).await {
            if self.stop.is_cancelled() {
                return Err(unavailable(error));
            }
            tokio::time::sleep(backoff.next()).await;
        }
        Ok(())
    }
}

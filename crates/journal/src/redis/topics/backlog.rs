//! How far a group is behind.

use std::collections::HashMap;
use std::time::Duration;

use deadpool_redis::redis::{Value, cmd, from_redis_value};

use super::{PAGE, RedisTopics, key, place};
use crate::error::JournalError;
use crate::redis::line::unavailable;
use crate::redis::store::read;
use crate::topic::Backlog;

/// A place in a stream is the moment when it was taken, in milliseconds, and a number.
type Place = String;

impl RedisTopics {
    pub(crate) async fn backlog(&self, topic: &str, group: &str) -> Result<Backlog, JournalError> {
        let (lines, place) = (&self.store.lines, place(topic));
        let key = key(&self.store, topic);
        let mut look = cmd("XINFO");
        look.arg("GROUPS").arg(&key);
        let groups: Vec<HashMap<String, Value>> = match lines.ask(place, &look).await {
            Ok(groups) => read(Ok(groups))?,
            // nobody has published or listened yet
            Err(error) if error.code() == Some("ERR") => return Ok(Backlog::default()),
            Err(error) => return Err(unavailable(error)),
        };
        let text = |group: &HashMap<String, Value>, name: &str| -> Option<String> {
            from_redis_value(group.get(name)?.clone()).ok()
        };
        let found = groups
            .iter()
            .find(|it| text(it, "name").as_deref() == Some(group));
        let Some(found) = found else {
            return Ok(Backlog::default());
        };
        let number = |name: &str| text(found, name).and_then(|it| it.parse::<u64>().ok());
        let handed_out = number("pending").unwrap_or_default();
        let last = text(found, "last-delivered-id").unwrap_or_default();
        let mut next = cmd("XRANGE");
        next.arg(&key).arg(format!("({last}")).arg("+");
        // what was removed in between leaves Redis without a number: then it is counted, up to a page
        let lag = number("lag");
        next.arg("COUNT").arg(if lag.is_some() { 1 } else { PAGE });
        let next: Vec<(Place, Value)> = read(lines.ask(place, &next).await)?;
        let waiting = lag.unwrap_or(next.len() as u64);
        let mut oldest = next.into_iter().next().map(|(first, _)| first);
        if handed_out > 0 {
            let mut pending = cmd("XPENDING");
            pending.arg(&key).arg(group);
            let (_, first, _, _): (u64, Option<Place>, Value, Value) =
                read(lines.ask(place, &pending).await)?;
            oldest = first.or(oldest);
        }
        let oldest = match oldest.and_then(|first| moment_of(&first)) {
            Some(since) => Some(self.now(topic).await?.saturating_sub(since)),
            None => None,
        };
        Ok(Backlog {
            waiting: waiting + handed_out,
            oldest,
        })
    }

    /// By the clock that gives places out.
    async fn now(&self, topic: &str) -> Result<Duration, JournalError> {
        let (seconds, micros): (u64, u64) =
            read(self.store.lines.ask(place(topic), &cmd("TIME")).await)?;
        Ok(Duration::from_secs(seconds) + Duration::from_micros(micros))
    }
}

fn moment_of(place: &str) -> Option<Duration> {
    let (milliseconds, _) = place.split_once('-')?;
    milliseconds.parse().ok().map(Duration::from_millis)
}

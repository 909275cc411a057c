//! Sees the end of accounts through: until every service has confirmed it, and then until nothing
//! that was ever told of the member is kept.

use host::{Clock, Ids, TaskError};
use journal::Topics;
use proto_events::domain::{AUTH_TOPIC, DataHolder};
use time::Duration;
use uuid::Uuid;

use crate::store::{Store, Unsettled};

/// Whoever has not confirmed by then is told once more.
const PATIENCE: Duration = Duration::minutes(10);

/// What it works with.
#[derive(Clone)]
pub struct Eraser {
    pub store: Store,
    pub topics: Topics,
    pub clock: Clock,
    pub ids: Ids,
}

impl Eraser {
    /// A service keeps nothing more of a member.
    ///
    /// # Errors
    /// The database or the topics do not answer; it may be tried again.
    pub async fn confirm(&self, erasure: Uuid, holder: DataHolder) -> Result<(), TaskError> {
        match self.store.confirm(erasure, holder).await? {
            Some(known_as) => self.settle(erasure, &known_as).await,
            None => Ok(()),
        }
    }

    /// Takes up what has come to nothing: a service that gave up, a process that died.
    ///
    /// # Errors
    /// The database or the topics do not answer; it is tried again with the next look.
    pub async fn take_up(&self) -> Result<(), TaskError> {
        let now = self.clock.now();
        for unsettled in self.store.unsettled(now - PATIENCE).await? {
            let Unsettled {
                erasure,
                known_as,
                pending,
            } = unsettled;
            if pending.is_empty() {
                self.settle(erasure, &known_as).await?;
                continue;
            }
            tracing::warn!(erasure.id = %erasure, ?pending, "an erasure is not confirmed: told again");
            if let Some(member) = known_as.first() {
                let event = self.ids.next();
                self.store.tell_deleted(erasure, member, event, now).await?;
            }
        }
        Ok(())
    }

    async fn settle(&self, erasure: Uuid, known_as: &[String]) -> Result<(), TaskError> {
        let holders = DataHolder::ALL.map(DataHolder::topic);
        for topic in std::iter::once(AUTH_TOPIC).chain(holders) {
            self.topics.forget(topic, known_as).await?;
        }
        let now = self.clock.now();
        Ok(self.store.settle(erasure, known_as, now).await?)
    }
}

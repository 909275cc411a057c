//! Handing one event to its consumer until it is handled or given up.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use tokio_util::sync::CancellationToken;
use tracing::{error, warn};

use super::{Consumer, ConsumerError, TopicEvent};
use crate::settings::TopicSettings;

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Handled,
    /// Every try failed: it is to be put aside.
    GivenUp,
    /// The consumer was told to stop between two tries.
    Stopped,
}

/// Tries an event that was handed out `before` times already.
pub(crate) async fn attempt(
    consumer: &dyn Consumer,
    group: &str,
    event: &TopicEvent,
    before: u32,
    settings: &TopicSettings,
    stop: &CancellationToken,
) -> Outcome {
    let mut pause = settings.first_pause;
    let mut tried = before;
    while tried < settings.tries {
        tried += 1;
        let Err(cause) = try_once(consumer, event).await else {
            return Outcome::Handled;
        };
        let TopicEvent {
            id,
            topic,
            payload: _,
        } = event;
        let cause = cause.0;
        if tried >= settings.tries {
            error!(topic, group, event.id = id, tried, cause, "event put aside");
            return Outcome::GivenUp;
        }
        warn!(
            topic,
            group,
            event.id = id,
            tried,
            cause,
            "event not handled yet"
        );
        tokio::select! {
            () = stop.cancelled() => return Outcome::Stopped,
            () = tokio::time::sleep(pause) => {}
        }
        pause = double(pause, settings.longest_pause);
    }
    error!(
        topic = event.topic,
        group,
        event.id = event.id,
        tried,
        "event put aside unanswered"
    );
    Outcome::GivenUp
}

async fn try_once(consumer: &dyn Consumer, event: &TopicEvent) -> Result<(), ConsumerError> {
    match AssertUnwindSafe(consumer.handle(event))
        .catch_unwind()
        .await
    {
        Ok(handled) => handled,
        Err(_) => Err(ConsumerError::new("the consumer panicked")),
    }
}

fn double(pause: Duration, longest: Duration) -> Duration {
    (pause * 2).min(longest)
}

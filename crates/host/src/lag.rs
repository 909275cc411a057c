//! How far a service is behind on what it learns, in the metrics.

use std::time::Duration;

use journal::{Backlog, Topics};
use tokio_util::sync::CancellationToken;

use crate::every::Every;

const LOOK: Duration = Duration::from_secs(5);

/// Looks now and then, until `stop`.
pub(crate) async fn measure(
    topics: Topics,
    names: Vec<&'static str>,
    group: String,
    stop: CancellationToken,
) {
    let mut every = Every::new(LOOK, stop);
    while every.comes().await {
        for topic in &names {
            match topics.backlog(topic, &group).await {
                Ok(backlog) => tell(topic, &group, backlog),
                Err(error) => tracing::debug!(topic, group, %error, "nobody knows what waits"),
            }
        }
    }
}

fn tell(topic: &'static str, group: &str, backlog: Backlog) {
    let Backlog { waiting, oldest } = backlog;
    let labels = [("topic", topic.to_owned()), ("group", group.to_owned())];
    let oldest = oldest.unwrap_or_default().as_secs_f64();
    metrics::gauge!("conch_topic_waiting", &labels).set(waiting as f64);
    metrics::gauge!("conch_topic_oldest_seconds", &labels).set(oldest);
}

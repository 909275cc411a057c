//! Topics while Redis comes and goes.

use std::sync::Arc;

use async_trait::async_trait;
use journal::{Consumer, ConsumerError, TopicEvent};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use super::{process, until};
use crate::fixture::{Server, number_of, payload, within};

struct Tell(UnboundedSender<u64>);

#[async_trait]
impl Consumer for Tell {
    async fn handle(&self, event: &TopicEvent) -> Result<(), ConsumerError> {
        self.0
            .send(number_of(&event.payload))
            .map_err(ConsumerError::new)
    }
}

#[tokio::test]
async fn a_kill_and_restart_of_redis_loses_no_event() {
    let Some(mut server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let (told, mut heard) = unbounded_channel();
    let subscription = there
        .topics()
        .subscribe("t", "g", "a", Arc::new(Tell(told)));
    let mut published = 0;
    for _ in 0..3 {
        for _ in 0..5 {
            published += 1;
            here.topics()
                .publish("t", "id", payload(published))
                .await
                .unwrap();
        }
        server.kill().await;
        assert!(here.topics().publish("t", "id", payload(0)).await.is_err());
        server.start_again().await;
        until("redis", async || here.ping().await.is_ok()).await;
    }
    let mut last = 0;
    while last < published {
        let number = within(heard.recv()).await.unwrap();
        // Once more is allowed, out of order is not.
        assert!(number <= last + 1, "{number} after {last}");
        last = last.max(number);
    }
    within(subscription.stop()).await;
}

//! Topics in this process. An event is published when every group has handled it, so that what
//! the producer keeps until then is what survives the process.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use tokio::sync::{Notify, watch};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::error::JournalError;
use crate::settings::TopicSettings;
use crate::topic::{
    Backlog, Consumer, Outcome, Subscription, TopicEvent, Topics, attempt, mentions,
};

pub(crate) struct MemoryTopics {
    settings: TopicSettings,
    topics: Mutex<HashMap<String, Topic>>,
    tasks: TaskTracker,
    closing: CancellationToken,
}

#[derive(Default)]
struct Topic {
    groups: HashMap<String, Arc<Group>>,
    /// Published while nobody listened: for the group that comes first.
    unheard: VecDeque<Arc<TopicEvent>>,
}

/// The events that a group has yet to handle, in order.
#[derive(Default)]
struct Group {
    queue: Mutex<VecDeque<Delivery>>,
    more: Notify,
    /// Since when those in somebody's hands are there.
    at_hand: Mutex<Vec<Instant>>,
}

/// One event for one group.
struct Delivery {
    event: Arc<TopicEvent>,
    since: Instant,
    tried: u32,
    /// Dropped when the event was handled, which is what its publisher waits for.
    unanswered: Option<watch::Receiver<()>>,
}

/// A delivery in somebody's hands; it goes back to the head of the queue if they let it fall.
struct Held {
    group: Arc<Group>,
    since: Instant,
    delivery: Option<Delivery>,
}

impl MemoryTopics {
    pub(crate) fn new(settings: TopicSettings) -> Self {
        Self {
            settings,
            topics: Mutex::default(),
            tasks: TaskTracker::new(),
            closing: CancellationToken::new(),
        }
    }

    fn topics(&self) -> MutexGuard<'_, HashMap<String, Topic>> {
        self.topics.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) async fn publish(
        &self,
        topic: &str,
        id: &str,
        payload: Bytes,
    ) -> Result<(), JournalError> {
        if self.closing.is_cancelled() {
            return Err(JournalError::Closed);
        }
        let answered = self.put(topic, id, payload);
        tokio::select! {
            () = self.closing.cancelled() => Err(JournalError::Closed),
            () = answered.closed() => Ok(()),
        }
    }

    /// Queues an event for every group. What is returned closes when all have answered.
    fn put(&self, topic: &str, id: &str, payload: Bytes) -> watch::Sender<()> {
        let event = Arc::new(TopicEvent {
            id: id.to_owned(),
            topic: topic.to_owned(),
            payload,
        });
        let (answered, unanswered) = watch::channel(());
        let mut topics = self.topics();
        let Topic { groups, unheard } = topics.entry(topic.to_owned()).or_default();
        if groups.is_empty() {
            unheard.push_back(event);
            if unheard.len() > self.settings.retained {
                unheard.pop_front();
            }
            return answered;
        }
        for group in groups.values() {
            let unanswered = Some(unanswered.clone());
            group.queue().push_back(Delivery {
                event: event.clone(),
                since: Instant::now(),
                tried: 0,
                unanswered,
            });
            group.more.notify_one();
        }
        answered
    }

    pub(crate) fn backlog(&self, topic: &str, group: &str) -> Backlog {
        let topics = self.topics();
        let group = topics.get(topic).and_then(|it| it.groups.get(group));
        group.map(|group| group.backlog()).unwrap_or_default()
    }

    /// Where there is a group an event is handled or about to be: what is retained is unheard.
    pub(crate) fn forget(&self, topic: &str, words: &[String]) {
        if let Some(Topic { unheard, .. }) = self.topics().get_mut(topic) {
            unheard.retain(|event| !mentions(&event.payload, words));
        }
    }

    pub(crate) fn subscribe(
        self: &Arc<Self>,
        topic: &str,
        group: &str,
        consumer: &str,
        handler: Arc<dyn Consumer>,
    ) -> Subscription {
        let queue = self.group(topic, group);
        tracing::debug!(topic, group, consumer, "subscribed");
        let stop = self.closing.child_token();
        let topics = self.clone();
        let group = group.to_owned();
        let stopped = stop.clone();
        let task = self.tasks.spawn(async move {
            topics.work(&group, queue, handler.as_ref(), &stopped).await;
        });
        Subscription::new(stop, task)
    }

    fn group(&self, topic: &str, group: &str) -> Arc<Group> {
        let mut topics = self.topics();
        let Topic { groups, unheard } = topics.entry(topic.to_owned()).or_default();
        if let Some(known) = groups.get(group) {
            return known.clone();
        }
        let fresh = Arc::new(Group::default());
        let before = unheard.drain(..);
        let before = before.map(|event| Delivery {
            event,
            since: Instant::now(),
            tried: 0,
            unanswered: None,
        });
        fresh.queue().extend(before);
        groups.insert(group.to_owned(), fresh.clone());
        fresh
    }

    async fn work(
        &self,
        name: &str,
        group: Arc<Group>,
        handler: &dyn Consumer,
        stop: &CancellationToken,
    ) {
        loop {
            let mut held = tokio::select! {
                biased;
                () = stop.cancelled() => return,
                held = group.take() => held,
            };
            let Some(delivery) = &mut held.delivery else {
                continue;
            };
            let before = delivery.tried;
            delivery.tried += 1;
            let event = delivery.event.clone();
            match attempt(handler, name, &event, before, &self.settings, stop).await {
                Outcome::Handled => held.answer(),
                Outcome::GivenUp => {
                    let TopicEvent { id, topic, payload } = &*event;
                    // Nobody waits for the answer of those who look at dead letters.
                    drop(self.put(&Topics::dead_letters(topic), id, payload.clone()));
                    held.answer();
                }
                Outcome::Stopped => return,
            }
        }
    }

    /// Ends every consumer; what they did not answer is the producers' to publish again.
    pub(crate) async fn close(&self) {
        self.closing.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }
}

impl Group {
    fn queue(&self) -> MutexGuard<'_, VecDeque<Delivery>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn at_hand(&self) -> MutexGuard<'_, Vec<Instant>> {
        self.at_hand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn backlog(&self) -> Backlog {
        let (queue, at_hand) = (self.queue(), self.at_hand());
        let since = at_hand.iter().chain(queue.iter().map(|it| &it.since)).min();
        Backlog {
            waiting: (queue.len() + at_hand.len()) as u64,
            oldest: since.map(Instant::elapsed),
        }
    }

    async fn take(self: &Arc<Self>) -> Held {
        loop {
            let next = self.queue().pop_front();
            if let Some(delivery) = next {
                self.at_hand().push(delivery.since);
                return Held {
                    group: self.clone(),
                    since: delivery.since,
                    delivery: Some(delivery),
                };
            }
            self.more.notified().await;
        }
    }
}

impl Held {
    fn answer(mut self) {
        let unanswered = self
            .delivery
            .take()
            .and_then(|delivery| delivery.unanswered);
        drop(unanswered);
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Self {
            group,
            since,
            delivery,
        } = self;
        let mut at_hand = group.at_hand();
        if let Some(place) = at_hand.iter().position(|it| it == since) {
            at_hand.swap_remove(place);
        }
        drop(at_hand);
        if let Some(delivery) = delivery.take() {
            group.queue().push_front(delivery);
            group.more.notify_one();
        }
    }
}

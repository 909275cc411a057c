//! Events: at least once, in order, and aside what nobody can handle.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use async_trait::async_trait;
use journal::{Backlog, Consumer, ConsumerError, JournalError, TopicEvent, Topics};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

use crate::fixture::{Fixture, contract, number_of, payload, within};

contract!(
    every_group_gets_every_event_in_order,
    a_group_shares_its_events,
    a_group_that_comes_late_gets_what_was_published_before,
    what_failed_comes_again_before_what_follows_it,
    what_a_dying_consumer_held_goes_to_another,
    what_a_consumer_held_when_it_was_stopped_comes_to_its_successor,
    what_nobody_can_handle_is_put_aside_and_the_rest_goes_on,
    a_consumer_that_panics_is_a_consumer_that_fails,
    what_is_forgotten_comes_to_nobody_any_more,
    what_waits_is_counted_with_what_is_at_hand,
);

/// Tells what it was given, and does with it as it is told.
struct Clerk<F> {
    told: UnboundedSender<(String, u64)>,
    answer: F,
}

#[async_trait]
impl<F> Consumer for Clerk<F>
where
    F: Fn(u64) -> Answer + Send + Sync + 'static,
{
    async fn handle(&self, event: &TopicEvent) -> Result<(), ConsumerError> {
        let number = number_of(&event.payload);
        self.told.send((event.id.clone(), number)).unwrap();
        match (self.answer)(number) {
            Answer::Ok => Ok(()),
            Answer::Fail => Err(ConsumerError::new("not today")),
            Answer::Panic => panic!("this one always does"),
            Answer::Hang => std::future::pending().await,
        }
    }
}

enum Answer {
    Ok,
    Fail,
    Panic,
    Hang,
}

fn clerk(
    answer: impl Fn(u64) -> Answer + Send + Sync + 'static,
) -> (Arc<dyn Consumer>, UnboundedReceiver<(String, u64)>) {
    let (told, heard) = unbounded_channel();
    (Arc::new(Clerk { told, answer }), heard)
}

/// Publishes in the background: in memory that waits until the events are handled.
fn publish(
    topics: &Topics,
    numbers: impl IntoIterator<Item = u64>,
) -> JoinHandle<Result<(), JournalError>> {
    let topics = topics.clone();
    let numbers: Vec<u64> = numbers.into_iter().collect();
    tokio::spawn(async move {
        for number in numbers {
            topics
                .publish("t", &format!("id-{number}"), payload(number))
                .await?;
        }
        Ok(())
    })
}

async fn numbers(heard: &mut UnboundedReceiver<(String, u64)>, count: usize) -> Vec<u64> {
    let mut numbers = Vec::new();
    while numbers.len() < count {
        let (id, number) = within(heard.recv()).await.unwrap();
        assert_eq!(id, format!("id-{number}"));
        numbers.push(number);
    }
    numbers
}

async fn every_group_gets_every_event_in_order(mut fixture: Fixture) {
    let topics = fixture.process().await.topics();
    let (first, mut first_heard) = clerk(|_| Answer::Ok);
    let (second, mut second_heard) = clerk(|_| Answer::Ok);
    let first = topics.subscribe("t", "first", "a", first);
    let second = topics.subscribe("t", "second", "a", second);
    within(publish(&topics, 1..=50)).await.unwrap().unwrap();
    assert!(numbers(&mut first_heard, 50).await.into_iter().eq(1..=50));
    assert!(numbers(&mut second_heard, 50).await.into_iter().eq(1..=50));
    within(first.stop()).await;
    within(second.stop()).await;
    assert!(first_heard.try_recv().is_err());
}

async fn a_group_shares_its_events(mut fixture: Fixture) {
    let topics = fixture.process().await.topics();
    let elsewhere = fixture.process().await.topics();
    let (first, mut heard) = clerk(|_| Answer::Ok);
    let subscriptions = [
        topics.subscribe("t", "g", "a", first.clone()),
        elsewhere.subscribe("t", "g", "b", first),
    ];
    within(publish(&topics, 1..=50)).await.unwrap().unwrap();
    let mut all = numbers(&mut heard, 50).await;
    all.sort_unstable();
    assert!(all.into_iter().eq(1..=50));
    for subscription in subscriptions {
        within(subscription.stop()).await;
    }
    assert!(heard.try_recv().is_err());
}

async fn a_group_that_comes_late_gets_what_was_published_before(mut fixture: Fixture) {
    let topics = fixture.process().await.topics();
    within(publish(&topics, 1..=3)).await.unwrap().unwrap();
    let (consumer, mut heard) = clerk(|_| Answer::Ok);
    let _subscription = topics.subscribe("t", "g", "a", consumer);
    publish(&topics, 4..=5);
    assert_eq!(numbers(&mut heard, 5).await, [1, 2, 3, 4, 5]);
}

async fn what_failed_comes_again_before_what_follows_it(mut fixture: Fixture) {
    let topics = fixture.process().await.topics();
    let left = AtomicU32::new(2);
    let (consumer, mut heard) = clerk(move |number| {
        let fails = number == 2
            && left
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                    left.checked_sub(1)
                })
                .is_ok();
        if fails { Answer::Fail } else { Answer::Ok }
    });
    let _subscription = topics.subscribe("t", "g", "a", consumer);
    publish(&topics, 1..=3);
    assert_eq!(numbers(&mut heard, 5).await, [1, 2, 2, 2, 3]);
}

async fn what_a_dying_consumer_held_goes_to_another(mut fixture: Fixture) {
    let topics = fixture.process().await.topics();
    let (dying, mut dying_heard) = clerk(|_| Answer::Hang);
    let dying = topics.subscribe("t", "g", "dying", dying);
    let published = publish(&topics, 1..=2);
    assert_eq!(numbers(&mut dying_heard, 1).await, [1]);
    // Without a word, and for ever.
    drop(dying);
    let (heir, mut heard) = clerk(|_| Answer::Ok);
    let elsewhere = fixture.process().await.topics();
    let _subscription = elsewhere.subscribe("t", "g", "heir", heir);
    let mut all = numbers(&mut heard, 2).await;
    all.sort_unstable();
    assert_eq!(all, [1, 2]);
    within(published).await.unwrap().unwrap();
}

async fn what_a_consumer_held_when_it_was_stopped_comes_to_its_successor(mut fixture: Fixture) {
    fixture.topics.tries = 1000;
    let topics = fixture.process().await.topics();
    let (failing, mut failing_heard) = clerk(|_| Answer::Fail);
    let failing = topics.subscribe("t", "g", "same", failing);
    let published = publish(&topics, 1..=2);
    numbers(&mut failing_heard, 2).await;
    within(failing.stop()).await;
    let (heir, mut heard) = clerk(|_| Answer::Ok);
    let _subscription = topics.subscribe("t", "g", "same", heir);
    assert_eq!(numbers(&mut heard, 2).await, [1, 2]);
    within(published).await.unwrap().unwrap();
}

async fn what_nobody_can_handle_is_put_aside_and_the_rest_goes_on(mut fixture: Fixture) {
    let topics = fixture.process().await.topics();
    let (consumer, mut heard) = clerk(|number| {
        if number == 2 {
            Answer::Fail
        } else {
            Answer::Ok
        }
    });
    let _subscription = topics.subscribe("t", "g", "a", consumer);
    within(publish(&topics, 1..=3)).await.unwrap().unwrap();
    assert_eq!(numbers(&mut heard, 6).await, [1, 2, 2, 2, 2, 3]);
    let (undertaker, mut dead) = clerk(|_| Answer::Ok);
    let _dead = topics.subscribe(&Topics::dead_letters("t"), "g", "a", undertaker);
    assert_eq!(numbers(&mut dead, 1).await, [2]);
}

async fn a_consumer_that_panics_is_a_consumer_that_fails(mut fixture: Fixture) {
    let topics = fixture.process().await.topics();
    let (consumer, mut heard) = clerk(|number| {
        if number == 1 {
            Answer::Panic
        } else {
            Answer::Ok
        }
    });
    let _subscription = topics.subscribe("t", "g", "a", consumer);
    within(publish(&topics, 1..=2)).await.unwrap().unwrap();
    assert_eq!(numbers(&mut heard, 5).await, [1, 1, 1, 1, 2]);
}

async fn what_is_forgotten_comes_to_nobody_any_more(mut fixture: Fixture) {
    let topics = fixture.process().await.topics();
    // more than are looked at in one go
    within(publish(&topics, 1..=600)).await.unwrap().unwrap();
    let words = ["59".to_owned(), "600".to_owned()];
    topics.forget("t", &words).await.unwrap();
    topics.forget("another", &words).await.unwrap();
    topics.forget("t", &[]).await.unwrap();
    let (consumer, mut heard) = clerk(|_| Answer::Ok);
    let _subscription = topics.subscribe("t", "g", "a", consumer);
    let left: Vec<u64> = (1..=600)
        .filter(|number: &u64| !number.to_string().contains("59") && *number != 600)
        .collect();
    assert_eq!(numbers(&mut heard, left.len()).await, left);
    // what was forgotten while it was handled is no trouble either
    within(publish(&topics, [601])).await.unwrap().unwrap();
    assert_eq!(numbers(&mut heard, 1).await, [601]);
}

async fn what_waits_is_counted_with_what_is_at_hand(mut fixture: Fixture) {
    let topics = fixture.process().await.topics();
    let backlog = async || topics.backlog("t", "g").await.unwrap();
    assert_eq!(backlog().await, Backlog::default());
    let (consumer, mut heard) = clerk(|number| match number {
        2 => Answer::Hang,
        _ => Answer::Ok,
    });
    let subscription = topics.subscribe("t", "g", "a", consumer);
    within(publish(&topics, [1])).await.unwrap().unwrap();
    publish(&topics, [2]);
    assert_eq!(numbers(&mut heard, 2).await, [1, 2]);
    let later: Vec<_> = (3..=4).map(|number| publish(&topics, [number])).collect();
    let found = within(async {
        loop {
            let found = backlog().await;
            if found.waiting == 3 {
                return found;
            }
            tokio::task::yield_now().await;
        }
    });
    let found = found.await.oldest.unwrap();
    let older = within(async {
        loop {
            let older = backlog().await.oldest.unwrap();
            if older > found {
                return older;
            }
            tokio::task::yield_now().await;
        }
    });
    assert!(older.await > found);
    assert_eq!(
        topics.backlog("t", "other").await.unwrap(),
        Backlog::default()
    );
    drop(subscription);
    drop(later);
}

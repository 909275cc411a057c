//! What only journals in process promise.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use futures::FutureExt;
use journal::{
    Clock, Consumer, ConsumerError, Cursor, Expected, Journals, MemorySettings, TopicEvent,
};
use tokio::sync::Notify;

use crate::fixture::{TTL, hear, lease, payload, say, within};

fn journals_at(now: &Arc<AtomicU64>) -> Journals {
    let now = now.clone();
    let clock = Clock::new(move || now.load(Ordering::SeqCst));
    Journals::memory(MemorySettings {
        clock,
        ..MemorySettings::default()
    })
}

#[tokio::test]
async fn epochs_grow_even_where_the_clock_does_not() {
    let now = Arc::new(AtomicU64::new(5_000));
    let journals = journals_at(&now);
    let mut last = 0;
    for moment in [5_000, 5_000, 4_000, 9_000, 1] {
        now.store(moment, Ordering::SeqCst);
        let epoch = lease(&journals, "j").await.epoch();
        assert!(epoch > last && epoch >= moment);
        last = epoch;
    }
}

#[tokio::test]
async fn a_cursor_of_a_former_process_is_gone() {
    let now = Arc::new(AtomicU64::new(5_000));
    let said = {
        let journals = journals_at(&now);
        say(&mut lease(&journals, "j").await, 1..=3)
    };
    now.store(5_010, Ordering::SeqCst);
    let journals = journals_at(&now);
    say(&mut lease(&journals, "j").await, 1..=3);
    for cursor in said {
        assert!(!journals.holds("j", cursor).await.unwrap());
    }
}

#[tokio::test(start_paused = true)]
async fn a_journal_that_nobody_uses_is_dropped_and_one_in_use_is_not() {
    let journals = Journals::memory(MemorySettings::default());
    let written = lease(&journals, "written").await;
    let mut followed = journals.follow("followed", Cursor::START).await.unwrap();
    let state = journals
        .compare_append("room", Expected::Nothing, payload(1), vec![])
        .await;
    assert!(state.is_ok());
    let idle = journals.append("idle", vec![payload(1)]).await.unwrap();
    let look = async || journals.head("other").await.unwrap();
    for _ in 0..30 {
        tokio::time::advance(Duration::from_secs(60)).await;
        look().await;
    }
    assert!(!journals.holds("idle", idle).await.unwrap());
    assert!(
        journals
            .acquire("written", "other", TTL)
            .await
            .unwrap()
            .is_none()
    );
    assert!(!written.is_lost());
    journals.append("followed", vec![payload(7)]).await.unwrap();
    assert_eq!(hear(&mut followed, 1).await, [7]);
    assert!(journals.state("room").await.unwrap().is_some());
    // One that was just left waits its time, however long it was in use.
    drop(followed);
    let head = journals.head("followed").await.unwrap();
    tokio::time::advance(Duration::from_secs(300)).await;
    look().await;
    assert!(journals.holds("followed", head).await.unwrap());
}

struct Wait(Arc<Notify>);

#[async_trait]
impl Consumer for Wait {
    async fn handle(&self, _: &TopicEvent) -> Result<(), ConsumerError> {
        self.0.notified().await;
        Ok(())
    }
}

#[tokio::test]
async fn an_event_is_published_when_every_group_has_handled_it() {
    let topics = Journals::memory(MemorySettings::default()).topics();
    let doors = [Arc::new(Notify::new()), Arc::new(Notify::new())];
    let mut subscriptions = Vec::new();
    for (group, door) in ["first", "second"].into_iter().zip(&doors) {
        subscriptions.push(topics.subscribe("t", group, "a", Arc::new(Wait(door.clone()))));
    }
    let mut published = Box::pin(topics.publish("t", "id", payload(1)));
    assert!((&mut published).now_or_never().is_none());
    doors[0].notify_one();
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
    assert!((&mut published).now_or_never().is_none());
    doors[1].notify_one();
    within(published).await.unwrap();
}

#[tokio::test]
async fn an_event_that_nobody_could_handle_any_more_stays_with_its_producer() {
    let journals = Journals::memory(MemorySettings::default());
    let topics = journals.topics();
    let door = Arc::new(Notify::new());
    let subscription = topics.subscribe("t", "g", "a", Arc::new(Wait(door)));
    let publisher = topics.clone();
    let published = tokio::spawn(async move { publisher.publish("t", "id", payload(1)).await });
    tokio::task::yield_now().await;
    drop(subscription);
    within(journals.close()).await;
    assert!(within(published).await.unwrap().is_err());
}

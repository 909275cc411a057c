//! A master dies or hangs, and one of its replicas takes its place.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures::StreamExt;
use journal::{
    CompareAppend, Consumer, ConsumerError, Cursor, Entry, Expected, FollowError, Follower,
    JournalError, Journals, RedisSettings, TopicEvent,
};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use crate::fixture::{Crew, TTL, follow, lease, number_of, payload, say};

/// Runs each of the tests over everything that can lose a master.
macro_rules! crews {
    ($($test:ident),* $(,)?) => {
        mod over_sentinel {
            $(#[tokio::test] async fn $test() {
                if let Some(crew) = crate::fixture::Crew::sentinels().await {
                    super::$test(crew).await;
                }
            })*
        }
        mod over_cluster {
            $(#[tokio::test] async fn $test() {
                if let Some(crew) = crate::fixture::Crew::cluster().await {
                    super::$test(crew).await;
                }
            })*
        }
    };
}

crews!(
    who_is_made_the_master_again_has_another_life,
    a_writer_and_its_followers_go_on_when_the_master_is_killed,
    what_was_shared_and_copied_is_there_once_and_what_comes_goes_on,
    what_the_replica_never_got_is_gone_and_nothing_stands_in_its_place,
    a_master_that_hung_is_not_believed_when_it_wakes_up,
    events_go_on_when_the_master_is_killed,
);

/// A failover takes a second or two; a loaded machine takes its time.
async fn soon<F: Future>(work: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(40), work)
        .await
        .expect("a failover comes to its end")
}

async fn process(crew: &Crew) -> Journals {
    Journals::redis(RedisSettings::new(crew.url()))
        .await
        .unwrap()
}

/// Reads on, and comes back with its cursor where it is told to.
struct Reader<'a> {
    journals: &'a Journals,
    journal: &'a str,
    follower: Follower,
    cursor: Cursor,
    times_gone: usize,
}

impl<'a> Reader<'a> {
    async fn new(journals: &'a Journals, journal: &'a str) -> Self {
        Self {
            journals,
            journal,
            follower: follow(journals, journal, Cursor::START).await,
            cursor: Cursor::START,
            times_gone: 0,
        }
    }

    async fn next(&mut self) -> Entry {
        loop {
            match self.follower.next().await.unwrap() {
                Ok(entry) => {
                    assert!(entry.cursor > self.cursor, "{} again", entry.cursor);
                    self.cursor = entry.cursor;
                    return entry;
                }
                // What it has read is about to be told again.
                Err(FollowError::Gone) => {
                    self.times_gone += 1;
                    self.follower = loop {
                        match self.journals.follow(self.journal, self.cursor).await {
                            Ok(follower) => break follower,
                            Err(_) => tokio::task::yield_now().await,
                        }
                    };
                }
                Err(error) => panic!("{error}"),
            }
        }
    }

    async fn hear(&mut self, count: usize) -> Vec<u64> {
        let mut heard = Vec::new();
        while heard.len() < count {
            heard.push(number_of(&self.next().await.payload));
        }
        heard
    }
}

/// Tries until the store takes it.
async fn append(journals: &Journals, journal: &str, number: u64) -> Cursor {
    loop {
        match journals.append(journal, vec![payload(number)]).await {
            Ok(head) => return head,
            Err(JournalError::Unavailable(_)) => tokio::task::yield_now().await,
            Err(error) => panic!("{error}"),
        }
    }
}

async fn a_writer_and_its_followers_go_on_when_the_master_is_killed(mut crew: Crew) {
    let (here, there) = (process(&crew).await, process(&crew).await);
    let mut writer = lease(&here, "j").await;
    let mut near = Reader::new(&here, "j").await;
    let mut far = Reader::new(&there, "j").await;
    say(&mut writer, 1..=40);
    assert!(soon(far.hear(20)).await.into_iter().eq(1..=20));
    writer.flush().await.unwrap();
    let killed = crew.kill_master_of("j").await;
    // The local follower notices nothing.
    say(&mut writer, 41..=60);
    assert!(soon(near.hear(60)).await.into_iter().eq(1..=60));
    soon(crew.is_replaced("j", killed)).await;
    say(&mut writer, 61..=80);
    assert!(soon(far.hear(60)).await.into_iter().eq(21..=80));
    soon(async { while writer.flush().await.is_err() {} }).await;
    assert!(!writer.is_lost());
    assert_eq!(near.times_gone, 0);
    let mut late = follow(&there, "j", Cursor::START).await;
    let all = soon(crate::fixture::hear(&mut late, 80)).await;
    assert!(all.into_iter().eq(1..=80));
    assert!(there.acquire("j", "there", TTL).await.unwrap().is_none());
}

async fn what_was_shared_and_copied_is_there_once_and_what_comes_goes_on(mut crew: Crew) {
    let (here, there) = (process(&crew).await, process(&crew).await);
    let mut far = Reader::new(&there, "j").await;
    for number in 1..=20 {
        append(&here, "j", number).await;
    }
    let stored = here
        .compare_append("j", Expected::Nothing, payload("state"), vec![payload(21)])
        .await
        .unwrap();
    let CompareAppend::Appended { version, .. } = stored else {
        panic!("{stored:?}")
    };
    assert!(soon(far.hear(10)).await.into_iter().eq(1..=10));
    let before = here.head("j").await.unwrap();
    crew.copies_have_all("j").await;
    let killed = crew.kill_master_of("j").await;
    let failed = here.append("j", vec![payload(0)]).await;
    assert!(
        matches!(failed, Err(JournalError::Unavailable(_))),
        "{failed:?}"
    );
    soon(crew.is_replaced("j", killed)).await;
    let after = soon(append(&here, "j", 22)).await;
    assert!(after.epoch > before.epoch, "another life is another epoch");
    assert!(soon(far.hear(12)).await.into_iter().eq(11..=22));
    assert!(there.holds("j", before).await.unwrap());
    // The state may have lost a change, and says so.
    let state = there.state("j").await.unwrap().unwrap();
    assert_eq!((state.version, state.restored), (version, true));
    let stale = Expected::Version(version);
    let refused = there.compare_append("j", stale, payload("s"), vec![]).await;
    assert!(
        matches!(refused, Ok(CompareAppend::Conflict(Some(_)))),
        "{refused:?}"
    );
    let confirmed = there
        .compare_append("j", Expected::of(&state), payload("s"), vec![payload(23)])
        .await;
    assert!(
        matches!(confirmed, Ok(CompareAppend::Appended { .. })),
        "{confirmed:?}"
    );
    let state = here.state("j").await.unwrap().unwrap();
    assert!(!state.restored);
    assert_eq!(soon(far.hear(1)).await, [23]);
}

async fn what_the_replica_never_got_is_gone_and_nothing_stands_in_its_place(mut crew: Crew) {
    let (here, there) = (process(&crew).await, process(&crew).await);
    let kept = here.append("j", vec![payload(1)]).await.unwrap();
    let mut far = follow(&there, "j", Cursor::START).await;
    crew.copies_have_all("j").await;
    let copies = crew.cut_off_copies_of("j").await;
    let lost = here
        .append("j", vec![payload(2), payload(3)])
        .await
        .unwrap();
    assert_eq!(soon(crate::fixture::hear(&mut far, 3)).await, [1, 2, 3]);
    let killed = crew.kill_master_of("j").await;
    copies.into_iter().for_each(|copy| crew.wake(copy));
    soon(crew.is_replaced("j", killed)).await;
    for number in 4..=6 {
        soon(append(&here, "j", number)).await;
    }
    let end = soon(far.next()).await.unwrap();
    assert!(matches!(end, Err(FollowError::Gone)), "{end:?}");
    for journals in [&here, &there] {
        assert!(!journals.holds("j", lost).await.unwrap());
        let mut honest = journals.follow("j", kept).await.unwrap();
        assert_eq!(soon(crate::fixture::hear(&mut honest, 3)).await, [4, 5, 6]);
    }
}

async fn a_master_that_hung_is_not_believed_when_it_wakes_up(mut crew: Crew) {
    let (here, there) = (process(&crew).await, process(&crew).await);
    let mut writer = lease(&here, "j").await;
    let mut far = Reader::new(&there, "j").await;
    say(&mut writer, 1..=10);
    assert!(soon(far.hear(10)).await.into_iter().eq(1..=10));
    writer.flush().await.unwrap();
    crew.copies_have_all("j").await;
    let hung = crew.pause_master_of("j").await;
    say(&mut writer, 11..=20);
    soon(crew.is_replaced("j", hung)).await;
    assert!(soon(far.hear(10)).await.into_iter().eq(11..=20));
    crew.wake(hung);
    // It takes words until it is told; nobody may say them to it.
    let mut shared = Vec::new();
    for number in 21..=60 {
        say(&mut writer, [number]);
        shared.push(soon(append(&here, "shared", number)).await);
        assert_eq!(soon(far.hear(1)).await, [number]);
    }
    soon(crew.is_demoted(hung)).await;
    say(&mut writer, 61..=70);
    assert!(soon(far.hear(10)).await.into_iter().eq(61..=70));
    assert!(!writer.is_lost());
    for cursor in shared {
        assert!(there.holds("shared", cursor).await.unwrap());
    }
}

async fn who_is_made_the_master_again_has_another_life(mut crew: Crew) {
    let (here, there) = (process(&crew).await, process(&crew).await);
    let nothing = Expected::Nothing;
    let stored = here
        .compare_append("j", nothing, payload("s"), vec![])
        .await;
    assert!(
        matches!(stored, Ok(CompareAppend::Appended { .. })),
        "{stored:?}"
    );
    // It hangs, is replaced, wakes up as a replica, and takes over from who replaced it.
    crew.copies_have_all("j").await;
    let first = crew.pause_master_of("j").await;
    soon(crew.is_replaced("j", first)).await;
    crew.wake(first);
    soon(crew.is_demoted(first)).await;
    crew.let_none_but(first).await;
    soon(crew.copies_have_all("j")).await;
    let second = crew.kill_master_of("j").await;
    soon(crew.is_replaced("j", second)).await;
    assert_eq!(crew.master_of("j").await, first);
    for journals in [&here, &there] {
        let state = soon(async {
            loop {
                if let Ok(state) = journals.state("j").await {
                    return state.unwrap();
                }
            }
        });
        assert!(state.await.restored, "it may lack what was said in between");
    }
}

struct Tell(UnboundedSender<u64>);

#[async_trait]
impl Consumer for Tell {
    async fn handle(&self, event: &TopicEvent) -> Result<(), ConsumerError> {
        self.0
            .send(number_of(&event.payload))
            .map_err(ConsumerError::new)
    }
}

async fn events_go_on_when_the_master_is_killed(mut crew: Crew) {
    let (here, there) = (process(&crew).await, process(&crew).await);
    let (told, mut heard) = unbounded_channel();
    let subscription = there
        .topics()
        .subscribe("t", "g", "a", Arc::new(Tell(told)));
    let mut last = 0;
    let mut hear_up_to = async |end: u64| {
        while last < end {
            let number = soon(heard.recv()).await.unwrap();
            // Once more is allowed, out of order is not.
            assert!(number <= last + 1, "{number} after {last}");
            last = last.max(number);
        }
    };
    let publish = async |number: u64| {
        while here
            .topics()
            .publish("t", &number.to_string(), payload(number))
            .await
            .is_err()
        {
            tokio::task::yield_now().await;
        }
    };
    for number in 1..=10 {
        publish(number).await;
    }
    hear_up_to(10).await;
    crew.copies_have_all("t").await;
    let killed = crew.kill_master_of("t").await;
    soon(publish(11)).await;
    soon(crew.is_replaced("t", killed)).await;
    for number in 12..=20 {
        soon(publish(number)).await;
    }
    hear_up_to(20).await;
    soon(subscription.stop()).await;
}

//! What journals ask of Redis: little, and no more for many followers than for one.

use std::time::Duration;

use journal::{CompareAppend, Cursor, Expected, Journals, RedisSettings};

use super::{process, until};
use crate::fixture::{Server, hear, lease, payload, say};

async fn subscriber_connections(server: &Server) -> usize {
    let list: String = server.ask(&["CLIENT", "LIST", "TYPE", "pubsub"]).await;
    list.lines().count()
}

#[tokio::test]
async fn a_process_hears_all_its_journals_on_one_connection() {
    let Some(server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let mut followers = Vec::new();
    for index in 0..20 {
        for _ in 0..3 {
            let follower = there
                .follow(&format!("j{index}"), Cursor::START)
                .await
                .unwrap();
            followers.push(follower);
        }
    }
    for index in 0..20 {
        here.append(&format!("j{index}"), vec![payload(index)])
            .await
            .unwrap();
    }
    for (index, follower) in followers.iter_mut().enumerate() {
        assert_eq!(hear(follower, 1).await, [index as u64 / 3]);
    }
    assert_eq!(subscriber_connections(&server).await, 1);
    let list: String = server.ask(&["CLIENT", "LIST", "TYPE", "pubsub"]).await;
    assert!(list.contains(" sub=20 "), "{list}");
    // Who leaves is not told any more.
    drop(followers.split_off(3));
    until("the end of the others", async || {
        let list: String = server.ask(&["CLIENT", "LIST", "TYPE", "pubsub"]).await;
        list.contains(" sub=1 ")
    })
    .await;
}

#[tokio::test]
async fn what_is_said_at_once_travels_together() {
    let Some(server) = Server::start().await else {
        return;
    };
    let journals = process(&server).await;
    let mut writer = lease(&journals, "j").await;
    let before = server.calls("evalsha").await;
    say(&mut writer, 1..=1600);
    writer.flush().await.unwrap();
    let calls = server.calls("evalsha").await - before;
    assert!(calls <= 1600 / 16, "{calls} calls for 1600 entries");
}

#[tokio::test]
async fn what_trickles_travels_in_batches_and_many_writers_share_their_rounds() {
    let Some(server) = Server::start().await else {
        return;
    };
    let settings = RedisSettings {
        batch_delay: Duration::from_millis(50),
        ..RedisSettings::new(server.url())
    };
    let journals = Journals::redis(settings).await.unwrap();
    let mut writers = Vec::new();
    for index in 0..5 {
        writers.push(lease(&journals, &format!("j{index}")).await);
    }
    let before = server.calls("evalsha").await;
    let began = std::time::Instant::now();
    for number in 0..100 {
        for writer in &mut writers {
            say(writer, [number]);
        }
        tokio::time::sleep(Duration::from_millis(4)).await;
    }
    for writer in &mut writers {
        writer.flush().await.unwrap();
    }
    let rounds = began.elapsed().as_millis() as u64 / 50 + 2;
    let calls = server.calls("evalsha").await - before;
    // Five flushes may each add one; sixteen entries that came sooner than in 50 ms, too.
    assert!(
        calls <= 5 * (rounds + 100 / 16 + 5),
        "{calls} calls in {rounds} rounds"
    );
    assert!(calls < 500 / 2, "{calls} calls for 500 entries");
}

#[tokio::test]
async fn a_broadcast_costs_the_same_for_one_follower_and_for_many() {
    let Some(server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let mut costs = Vec::new();
    for (journal, count) in [("few", 1), ("many", 300)] {
        let mut followers = Vec::new();
        for _ in 0..count {
            followers.push(there.follow(journal, Cursor::START).await.unwrap());
        }
        // The first one has found its way into the live stream.
        here.append(journal, vec![payload(0)]).await.unwrap();
        for follower in &mut followers {
            assert_eq!(hear(follower, 1).await, [0]);
        }
        let before = (server.calls("publish").await, server.calls("xrange").await);
        for number in 1..=10 {
            here.append(journal, vec![payload(number)]).await.unwrap();
            for follower in &mut followers {
                assert_eq!(hear(follower, 1).await, [number]);
            }
        }
        let after = (server.calls("publish").await, server.calls("xrange").await);
        costs.push((after.0 - before.0, after.1 - before.1));
    }
    assert_eq!(costs[0].0, 10);
    assert_eq!(costs[1].0, 10);
    assert!(costs[1].1 <= 10, "{costs:?}");
}

#[tokio::test]
async fn an_entry_whose_wake_up_was_lost_is_found() {
    let Some(server) = Server::start().await else {
        return;
    };
    let settings = RedisSettings {
        look_every: Duration::from_millis(100),
        ..RedisSettings::new(server.url())
    };
    let journals = Journals::redis(settings).await.unwrap();
    let mut follower = journals.follow("j", Cursor::START).await.unwrap();
    journals.append("j", vec![payload(1)]).await.unwrap();
    assert_eq!(hear(&mut follower, 1).await, [1]);
    let head = journals.head("j").await.unwrap();
    let next = Cursor {
        number: head.number + 1,
        ..head
    }
    .to_string();
    let _: String = server
        .ask(&["XADD", "conch:{j}:log", &next, "p", "2"])
        .await;
    let _: u64 = server.ask(&["HSET", "conch:{j}:meta", "head", &next]).await;
    assert_eq!(hear(&mut follower, 1).await, [2]);
}

#[tokio::test]
async fn what_nobody_touches_is_dropped_in_the_end() {
    let Some(server) = Server::start().await else {
        return;
    };
    let settings = RedisSettings {
        idle: Duration::from_millis(200),
        ..RedisSettings::new(server.url())
    };
    let journals = Journals::redis(settings).await.unwrap();
    let mut writer = lease(&journals, "j").await;
    say(&mut writer, 1..=3);
    let epoch = writer.epoch();
    writer.release().await.unwrap();
    until("the end", async || {
        server.ask::<u64>(&["DBSIZE"]).await == 0
    })
    .await;
    assert_eq!(journals.head("j").await.unwrap(), Cursor::START);
    assert!(lease(&journals, "j").await.epoch() > epoch);
}

#[tokio::test]
async fn a_state_is_kept_for_longer_than_what_a_writer_says() {
    let Some(server) = Server::start().await else {
        return;
    };
    let settings = RedisSettings {
        idle: Duration::from_secs(60),
        shared_idle: Duration::from_secs(6000),
        ..RedisSettings::new(server.url())
    };
    let journals = Journals::redis(settings).await.unwrap();
    let kept = async |journal: &str, part: &str| -> i64 {
        let key = format!("conch:{{{journal}}}:{part}");
        server.ask(&["TTL", &key]).await
    };
    let made = journals
        .compare_append("room", Expected::Nothing, payload("open"), vec![payload(1)])
        .await;
    assert!(matches!(made, Ok(CompareAppend::Appended { .. })));
    for journal in ["room", "talk"] {
        let mut writer = lease(&journals, journal).await;
        say(&mut writer, 2..=3);
        writer.release().await.unwrap();
    }
    assert!(kept("room", "meta").await > 5900);
    assert!(kept("room", "log").await > 5900);
    // what a lease has made is as short as what is said with it
    for part in ["meta", "log"] {
        assert!((1..=60).contains(&kept("talk", part).await), "{part}");
    }
}

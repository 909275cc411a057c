//! A journal with one writer: leases, epochs, takeovers, followers.

use futures::StreamExt;
use journal::{Cursor, Fenced};

use crate::fixture::{
    Fixture, TTL, assert_silent, contract, hear, lease, next, number_of, payload, say, within,
};

contract!(
    a_follower_gets_what_was_said_and_then_what_is_said,
    a_follower_goes_on_after_any_cursor,
    a_journal_has_one_writer_at_a_time,
    a_writer_that_is_dropped_lets_go,
    a_takeover_keeps_the_history_and_begins_a_later_epoch,
    an_empty_journal_can_be_followed_from_its_head,
    entries_are_numbered_from_one_without_a_gap,
    a_burst_comes_as_one_batch,
    a_slow_follower_holds_nobody_back_and_loses_nothing,
    many_followers_get_the_same,
    a_removed_journal_fences_its_writer_and_is_gone_for_its_followers,
    what_a_released_writer_said_is_there_for_everyone,
);

async fn a_follower_gets_what_was_said_and_then_what_is_said(mut fixture: Fixture) {
    let journals = fixture.process().await;
    let mut writer = lease(&journals, "j").await;
    say(&mut writer, 1..=3);
    let mut here = journals.follow("j", Cursor::START).await.unwrap();
    writer.flush().await.unwrap();
    let elsewhere = fixture.process().await;
    let mut there = elsewhere.follow("j", Cursor::START).await.unwrap();
    assert_eq!(hear(&mut here, 3).await, [1, 2, 3]);
    assert_eq!(hear(&mut there, 3).await, [1, 2, 3]);
    for number in 4..=9 {
        say(&mut writer, [number]);
        assert_eq!(hear(&mut here, 1).await, [number]);
        assert_eq!(hear(&mut there, 1).await, [number]);
    }
    assert_silent(&mut there).await;
}

async fn a_follower_goes_on_after_any_cursor(mut fixture: Fixture) {
    let journals = fixture.process().await;
    let mut writer = lease(&journals, "j").await;
    let cursors = say(&mut writer, 1..=20);
    writer.flush().await.unwrap();
    let elsewhere = fixture.process().await;
    for journals in [&journals, &elsewhere] {
        for (index, &cursor) in cursors.iter().enumerate() {
            assert!(journals.holds("j", cursor).await.unwrap());
            let mut follower = journals.follow("j", cursor).await.unwrap();
            let rest: Vec<u64> = (index as u64 + 2..=20).collect();
            assert_eq!(hear(&mut follower, rest.len()).await, rest);
        }
    }
}

async fn a_journal_has_one_writer_at_a_time(mut fixture: Fixture) {
    let (here, there) = (fixture.process().await, fixture.process().await);
    let writer = here.acquire("j", "here", TTL).await.unwrap().unwrap();
    assert!(there.acquire("j", "there", TTL).await.unwrap().is_none());
    assert!(here.acquire("j", "here", TTL).await.unwrap().is_none());
    let epoch = writer.epoch();
    writer.release().await.unwrap();
    let writer = there.acquire("j", "there", TTL).await.unwrap().unwrap();
    assert!(writer.epoch() > epoch);
    assert!(!writer.is_lost());
}

async fn a_writer_that_is_dropped_lets_go(mut fixture: Fixture) {
    let (here, there) = (fixture.process().await, fixture.process().await);
    let mut writer = lease(&here, "j").await;
    say(&mut writer, 1..=40);
    drop(writer);
    let writer = lease(&there, "j").await;
    assert_eq!(writer.head().number, 40);
    let mut follower = there.follow("j", Cursor::START).await.unwrap();
    assert_eq!(hear(&mut follower, 40).await, (1..=40).collect::<Vec<_>>());
}

async fn a_takeover_keeps_the_history_and_begins_a_later_epoch(mut fixture: Fixture) {
    let (here, there) = (fixture.process().await, fixture.process().await);
    let mut first = lease(&here, "j").await;
    let mut near = here.follow("j", first.head()).await.unwrap();
    say(&mut first, 1..=2);
    first.flush().await.unwrap();
    let mut far = there.follow("j", Cursor::START).await.unwrap();
    assert_eq!(hear(&mut far, 2).await, [1, 2]);
    let epoch = first.epoch();
    first.release().await.unwrap();
    let mut second = lease(&there, "j").await;
    assert!(second.epoch() > epoch);
    assert_eq!(second.head(), Cursor { epoch, number: 2 });
    let said = say(&mut second, 3..=4);
    assert_eq!(
        said[0],
        Cursor {
            epoch: second.epoch(),
            number: 1
        }
    );
    assert_eq!(hear(&mut near, 4).await, [1, 2, 3, 4]);
    assert_eq!(hear(&mut far, 2).await, [3, 4]);
    // And back again, with everybody still listening.
    second.release().await.unwrap();
    let mut third = lease(&here, "j").await;
    say(&mut third, 5..=6);
    assert_eq!(hear(&mut near, 2).await, [5, 6]);
    assert_eq!(hear(&mut far, 2).await, [5, 6]);
}

async fn an_empty_journal_can_be_followed_from_its_head(mut fixture: Fixture) {
    let (here, there) = (fixture.process().await, fixture.process().await);
    let head = here.head("j").await.unwrap();
    assert!(here.holds("j", head).await.unwrap());
    let mut follower = here.follow("j", head).await.unwrap();
    let mut writer = lease(&there, "j").await;
    say(&mut writer, 1..=2);
    assert_eq!(hear(&mut follower, 2).await, [1, 2]);
    let mut late = here.follow("j", head).await.unwrap();
    assert_eq!(hear(&mut late, 2).await, [1, 2]);
}

async fn entries_are_numbered_from_one_without_a_gap(mut fixture: Fixture) {
    let journals = fixture.process().await;
    let mut writer = lease(&journals, "j").await;
    let said = say(&mut writer, 1..=1000);
    let numbers = said.iter().map(|cursor| cursor.number);
    assert!(numbers.eq(1..=1000));
    assert!(said.iter().all(|cursor| cursor.epoch == writer.epoch()));
    assert_eq!(writer.head(), said[999]);
    writer.release().await.unwrap();
    let elsewhere = fixture.process().await;
    let mut follower = elsewhere.follow("j", Cursor::START).await.unwrap();
    for cursor in said {
        assert_eq!(next(&mut follower).await.0, cursor);
    }
}

async fn a_burst_comes_as_one_batch(mut fixture: Fixture) {
    let journals = fixture.process().await;
    let mut writer = lease(&journals, "j").await;
    let mut follower = journals.follow("j", writer.head()).await.unwrap();
    say(&mut writer, 1..=10);
    let mut batch = Vec::new();
    within(std::future::poll_fn(|context| {
        follower.poll_batch(context, &mut batch)
    }))
    .await
    .unwrap();
    let numbers = batch.iter().map(|entry| number_of(&entry.payload));
    assert!(numbers.eq(1..=10));
    assert_silent(&mut follower).await;
}

async fn a_slow_follower_holds_nobody_back_and_loses_nothing(mut fixture: Fixture) {
    let (here, there) = (fixture.process().await, fixture.process().await);
    let mut writer = lease(&here, "j").await;
    let start = writer.head();
    let mut slow = here.follow("j", start).await.unwrap();
    let mut slow_there = there.follow("j", start).await.unwrap();
    let mut quick = here.follow("j", start).await.unwrap();
    // More than a process of Redis keeps in memory.
    for number in 1..=5000 {
        say(&mut writer, [number]);
        assert_eq!(next(&mut quick).await.1, number);
    }
    writer.flush().await.unwrap();
    let all: Vec<u64> = (1..=5000).collect();
    assert_eq!(hear(&mut slow, 5000).await, all);
    assert_eq!(hear(&mut slow_there, 5000).await, all);
}

async fn many_followers_get_the_same(mut fixture: Fixture) {
    let journals = fixture.process().await;
    let elsewhere = fixture.process().await;
    let mut writer = lease(&journals, "j").await;
    let mut tasks = tokio::task::JoinSet::new();
    for index in 0..200 {
        let journals = if index % 2 == 0 {
            journals.clone()
        } else {
            elsewhere.clone()
        };
        let mut follower = journals.follow("j", Cursor::START).await.unwrap();
        tasks.spawn(async move { hear(&mut follower, 100).await });
    }
    for number in 1..=100 {
        say(&mut writer, [number]);
        tokio::task::yield_now().await;
    }
    while let Some(heard) = tasks.join_next().await {
        assert!(heard.unwrap().into_iter().eq(1..=100));
    }
}

async fn a_removed_journal_fences_its_writer_and_is_gone_for_its_followers(mut fixture: Fixture) {
    let (here, there) = (fixture.process().await, fixture.process().await);
    let mut writer = lease(&here, "j").await;
    let said = say(&mut writer, 1..=2);
    writer.flush().await.unwrap();
    let mut near = here.follow("j", said[0]).await.unwrap();
    let mut far = there.follow("j", said[0]).await.unwrap();
    assert_eq!(
        (hear(&mut near, 1).await, hear(&mut far, 1).await),
        (vec![2], vec![2])
    );
    there.remove("j").await.unwrap();
    for follower in [&mut near, &mut far] {
        let end = within(follower.next()).await.unwrap();
        assert!(matches!(end, Err(journal::FollowError::Gone)), "{end:?}");
    }
    // The writer learns of it when it next speaks to the store.
    let _ = writer.append(payload(3));
    within(writer.lost()).await;
    assert!(writer.is_lost());
    assert_eq!(writer.append(payload(4)), Err(Fenced::Lost));
    assert!(!here.holds("j", said[1]).await.unwrap());
    let epoch = writer.epoch();
    let mut writer = lease(&there, "j").await;
    assert!(writer.epoch() > epoch);
    say(&mut writer, [5]);
    let mut follower = here.follow("j", Cursor::START).await.unwrap();
    assert_eq!(hear(&mut follower, 1).await, [5]);
}

async fn what_a_released_writer_said_is_there_for_everyone(mut fixture: Fixture) {
    let (here, there) = (fixture.process().await, fixture.process().await);
    for round in 0..20_u64 {
        let (journals, other) = if round % 2 == 0 {
            (&here, &there)
        } else {
            (&there, &here)
        };
        let mut writer = journals.acquire("j", "test", TTL).await.unwrap().unwrap();
        assert_eq!(writer.head(), other.head("j").await.unwrap());
        let said = say(&mut writer, round * 3..round * 3 + 3);
        writer.release().await.unwrap();
        assert_eq!(other.head("j").await.unwrap(), said[2]);
    }
    let mut follower = here.follow("j", Cursor::START).await.unwrap();
    assert!(hear(&mut follower, 60).await.into_iter().eq(0..60));
}

//! Redis goes away and comes back: with everything, with less, with nothing.

use std::time::Duration;

use futures::FutureExt;

use journal::{Cursor, Fenced, FollowError, JournalError, Journals, RedisSettings};

use super::{process, until};
use crate::fixture::{Cable, Server, TTL, assert_silent, hear, lease, payload, say, within};

#[tokio::test]
async fn a_kill_and_restart_of_redis_in_the_middle_loses_nothing() {
    let Some(mut server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let mut writer = lease(&here, "j").await;
    let mut near = here.follow("j", Cursor::START).await.unwrap();
    let mut far = there.follow("j", Cursor::START).await.unwrap();
    let mut shared = there.follow("shared", Cursor::START).await.unwrap();
    here.append("shared", vec![payload(1)]).await.unwrap();
    let mut said = 0;
    for _ in 0..3 {
        say(&mut writer, said + 1..=said + 40);
        assert!(
            hear(&mut near, 40)
                .await
                .into_iter()
                .eq(said + 1..=said + 40)
        );
        server.kill().await;
        // The local follower notices nothing.
        say(&mut writer, said + 41..=said + 50);
        assert!(
            hear(&mut near, 10)
                .await
                .into_iter()
                .eq(said + 41..=said + 50)
        );
        let away = here.append("shared", vec![payload(0)]).await;
        assert!(
            matches!(away, Err(JournalError::Unavailable(_))),
            "{away:?}"
        );
        assert!(there.ping().await.is_err());
        server.start_again().await;
        assert!(
            hear(&mut far, 50)
                .await
                .into_iter()
                .eq(said + 1..=said + 50)
        );
        said += 50;
    }
    writer.flush().await.unwrap();
    assert!(!writer.is_lost());
    until("redis", async || here.ping().await.is_ok()).await;
    here.append("shared", vec![payload(2)]).await.unwrap();
    assert_eq!(hear(&mut shared, 2).await, [1, 2]);
    let mut late = there.follow("j", Cursor::START).await.unwrap();
    assert!(hear(&mut late, 150).await.into_iter().eq(1..=150));
    assert!(there.acquire("j", "there", TTL).await.unwrap().is_none());
}

#[tokio::test]
async fn a_writer_whose_lease_ran_out_while_nobody_could_take_it_keeps_it() {
    let Some(server) = Server::start().await else {
        return;
    };
    let cable = Cable::to(&server);
    let (here, there) = (
        Journals::redis(cable.settings()).await.unwrap(),
        process(&server).await,
    );
    let mut writer = here
        .acquire("j", "here", Duration::from_millis(100))
        .await
        .unwrap()
        .unwrap();
    let mut far = there.follow("j", Cursor::START).await.unwrap();
    cable.cut();
    say(&mut writer, 1..=30);
    until("the end of the lease", async || {
        server.ask::<u64>(&["EXISTS", "conch:{j}:lease"]).await == 0
    })
    .await;
    cable.mend();
    assert!(hear(&mut far, 30).await.into_iter().eq(1..=30));
    writer.flush().await.unwrap();
    assert!(!writer.is_lost());
    assert!(there.acquire("j", "there", TTL).await.unwrap().is_none());
}

#[tokio::test]
async fn a_follower_cut_off_misses_nothing() {
    let Some(server) = Server::start().await else {
        return;
    };
    let cable = Cable::to(&server);
    let (here, there) = (
        process(&server).await,
        Journals::redis(cable.settings()).await.unwrap(),
    );
    let mut writer = lease(&here, "j").await;
    let mut far = there.follow("j", Cursor::START).await.unwrap();
    for round in 0..5 {
        say(&mut writer, round * 20 + 1..=round * 20 + 10);
        writer.flush().await.unwrap();
        assert_eq!(hear(&mut far, 5).await.len(), 5);
        cable.cut();
        say(&mut writer, round * 20 + 11..=round * 20 + 20);
        writer.flush().await.unwrap();
        let refused = there.follow("k", Cursor::START).await;
        assert!(matches!(refused, Err(FollowError::Unavailable(_))));
        cable.mend();
        let rest = hear(&mut far, 15).await;
        assert!(rest.into_iter().eq(round * 20 + 6..=round * 20 + 20));
    }
    assert_silent(&mut far).await;
}

#[tokio::test]
async fn a_writer_refuses_when_too_much_waits_and_goes_on_when_it_has_left() {
    let Some(server) = Server::start().await else {
        return;
    };
    let cable = Cable::to(&server);
    let settings = RedisSettings {
        backlog_bytes: 1000,
        ..cable.settings()
    };
    let journals = Journals::redis(settings).await.unwrap();
    let mut writer = lease(&journals, "j").await;
    cable.cut();
    let mut taken = 0;
    let refused = loop {
        match writer.append(payload("7".repeat(100))) {
            Ok(cursor) => taken = cursor.number,
            Err(refused) => break refused,
        }
    };
    assert_eq!((refused, taken), (Fenced::Full, 10));
    assert!(!writer.is_lost());
    cable.mend();
    within(async { while writer.flush().await.is_err() {} }).await;
    assert_eq!(writer.append(payload(1)).unwrap().number, 11);
}

#[tokio::test]
async fn what_redis_forgot_is_told_again_by_the_writer_that_has_it() {
    let Some(server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let mut first = lease(&there, "j").await;
    say(&mut first, 1..=5);
    first.release().await.unwrap();
    let mut writer = lease(&here, "j").await;
    let said = say(&mut writer, 6..=10);
    writer.flush().await.unwrap();
    let _: String = server.ask(&["FLUSHALL"]).await;
    say(&mut writer, 11..=12);
    writer.flush().await.unwrap();
    // What the writer has is there again, from just before its first entry.
    let mut far = there.follow("j", said[1]).await.unwrap();
    assert_eq!(hear(&mut far, 5).await, [8, 9, 10, 11, 12]);
    assert!(there.follow("j", first_epoch_end(&said)).await.is_err());
    assert!(there.acquire("j", "there", TTL).await.unwrap().is_none());
    assert!(!writer.is_lost());
}

/// The first entry of a former epoch, which nobody has any more.
fn first_epoch_end(said: &[Cursor]) -> Cursor {
    Cursor {
        epoch: said[0].epoch - 1,
        number: 1,
    }
}

#[tokio::test]
async fn an_idle_writer_finds_out_that_redis_forgot() {
    let Some(server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let mut writer = here
        .acquire("j", "here", Duration::from_millis(300))
        .await
        .unwrap()
        .unwrap();
    say(&mut writer, 1..=3);
    writer.flush().await.unwrap();
    let _: String = server.ask(&["FLUSHALL"]).await;
    until("the history", async || {
        there.head("j").await.unwrap() == writer.head()
    })
    .await;
    let mut far = there.follow("j", Cursor::START).await.unwrap();
    assert_eq!(hear(&mut far, 3).await, [1, 2, 3]);
}

#[tokio::test]
async fn what_nobody_has_any_more_is_gone() {
    let Some(mut server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let head = here
        .append("j", vec![payload(1), payload(2)])
        .await
        .unwrap();
    let mut far = there.follow("j", Cursor::START).await.unwrap();
    assert_eq!(hear(&mut far, 2).await, [1, 2]);
    server.kill().await;
    server.forget();
    server.start_again().await;
    let end = within(futures::StreamExt::next(&mut far)).await.unwrap();
    assert!(matches!(end, Err(FollowError::Gone)), "{end:?}");
    until("redis", async || here.ping().await.is_ok()).await;
    assert!(!here.holds("j", head).await.unwrap());
    let again = here.append("j", vec![payload(3)]).await.unwrap();
    assert!(again.epoch > head.epoch);
}

#[tokio::test]
async fn an_address_that_makes_no_sense_is_named_and_a_silent_one_too() {
    let wrong = Journals::redis(RedisSettings::new("ftp://nowhere")).await;
    assert!(matches!(wrong, Err(JournalError::Address(_))));
    let silent = Journals::redis(RedisSettings::new("redis://127.0.0.1:1/0")).await;
    assert!(matches!(silent, Err(JournalError::Unavailable(_))));
}

#[tokio::test]
async fn a_reader_may_come_to_another_process_before_what_it_read_is_stored() {
    let Some(server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let mut writer = lease(&here, "j").await;
    for number in 1..=20 {
        let said = say(&mut writer, [number]);
        assert!(there.holds("j", said[0]).await.unwrap());
        say(&mut writer, [100 + number]);
        let mut follower = there.follow("j", said[0]).await.unwrap();
        assert_eq!(hear(&mut follower, 1).await, [100 + number]);
    }
}

#[tokio::test]
async fn what_died_with_its_writer_before_it_was_stored_is_gone() {
    let Some(server) = Server::start().await else {
        return;
    };
    let cable = Cable::to(&server);
    let (here, there) = (
        Journals::redis(cable.settings()).await.unwrap(),
        process(&server).await,
    );
    let mut writer = here
        .acquire("j", "here", Duration::from_millis(100))
        .await
        .unwrap()
        .unwrap();
    let stored = say(&mut writer, [1]);
    writer.flush().await.unwrap();
    cable.cut();
    let lost = say(&mut writer, [2]);
    let followed = there.follow("j", lost[0]).await;
    assert!(matches!(followed, Err(FollowError::Gone)));
    let mut follower = there.follow("j", stored[0]).await.unwrap();
    let mut heir = lease(&there, "j").await;
    say(&mut heir, [3]);
    assert_eq!(hear(&mut follower, 1).await, [3]);
}

#[tokio::test]
async fn a_follower_that_nobody_asks_holds_up_nobody_else() {
    let Some(server) = Server::start().await else {
        return;
    };
    let cable = Cable::to(&server);
    let settings = RedisSettings {
        window_entries: 4,
        ..cable.settings()
    };
    let journals = Journals::redis(settings).await.unwrap();
    for number in 0..20 {
        let mut idle = journals.follow("j", Cursor::START).await.unwrap();
        // More than the window holds: they have to be read again.
        let entries = (1..=10).map(|entry| payload(number * 10 + entry)).collect();
        journals.append("j", entries).await.unwrap();
        hear(&mut idle, 1).await;
        cable.flick();
        tokio::task::yield_now().await;
        let mut asked = 0;
        while futures::StreamExt::next(&mut idle).now_or_never().is_some() {
            asked += 1;
        }
        assert!(asked <= 200);
        let busy = within(journals.follow("j", Cursor::START)).await;
        hear(&mut busy.unwrap(), 10).await;
        assert_eq!(
            within(journals.head("j")).await.unwrap().number,
            (number + 1) * 10
        );
        hear(&mut idle, (number as usize + 1) * 10 - 1 - asked).await;
    }
}

//! A writer that lost its lease without knowing.

use std::time::Duration;

use futures::StreamExt;
use journal::{Cursor, Fenced, FollowError, Journals};

use super::{process, until};
use crate::fixture::{Cable, Server, TTL, assert_silent, hear, lease, payload, say, within};

const SHORT: Duration = Duration::from_millis(300);

#[tokio::test]
async fn a_writer_cut_off_for_too_long_is_fenced_and_what_it_said_alone_was_never_true() {
    let Some(server) = Server::start().await else {
        return;
    };
    let cable = Cable::to(&server);
    let (here, there) = (
        Journals::redis(cable.settings()).await.unwrap(),
        process(&server).await,
    );

    let mut first = here.acquire("j", "here", SHORT).await.unwrap().unwrap();
    let mut attentive = here.follow("j", first.head()).await.unwrap();
    let mut slow = here.follow("j", first.head()).await.unwrap();
    let mut far = there.follow("j", Cursor::START).await.unwrap();
    let said = say(&mut first, 1..=3);
    first.flush().await.unwrap();
    cable.cut();
    say(&mut first, 101..=102);
    assert_eq!(hear(&mut attentive, 5).await, [1, 2, 3, 101, 102]);
    assert_eq!(hear(&mut slow, 3).await, [1, 2, 3]);

    let mut second = lease(&there, "j").await;
    assert_eq!(second.head(), said[2]);
    assert!(second.epoch() > first.epoch());
    say(&mut second, 4..=5);
    second.flush().await.unwrap();
    assert!(!first.is_lost());
    cable.mend();

    within(first.lost()).await;
    assert_eq!(first.append(payload(103)), Err(Fenced::Lost));
    let end = within(attentive.next()).await.unwrap();
    assert!(matches!(end, Err(FollowError::Gone)), "{end:?}");
    // It had read 101 and 102 into its hands, but handed out neither.
    let rest = within(slow.next()).await.unwrap();
    assert!(matches!(rest, Ok(_) | Err(FollowError::Gone)));
    let mut again = here.follow("j", said[2]).await.unwrap();
    assert_eq!(hear(&mut again, 2).await, [4, 5]);
    assert_eq!(hear(&mut far, 5).await, [1, 2, 3, 4, 5]);
    say(&mut second, [6]);
    assert_eq!(
        (hear(&mut again, 1).await, hear(&mut far, 1).await),
        (vec![6], vec![6])
    );
    drop(first);
    assert!(!second.is_lost());
    assert!(here.acquire("j", "here", TTL).await.unwrap().is_none());
}

#[tokio::test]
async fn a_follower_that_saw_nothing_untrue_goes_on_with_the_true_history() {
    let Some(server) = Server::start().await else {
        return;
    };
    let cable = Cable::to(&server);
    let (here, there) = (
        Journals::redis(cable.settings()).await.unwrap(),
        process(&server).await,
    );
    let mut first = here.acquire("j", "here", SHORT).await.unwrap().unwrap();
    say(&mut first, 1..=3);
    let mut follower = here.follow("j", first.head()).await.unwrap();
    first.flush().await.unwrap();
    cable.cut();
    let mut second = lease(&there, "j").await;
    say(&mut second, 4..=5);
    second.flush().await.unwrap();
    say(&mut first, 101..=102);
    cable.mend();
    within(first.lost()).await;
    assert_eq!(hear(&mut follower, 2).await, [4, 5]);
    assert_silent(&mut follower).await;
}

#[tokio::test]
async fn two_writers_that_both_believe_never_mix_their_entries() {
    let Some(server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let mut first = here.acquire("j", "here", TTL).await.unwrap().unwrap();
    say(&mut first, 1..=2);
    first.flush().await.unwrap();
    // The lease is lost in Redis, and nobody has told the first writer.
    let _: u64 = server.ask(&["DEL", "conch:{j}:lease"]).await;
    let mut second = there.acquire("j", "there", TTL).await.unwrap().unwrap();
    for number in 0..200 {
        let _ = first.append(payload(1000 + number));
        say(&mut second, [3 + number]);
        tokio::task::yield_now().await;
    }
    second.flush().await.unwrap();
    within(first.lost()).await;
    assert!(first.flush().await.is_err());
    for journals in [&here, &there] {
        let mut follower = journals.follow("j", Cursor::START).await.unwrap();
        assert!(hear(&mut follower, 202).await.into_iter().eq(1..=202));
    }
}

#[tokio::test]
async fn a_lease_is_renewed_for_as_long_as_its_writer_lives() {
    let Some(server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let writer = here.acquire("j", "here", SHORT).await.unwrap().unwrap();
    let renewals = server.calls("evalsha").await + 6;
    until("the sixth renewal", async || {
        server.calls("evalsha").await >= renewals
    })
    .await;
    assert!(there.acquire("j", "there", SHORT).await.unwrap().is_none());
    assert!(!writer.is_lost());
    // A process that is killed renews nothing: its lease runs out.
    std::mem::forget(writer);
}

#[tokio::test]
async fn appends_of_others_never_take_the_numbers_of_a_writer_that_is_away() {
    let Some(server) = Server::start().await else {
        return;
    };
    let cable = Cable::to(&server);
    let (here, there) = (
        Journals::redis(cable.settings()).await.unwrap(),
        process(&server).await,
    );
    let mut writer = here.acquire("j", "here", SHORT).await.unwrap().unwrap();
    let said = say(&mut writer, 1..=2);
    writer.flush().await.unwrap();
    cable.cut();
    say(&mut writer, 101..=102);
    until("the end of the lease", async || {
        server.ask::<u64>(&["EXISTS", "conch:{j}:lease"]).await == 0
    })
    .await;
    let head = there
        .append("j", vec![payload(3), payload(4)])
        .await
        .unwrap();
    assert!(head.epoch > said[1].epoch);
    cable.mend();
    within(writer.lost()).await;
    let mut follower = here.follow("j", Cursor::START).await.unwrap();
    assert_eq!(hear(&mut follower, 4).await, [1, 2, 3, 4]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lease_given_back_and_taken_at_once_loses_nothing() {
    let Some(server) = Server::start().await else {
        return;
    };
    let here = process(&server).await;
    // Redis grants the next lease before the answer of the former one's last batch is here
    for round in 0..200_u64 {
        let mut writer = lease(&here, "j").await;
        say(&mut writer, round * 3..round * 3 + 3);
        let releasing = tokio::spawn(writer.release());
        let next = within(async {
            loop {
                if let Some(next) = here.acquire("j", "next", TTL).await.unwrap() {
                    return next;
                }
            }
        })
        .await;
        within(releasing).await.unwrap().unwrap();
        assert!(!next.is_lost());
        assert_eq!(next.head().number, 3, "round {round}");
        next.release().await.unwrap();
    }
    let mut follower = here.follow("j", Cursor::START).await.unwrap();
    let heard = within(hear(&mut follower, 600)).await;
    assert!(heard.into_iter().eq(0..600));
}

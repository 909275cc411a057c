//! Redis comes back with less than it had acknowledged: `everysec` allows that.

use futures::StreamExt;
use journal::{CompareAppend, Cursor, Expected, FollowError, Journals, Versioned};

use super::{process, until};
use crate::fixture::{Server, hear, next, payload, within};

/// Changes the state, with one word about it; answers the version that it is of then.
async fn change(journals: &Journals, place: Expected, number: u64) -> u64 {
    let changed = journals
        .compare_append("j", place, payload(number), vec![payload(number)])
        .await
        .unwrap();
    match changed {
        CompareAppend::Appended { version, .. } => version,
        CompareAppend::Conflict(stored) => panic!("{stored:?}"),
    }
}

async fn back(journals: &[&Journals]) {
    for journals in journals {
        until("redis", async || journals.ping().await.is_ok()).await;
    }
}

#[tokio::test]
async fn a_state_that_may_have_lost_others_is_only_replaced_by_who_says_to_know() {
    let Some(mut server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let first = change(&here, Expected::Nothing, 1).await;
    let copy = server.copy();
    let lost = change(&here, Expected::Version(first), 2).await;
    server.kill().await;
    server.fall_back(&copy);
    server.start_again().await;
    back(&[&here, &there]).await;
    let restored = Versioned {
        version: first,
        state: payload(1),
        restored: true,
    };
    // One who knows of the lost change, and one who knows of nothing since the first.
    for (journals, place) in [(&here, lost), (&there, first)] {
        assert_eq!(journals.state("j").await.unwrap(), Some(restored.clone()));
        let refused = journals
            .compare_append("j", Expected::Version(place), payload(9), vec![payload(9)])
            .await
            .unwrap();
        assert_eq!(refused, CompareAppend::Conflict(Some(restored.clone())));
    }
    let third = change(&there, Expected::of(&restored), 3).await;
    assert!(third > lost, "a version that was lost is not given again");
    let stored = here.state("j").await.unwrap().unwrap();
    assert_eq!(Expected::of(&stored), Expected::Version(third));
    change(&here, Expected::Version(third), 4).await;
}

#[tokio::test]
async fn whoever_heard_what_is_lost_is_not_told_other_words_in_its_place() {
    let Some(mut server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let mut near = here.follow("j", Cursor::START).await.unwrap();
    let mut far = there.follow("j", Cursor::START).await.unwrap();
    let kept = here.append("j", vec![payload(1)]).await.unwrap();
    let copy = server.copy();
    let lost = here
        .append("j", vec![payload(2), payload(3)])
        .await
        .unwrap();
    assert_eq!(hear(&mut near, 3).await, [1, 2, 3]);
    assert_eq!(hear(&mut far, 3).await, [1, 2, 3]);
    server.kill().await;
    server.fall_back(&copy);
    server.start_again().await;
    back(&[&here, &there]).await;
    here.append("j", (4..=6).map(payload).collect())
        .await
        .unwrap();
    for follower in [&mut near, &mut far] {
        let end = within(follower.next()).await.unwrap();
        assert!(matches!(end, Err(FollowError::Gone)), "{end:?}");
    }
    for journals in [&here, &there] {
        assert!(!journals.holds("j", lost).await.unwrap());
        let mut honest = journals.follow("j", kept).await.unwrap();
        assert_eq!(next(&mut honest).await.1, 4);
        assert_eq!(hear(&mut honest, 2).await, [5, 6]);
    }
}

#[tokio::test]
async fn a_restart_that_lost_nothing_asks_for_a_confirmation_and_ends_nothing() {
    let Some(mut server) = Server::start().await else {
        return;
    };
    let (here, there) = (process(&server).await, process(&server).await);
    let first = change(&here, Expected::Nothing, 1).await;
    let mut far = there.follow("j", Cursor::START).await.unwrap();
    assert_eq!(hear(&mut far, 1).await, [1]);
    server.kill().await;
    server.start_again().await;
    back(&[&here]).await;
    // Who only adds a word has not looked at the state.
    here.append("j", vec![payload(2)]).await.unwrap();
    let stored = here.state("j").await.unwrap().unwrap();
    assert_eq!(Expected::of(&stored), Expected::Restored(first));
    change(&here, Expected::of(&stored), 3).await;
    assert_eq!(hear(&mut far, 2).await, [2, 3]);
}

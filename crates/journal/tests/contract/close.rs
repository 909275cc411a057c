//! The end of a process.

use futures::StreamExt;
use journal::{Cursor, FollowError, JournalError};

use crate::fixture::{Fixture, contract, hear, lease, payload, say, within};

contract!(
    closing_stores_what_was_said_and_ends_who_follows,
    nothing_is_done_after_closing,
);

async fn closing_stores_what_was_said_and_ends_who_follows(mut fixture: Fixture) {
    let journals = fixture.process().await;
    let mut writer = lease(&journals, "j").await;
    let mut follower = journals.follow("j", writer.head()).await.unwrap();
    let mut waiting = journals.follow("other", Cursor::START).await.unwrap();
    say(&mut writer, 1..=5);
    assert_eq!(hear(&mut follower, 5).await, [1, 2, 3, 4, 5]);
    within(journals.close()).await;
    assert!(writer.append(payload(6)).is_err());
    for follower in [&mut follower, &mut waiting] {
        let end = within(follower.next()).await.unwrap();
        let closed = matches!(end, Err(FollowError::Unavailable(JournalError::Closed)));
        assert!(closed, "{end:?}");
    }
    drop(writer);
    within(journals.close()).await;
}

async fn nothing_is_done_after_closing(mut fixture: Fixture) {
    let journals = fixture.process().await;
    journals.close().await;
    let closed = |error: &JournalError| matches!(error, JournalError::Closed);
    assert!(journals.head("j").await.is_err_and(|error| closed(&error)));
    assert!(
        journals
            .append("j", vec![payload(1)])
            .await
            .is_err_and(|error| closed(&error))
    );
    let leased = journals.acquire("j", "late", crate::fixture::TTL).await;
    assert!(leased.is_err_and(|error| closed(&error)));
    let published = journals.topics().publish("t", "1", payload(1)).await;
    assert!(published.is_err_and(|error| closed(&error)));
}

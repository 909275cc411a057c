//! A cursor is followed exactly, or not at all.

use bytes::Bytes;
use futures::StreamExt;
use journal::{Cursor, FollowError, Journals};

use crate::fixture::{Fixture, contract, hear, lease, next, say, within};

contract!(
    a_cursor_that_was_never_given_is_gone,
    what_was_dropped_is_gone_and_what_is_kept_is_not,
    what_is_too_large_to_keep_is_gone,
    a_follower_that_stood_still_for_too_long_is_told,
);

async fn gone(journals: &Journals, cursor: Cursor) -> bool {
    let held = journals.holds("j", cursor).await.unwrap();
    let followed = journals.follow("j", cursor).await;
    assert_eq!(held, followed.is_ok(), "{cursor}");
    match followed {
        Ok(_) => false,
        Err(FollowError::Gone) => true,
        Err(FollowError::Unavailable(error)) => panic!("{error}"),
    }
}

async fn a_cursor_that_was_never_given_is_gone(mut fixture: Fixture) {
    let (here, there) = (fixture.process().await, fixture.process().await);
    assert!(
        gone(
            &here,
            Cursor {
                epoch: 1,
                number: 1
            }
        )
        .await
    );
    let mut writer = lease(&here, "j").await;
    let said = say(&mut writer, 1..=3);
    writer.flush().await.unwrap();
    let Cursor { epoch, number } = said[2];
    for journals in [&here, &there] {
        assert!(
            gone(
                journals,
                Cursor {
                    epoch,
                    number: number + 1
                }
            )
            .await
        );
        assert!(
            gone(
                journals,
                Cursor {
                    epoch: epoch + 1,
                    number
                }
            )
            .await
        );
        assert!(
            gone(
                journals,
                Cursor {
                    epoch: epoch - 1,
                    number
                }
            )
            .await
        );
        assert!(
            gone(
                journals,
                Cursor {
                    epoch: 1,
                    number: 0
                }
            )
            .await
        );
        assert!(!gone(journals, said[2]).await);
        assert!(!gone(journals, Cursor::START).await);
    }
}

async fn what_was_dropped_is_gone_and_what_is_kept_is_not(mut fixture: Fixture) {
    fixture.max_entries = 8;
    let (here, there) = (fixture.process().await, fixture.process().await);
    let mut writer = lease(&here, "j").await;
    let said = say(&mut writer, 1..=40);
    writer.release().await.unwrap();
    for journals in [&here, &there] {
        assert!(gone(journals, Cursor::START).await);
        assert!(gone(journals, said[0]).await);
        assert!(gone(journals, said[29]).await);
        // The last eight, from just before the first of them.
        let mut follower = journals.follow("j", said[31]).await.unwrap();
        assert!(hear(&mut follower, 8).await.into_iter().eq(33..=40));
    }
}

async fn what_is_too_large_to_keep_is_gone(mut fixture: Fixture) {
    const LARGE: usize = 32 * 1024;
    fixture.max_bytes = 256 * 1024;
    let (here, there) = (fixture.process().await, fixture.process().await);
    let large = || Bytes::from(vec![b'7'; LARGE]);
    let mut said = Vec::new();
    for _ in 0..40 {
        said.push(here.append("j", vec![large()]).await.unwrap());
    }
    for journals in [&here, &there] {
        let mut kept = 0;
        for cursor in &said {
            kept += usize::from(!gone(journals, *cursor).await);
        }
        // What is at hand is less than what may be kept; and it is some.
        assert!((2..=9).contains(&kept), "{kept} of {}", said.len());
        assert!(!gone(journals, said[39]).await);
    }
}

async fn a_follower_that_stood_still_for_too_long_is_told(mut fixture: Fixture) {
    fixture.max_entries = 8;
    let (here, there) = (fixture.process().await, fixture.process().await);
    let mut writer = lease(&here, "j").await;
    let mut follower = there.follow("j", writer.head()).await.unwrap();
    say(&mut writer, [1]);
    writer.flush().await.unwrap();
    assert_eq!(next(&mut follower).await.1, 1);
    say(&mut writer, 2..=6000);
    writer.flush().await.unwrap();
    let mut last = 1;
    loop {
        match within(follower.next()).await.unwrap() {
            // What was on its way already comes in order.
            Ok(entry) => {
                let number = crate::fixture::number_of(&entry.payload);
                assert_eq!(number, last + 1);
                last = number;
                assert!(last < 6000, "nothing was dropped");
            }
            Err(FollowError::Gone) => break,
            Err(FollowError::Unavailable(error)) => panic!("{error}"),
        }
    }
}

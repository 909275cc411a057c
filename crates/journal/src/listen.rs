//! News: a journal that a process listens to for as long as it lives.

use std::ops::ControlFlow;
use std::time::Duration;

use futures::StreamExt;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::cursor::Cursor;
use crate::entry::Entry;
use crate::error::{FollowError, JournalError};
use crate::journals::Journals;

/// Between two tries to follow it again.
const BREATH: Duration = Duration::from_millis(200);

impl Journals {
    /// Hears every entry that is appended from now on, until `stop` or until the journals close.
    ///
    /// Where the store was away it goes on after the last entry heard; where what followed that is
    /// forgotten meanwhile, it goes on with what is appended next.
    pub async fn listen(
        &self,
        journal: &str,
        stop: &CancellationToken,
        mut hear: impl FnMut(&Entry),
    ) {
        let mut after = None;
        let listening = async {
            while self
                .hear_on(journal, &mut after, &mut hear)
                .await
                .is_continue()
            {
                sleep(BREATH).await;
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = listening => {}
        }
    }

    /// Listens until something breaks; on from there, unless the journals are closed.
    async fn hear_on(
        &self,
        journal: &str,
        after: &mut Option<Cursor>,
        hear: &mut impl FnMut(&Entry),
    ) -> ControlFlow<()> {
        let followed = match *after {
            Some(place) => self.follow(journal, place).await,
            None => match self.head(journal).await {
                Ok(head) => self.follow(journal, *after.insert(head)).await,
                Err(error) => Err(error.into()),
            },
        };
        let broken = match followed {
            Ok(mut follower) => loop {
                match follower.next().await {
                    Some(Ok(entry)) => {
                        hear(&entry);
                        *after = Some(entry.cursor);
                    }
                    Some(Err(error)) => break Some(error),
                    None => break None,
                }
            },
            Err(FollowError::Unavailable(JournalError::Closed)) => return ControlFlow::Break(()),
            Err(error) => Some(error),
        };
        if let Some(FollowError::Gone) = broken {
            *after = None;
        }
        ControlFlow::Continue(())
    }
}

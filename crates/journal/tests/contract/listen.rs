//! News that a process listens to for as long as it lives.

use std::time::Duration;

use journal::{Cursor, Entry, Journals};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::fixture::{Fixture, contract, number_of, payload, within};

contract!(
    what_is_appended_from_now_on_is_heard_until_the_stop,
    a_break_loses_nothing_and_says_nothing_twice,
    a_journal_that_is_removed_is_heard_again_once_it_is_written_to,
    closing_ends_it,
);

struct Listening {
    heard: UnboundedReceiver<u64>,
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Listening {
    /// Listens, and has heard one entry.
    async fn begin(journals: &Journals) -> Self {
        let (say, heard) = unbounded_channel();
        let stop = CancellationToken::new();
        let task = tokio::spawn({
            let (journals, stop) = (journals.clone(), stop.clone());
            async move {
                let hear = |entry: &Entry| say.send(number_of(&entry.payload)).unwrap();
                journals.listen("j", &stop, hear).await;
            }
        });
        let mut listening = Self { heard, stop, task };
        listening.hear_again(journals).await;
        listening
    }

    /// Says something until it is heard.
    async fn hear_again(&mut self, journals: &Journals) {
        within(async {
            loop {
                let _later = journals.append("j", vec![payload(0)]).await;
                let patience = tokio::time::sleep(Duration::from_millis(20));
                tokio::select! {
                    heard = self.heard.recv() => { assert_eq!(heard, Some(0)); return }
                    () = patience => {}
                }
            }
        })
        .await;
    }

    async fn next(&mut self) -> u64 {
        loop {
            match within(self.heard.recv()).await.unwrap() {
                0 => {}
                number => return number,
            }
        }
    }
}

async fn what_is_appended_from_now_on_is_heard_until_the_stop(mut fixture: Fixture) {
    let (here, there) = (fixture.process().await, fixture.process().await);
    there.append("j", vec![payload(9)]).await.unwrap();
    let mut listening = Listening::begin(&here).await;
    let pair = vec![payload(1), payload(2)];
    there.append("j", pair).await.unwrap();
    assert_eq!((listening.next().await, listening.next().await), (1, 2));
    listening.stop.cancel();
    within(listening.task).await.unwrap();
}

async fn a_break_loses_nothing_and_says_nothing_twice(mut fixture: Fixture) {
    let there = fixture.process().await;
    let (here, tie) = fixture.tied_process().await;
    let mut listening = Listening::begin(&here).await;
    for round in 0..3_u64 {
        tie.cut().await;
        for number in 1..=3 {
            let entry = vec![payload(round * 3 + number)];
            there.append("j", entry).await.unwrap();
        }
        tie.mend().await;
        for number in 1..=3 {
            assert_eq!(listening.next().await, round * 3 + number);
        }
    }
}

async fn a_journal_that_is_removed_is_heard_again_once_it_is_written_to(mut fixture: Fixture) {
    let here = fixture.process().await;
    let mut listening = Listening::begin(&here).await;
    here.remove("j").await.unwrap();
    while listening.heard.try_recv().is_ok() {}
    listening.hear_again(&here).await;
    here.append("j", vec![payload(1)]).await.unwrap();
    assert_eq!(listening.next().await, 1);
    assert_ne!(here.head("j").await.unwrap(), Cursor::START);
}

async fn closing_ends_it(mut fixture: Fixture) {
    let here = fixture.process().await;
    let listening = Listening::begin(&here).await;
    here.close().await;
    within(listening.task).await.unwrap();
}

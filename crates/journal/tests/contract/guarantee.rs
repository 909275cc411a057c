//! The guarantee: whatever breaks and when, every reader gets every entry, in order, once.

use std::collections::HashMap;

use futures::{FutureExt, StreamExt};
use journal::{Cursor, Follower, Journals, Writer};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::fixture::{Fixture, Tie, follow, lease, next, number_of, payload, within};

/// What may happen, in any order.
#[derive(Debug, Clone)]
enum Step {
    /// The writer says so many things.
    Say(u8),
    Flush,
    /// The writer gives up, or dies, and another process goes on.
    Handover {
        process: usize,
        politely: bool,
    },
    /// A reader takes so many of the entries that are there.
    Read {
        reader: usize,
        most: u8,
    },
    /// A reader breaks off, and comes back to some process with its cursor.
    Reconnect {
        reader: usize,
        process: usize,
    },
    /// Every connection of a process to its store breaks.
    Break {
        process: usize,
    },
    /// Everything else gets a turn.
    Yield,
}

const PROCESSES: usize = 2;
const READERS: usize = 3;

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (1..20_u8).prop_map(Step::Say),
        1 => Just(Step::Flush),
        1 => (0..PROCESSES, any::<bool>())
            .prop_map(|(process, politely)| Step::Handover { process, politely }),
        6 => (0..READERS, 1..30_u8).prop_map(|(reader, most)| Step::Read { reader, most }),
        4 => (0..READERS, 0..PROCESSES)
            .prop_map(|(reader, process)| Step::Reconnect { reader, process }),
        1 => (0..PROCESSES).prop_map(|process| Step::Break { process }),
        3 => Just(Step::Yield),
    ]
}

/// A process, and what connects it with its store, if anything does.
type Process = (Journals, Tie);

/// One journal, who writes it and who reads it.
struct World<'a> {
    journal: String,
    processes: &'a [Process],
    writer: Option<Writer>,
    readers: Vec<Reader>,
    /// What was said, and where.
    said: Vec<(Cursor, u64)>,
}

struct Reader {
    follower: Follower,
    cursor: Cursor,
    read: Vec<(Cursor, u64)>,
}

impl<'a> World<'a> {
    async fn new(journal: String, processes: &'a [Process]) -> Self {
        let writer = lease(&processes[0].0, &journal).await;
        let mut readers = Vec::new();
        for reader in 0..READERS {
            let (from, _) = &processes[reader % PROCESSES];
            let follower = follow(from, &journal, Cursor::START).await;
            readers.push(Reader {
                follower,
                cursor: Cursor::START,
                read: Vec::new(),
            });
        }
        Self {
            journal,
            processes,
            writer: Some(writer),
            readers,
            said: Vec::new(),
        }
    }

    async fn take(&mut self, step: Step) {
        match step {
            Step::Say(count) => {
                let writer = self.writer.as_mut().unwrap();
                for _ in 0..count {
                    let number = self.said.len() as u64;
                    let cursor = writer.append(payload(number)).unwrap();
                    self.said.push((cursor, number));
                }
            }
            Step::Flush => self.writer.as_mut().unwrap().flush().await.unwrap(),
            Step::Handover { process, politely } => {
                let former = self.writer.take().unwrap();
                let epoch = former.epoch();
                if politely {
                    former.release().await.unwrap();
                } else {
                    drop(former);
                }
                let writer = lease(&self.processes[process].0, &self.journal).await;
                assert!(writer.epoch() > epoch);
                self.writer = Some(writer);
            }
            Step::Read { reader, most } => {
                let reader = &mut self.readers[reader];
                for _ in 0..most {
                    let Some(entry) = reader.follower.next().now_or_never() else {
                        break;
                    };
                    let entry = entry.unwrap().unwrap();
                    reader.keep(entry.cursor, number_of(&entry.payload));
                }
            }
            Step::Reconnect { reader, process } => {
                let reader = &mut self.readers[reader];
                let (from, _) = &self.processes[process];
                reader.follower = follow(from, &self.journal, reader.cursor).await;
            }
            Step::Break { process } => self.processes[process].1.flick().await,
            Step::Yield => tokio::task::yield_now().await,
        }
    }

    /// Lets everybody read to the end, and compares.
    async fn judge(mut self) {
        for reader in &mut self.readers {
            while reader.read.len() < self.said.len() {
                let (cursor, number) = next(&mut reader.follower).await;
                reader.keep(cursor, number);
            }
            assert_eq!(reader.read, self.said);
            assert!(reader.follower.next().now_or_never().is_none());
        }
        let mut numbers: HashMap<u64, u64> = HashMap::new();
        for pair in self.said.windows(2) {
            assert!(pair[0].0 < pair[1].0);
        }
        for (cursor, _) in &self.said {
            let number = numbers.entry(cursor.epoch).or_default();
            *number += 1;
            assert_eq!(cursor.number, *number);
        }
        within(self.writer.take().unwrap().release()).await.unwrap();
    }
}

impl Reader {
    fn keep(&mut self, cursor: Cursor, number: u64) {
        self.cursor = cursor;
        self.read.push((cursor, number));
    }
}

fn hold_to_it(fixture: Fixture, cases: u32) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut fixture = fixture;
    let processes = runtime.block_on(async {
        let mut processes = Vec::new();
        for _ in 0..PROCESSES {
            processes.push(fixture.tied_process().await);
        }
        processes
    });
    let case = std::cell::Cell::new(0);
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let outcome = TestRunner::new(config).run(&prop::collection::vec(step(), 1..60), |steps| {
        case.set(case.get() + 1);
        let journal = format!("j{}", case.get());
        runtime.block_on(async {
            let mut world = World::new(journal, &processes).await;
            for step in steps {
                world.take(step).await;
            }
            world.judge().await;
        });
        Ok(())
    });
    outcome.unwrap();
    runtime.block_on(async {
        for (journals, _) in &processes {
            journals.close().await;
        }
    });
}

#[test]
fn every_reader_gets_every_entry_in_order_and_once_in_memory() {
    hold_to_it(Fixture::memory(), 256);
}

#[test]
fn every_reader_gets_every_entry_in_order_and_once_over_redis() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    if let Some(fixture) = runtime.block_on(Fixture::redis()) {
        hold_to_it(fixture, 48);
    }
}

#[test]
fn every_reader_gets_every_entry_in_order_and_once_over_sentinel() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    if let Some(fixture) = runtime.block_on(Fixture::sentinel()) {
        hold_to_it(fixture, 48);
    }
}

#[test]
fn every_reader_gets_every_entry_in_order_and_once_over_a_cluster() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    if let Some(fixture) = runtime.block_on(Fixture::cluster()) {
        hold_to_it(fixture, 48);
    }
}

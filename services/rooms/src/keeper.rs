//! Writes rooms into the tables behind their changes: everything that has changed meanwhile in one
//! transaction. Whoever must know that a room is kept waits for it.

use std::collections::HashMap;
use std::time::Duration;

use host::{Clock, Ids, PublicId, Shutdown};
use proto_events::domain::{ConsultationEnded, DomainEvent, Fact, LaidCards};
use tokio::sync::{mpsc, oneshot};

use crate::fault::RoomFault;
use crate::moment::Moment;
use crate::record::ConsultationRecord;
use crate::snapshot::{Consultation, Snapshot};
use crate::store::Store;

/// So many changes wait before whoever makes one more waits, too.
const WAITING: usize = 1_024;
/// As many are written in one transaction.
const TOGETHER: usize = 256;
/// Before a failed transaction is tried again.
const BREATH: Duration = Duration::from_millis(500);

type Told = oneshot::Sender<()>;

/// The hand of whoever changes rooms. Cheap to clone.
#[derive(Clone)]
pub struct Keeper {
    changes: mpsc::Sender<(Snapshot, Option<Told>)>,
}

/// The one who writes.
pub struct Keeping {
    changes: mpsc::Receiver<(Snapshot, Option<Told>)>,
    store: Store,
    clock: Clock,
    ids: Ids,
}

/// A keeper, and who works for it.
#[must_use]
pub fn keeper(store: Store, clock: Clock, ids: Ids) -> (Keeper, Keeping) {
    let (sender, changes) = mpsc::channel(WAITING);
    let keeping = Keeping {
        changes,
        store,
        clock,
        ids,
    };
    (Keeper { changes: sender }, keeping)
}

impl Keeper {
    /// Has a room written soon.
    pub async fn keep(&self, snapshot: Snapshot) {
        // without anybody who writes the process is at its end, and the journal has it
        let _ = self.changes.send((snapshot, None)).await;
    }

    /// Has a room written, and waits for it.
    ///
    /// # Errors
    /// It could not be written yet; it is tried further.
    pub async fn keep_now(&self, snapshot: Snapshot) -> Result<(), RoomFault> {
        let (told, kept) = oneshot::channel();
        let sent = self.changes.send((snapshot, Some(told))).await;
        sent.map_err(|_| RoomFault::Unkept)?;
        let kept = tokio::time::timeout(Duration::from_secs(3), kept).await;
        kept.map_err(|_| RoomFault::Unkept)?
            .map_err(|_| RoomFault::Unkept)
    }
}

impl Keeping {
    /// Writes until the process ends, and then what is left.
    pub async fn run(mut self, shutdown: Shutdown) {
        let mut batch = Vec::new();
        loop {
            let got = tokio::select! {
                got = self.changes.recv_many(&mut batch, TOGETHER) => got,
                () = shutdown.hard.cancelled() => {
                    self.changes.close();
                    self.changes.recv_many(&mut batch, WAITING).await
                }
            };
            if got == 0 {
                return;
            }
            let mut newest = HashMap::<PublicId, Snapshot>::new();
            let mut waiting = Vec::new();
            for (snapshot, told) in batch.drain(..) {
                waiting.extend(told);
                let known = newest.get(&snapshot.id).map_or(0, |it| it.revision);
                if snapshot.revision > known {
                    newest.insert(snapshot.id, snapshot);
                }
            }
            let snapshots: Vec<Snapshot> = newest.into_values().collect();
            while let Err(error) = self.write(&snapshots).await {
                tracing::warn!(%error, rooms = snapshots.len(), "rooms are not written yet");
                tokio::select! {
                    () = tokio::time::sleep(BREATH) => {}
                    () = shutdown.hard.cancelled() => return,
                }
            }
            for told in waiting {
                let _ = told.send(());
            }
        }
    }

    async fn write(&self, snapshots: &[Snapshot]) -> Result<(), sea_orm::DbErr> {
        let farewell = |snapshot: &Snapshot, sat: &Consultation, record| {
            farewell(&self.ids, &self.clock, snapshot, sat, record)
        };
        self.store.keep(snapshots, farewell).await
    }
}

fn farewell(
    ids: &Ids,
    clock: &Clock,
    snapshot: &Snapshot,
    sat: &Consultation,
    record: ConsultationRecord,
) -> DomainEvent {
    let now = clock.now();
    let ended_at = sat.ended_at.unwrap_or(Moment::from(now));
    let tables = record.tables.into_iter().map(|table| LaidCards {
        spread: table.spread,
        cards: table.cards,
    });
    DomainEvent {
        id: ids.next(),
        occurred_at: now,
        fact: Fact::ConsultationEnded(ConsultationEnded {
            consultation_id: format!("{}.{}", snapshot.id, sat.seat),
            host_id: snapshot.host,
            guest_id: sat.guest,
            began_at: sat.began_at.time(),
            ended_at: ended_at.time(),
            tables: tables.collect(),
        }),
    }
}

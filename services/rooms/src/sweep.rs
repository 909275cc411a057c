//! Looks after rooms in which nobody says anything: times that are over, connections that went with their
//! instance. Every instance does it; a second time changes nothing.

use std::time::Duration;

use host::{Every, PublicId};
use tokio_util::sync::CancellationToken;

use crate::fault::RoomFault;
use crate::living::Living;
use crate::meters;
use crate::moment::Moment;
use crate::room::Input;
use crate::rooms::Rooms;
use crate::store::Store;

/// Between two looks.
const EVERY: Duration = Duration::from_secs(3);
/// Minutes between two times that what was said at doors is forgotten.
const FORGETS_EVERY_MIN: i64 = 60;
/// As many rooms are looked after at once.
const TOGETHER: u64 = 200;
/// Minutes after its opening that what was said at a room's door is kept, once the room is over: two days.
const FORGOTTEN_MIN: i64 = 2 * 24 * 60;

pub struct Sweep {
    pub store: Store,
    pub rooms: Rooms,
    pub living: Living,
}

impl Sweep {
    /// Goes on until `stop`.
    pub async fn run(self, stop: CancellationToken) {
        let mut every = Every::new(EVERY, stop);
        let mut forgets_at = self.rooms.now();
        while every.comes().await {
            if let Err(error) = self.look().await {
                tracing::warn!(%error, "cannot look after the rooms");
            }
            let now = self.rooms.now();
            if now >= forgets_at {
                forgets_at = now.plus_minutes(FORGETS_EVERY_MIN);
                self.forget(now).await;
            }
        }
    }

    async fn forget(&self, now: Moment) {
        let before = now.plus_minutes(-FORGOTTEN_MIN);
        if let Err(error) = self.store.forget_rooms(before).await {
            tracing::warn!(%error, "what was said at doors is not forgotten yet");
        }
    }

    /// Looks once.
    async fn look(&self) -> Result<(), RoomFault> {
        for (id, instances) in self.store.connected().await? {
            for instance in instances.into_iter().filter(|it| self.living.is_lost(*it)) {
                let lost = Input::InstanceLost { instance };
                self.apply(id, lost).await;
            }
        }
        meters::rooms_open(self.store.open_rooms().await?);
        let now = self.rooms.now();
        for id in self.store.due(now, TOGETHER).await? {
            self.apply(id, Input::Clock).await;
        }
        Ok(())
    }

    /// One room that cannot be looked after keeps nobody from the others.
    async fn apply(&self, id: PublicId, input: Input) {
        match self.rooms.apply(id, input).await {
            Ok(applied) if applied.room.is_over(self.rooms.now()) => self.rooms.let_go(id).await,
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, room.id = %id, "a room is not looked after"),
        }
    }
}

//! The rooms, wherever they are: state and journal in one, changed by comparing and appending, so that any
//! instance may change any room.

use std::sync::Arc;

use bytes::Bytes;
use host::{Clock, PublicId};
use journal::{CompareAppend, Cursor, Expected, Follower, Journals, Versioned};
use quick_cache::sync::Cache;

use crate::entry;
use crate::fault::RoomFault;
use crate::keeper::Keeper;
use crate::meters;
use crate::moment::Moment;
use crate::room::{Input, Room};
use crate::snapshot::Snapshot;
use crate::store::Store;

/// So many rooms are kept parsed: a change begins with what was last seen, and is corrected where
/// somebody else has changed it.
const PARSED: usize = 2_048;
/// Against somebody else who is always a moment faster.
const TRIES: usize = 64;

/// Every room. Cheap to clone.
#[derive(Clone)]
pub struct Rooms {
    journals: Journals,
    store: Store,
    keeper: Keeper,
    clock: Clock,
    parsed: Arc<Cache<PublicId, Known>>,
}

/// A room as it was last seen, and what a change of it replaces in the journal.
#[derive(Clone)]
struct Known {
    place: Expected,
    room: Arc<Room>,
}

/// What came of an input.
pub struct Applied {
    pub room: Arc<Room>,
    /// Just after what was said because of it.
    pub head: Cursor,
}

impl Rooms {
    #[must_use]
    pub fn new(journals: Journals, store: Store, keeper: Keeper, clock: Clock) -> Self {
        Self {
            journals,
            store,
            keeper,
            clock,
            parsed: Arc::new(Cache::new(PARSED)),
        }
    }

    /// Opens a room that nobody knows yet; `key` is what the request is known by if it comes twice. Answers
    /// the room that is open then.
    ///
    /// # Errors
    /// Tables or journal do not answer; perhaps it is open all the same.
    pub async fn open(
        &self,
        room: Room,
        key: Option<&str>,
    ) -> Result<Option<Arc<Room>>, RoomFault> {
        let id = PublicId::parse(&room.id).ok_or(RoomFault::NoRoom)?;
        let state = serde_json::to_string(&room)?;
        let snapshot = Snapshot::of(&room, state, self.now()).ok_or(RoomFault::NoRoom)?;
        if !self.store.insert(&snapshot, key).await? {
            return Ok(None);
        }
        let state = Bytes::from(snapshot.state);
        let journal = journal(id);
        let appended = self
            .journals
            .compare_append(&journal, Expected::Nothing, state, Vec::new());
        if let CompareAppend::Appended { version, .. } = appended.await? {
            let room = Arc::new(room);
            self.remember(id, version, room.clone());
            return Ok(Some(room));
        }
        Ok(Some(self.get(id).await?))
    }

    /// A room as it is now.
    ///
    /// # Errors
    /// There is none, or tables and journal do not answer.
    pub async fn get(&self, id: PublicId) -> Result<Arc<Room>, RoomFault> {
        Ok(self.known(id).await?.room)
    }

    /// Has something happen in a room.
    ///
    /// # Errors
    /// It is refused, there is no such room, or the journal does not answer.
    pub async fn apply(&self, id: PublicId, input: Input) -> Result<Applied, RoomFault> {
        let (applied, snapshot) = self.change(id, input).await?;
        if let Some(snapshot) = snapshot {
            self.keeper.keep(snapshot).await;
        }
        Ok(applied)
    }

    /// The same, and it is in the tables, too.
    ///
    /// # Errors
    /// As of [`apply`](Self::apply); or the tables do not answer, and it may have happened.
    pub async fn apply_for_good(&self, id: PublicId, input: Input) -> Result<Applied, RoomFault> {
        let (applied, snapshot) = self.change(id, input).await?;
        if let Some(snapshot) = snapshot {
            self.keeper.keep_now(snapshot).await?;
        }
        Ok(applied)
    }

    /// Has something happen in the journal. What the tables are to be told is said where that is anything.
    async fn change(
        &self,
        id: PublicId,
        input: Input,
    ) -> Result<(Applied, Option<Snapshot>), RoomFault> {
        let mut known = match self.parsed.get(&id) {
            Some(known) => known,
            None => self.known(id).await?,
        };
        let journal = journal(id);
        let mut is_current = false;
        for _ in 0..TRIES {
            let now = self.now();
            let mut room = Room::clone(&known.room);
            let outputs = match room.handle(input.clone(), now) {
                Ok(outputs) => outputs,
                // what refuses it may be over by now
                Err(refusal) if is_current => return Err(refusal.into()),
                Err(_) => {
                    known = self.known(id).await?;
                    is_current = true;
                    continue;
                }
            };
            if room == *known.room && outputs.is_empty() {
                let head = self.journals.head(&journal).await?;
                let room = known.room;
                return Ok((Applied { room, head }, None));
            }
            room.revision += 1;
            let state = serde_json::to_string(&room)?;
            let entries = entry::outputs(&outputs);
            let stored = Bytes::copy_from_slice(state.as_bytes());
            let appended = self
                .journals
                .compare_append(&journal, known.place, stored, entries);
            match appended.await? {
                CompareAppend::Appended { version, head } => {
                    if matches!(input, Input::Admit { .. }) {
                        meters::call_begun();
                    }
                    let room = Arc::new(room);
                    self.remember(id, version, room.clone());
                    let snapshot = Snapshot::of(&room, state, now);
                    return Ok((Applied { room, head }, snapshot));
                }
                CompareAppend::Conflict(Some(stored)) => {
                    known = self.read(id, &stored).await?;
                    is_current = true;
                }
                // the journal has forgotten it
                CompareAppend::Conflict(None) => known = self.known(id).await?,
            }
        }
        Err(RoomFault::Crowded)
    }

    /// Passes on what was negotiated.
    ///
    /// # Errors
    /// The journal does not answer; it may have been passed on.
    pub async fn relay(&self, id: PublicId, entries: Vec<Bytes>) -> Result<(), RoomFault> {
        self.journals.append(&journal(id), entries).await?;
        Ok(())
    }

    /// Follows what is said in a room.
    ///
    /// # Errors
    /// What comes after the cursor is not known any more, or the journal does not answer.
    pub async fn follow(
        &self,
        id: PublicId,
        after: Cursor,
    ) -> Result<Follower, journal::FollowError> {
        self.journals.follow(&journal(id), after).await
    }

    /// Forgets the journal of a room that is over.
    pub async fn let_go(&self, id: PublicId) {
        self.parsed.remove(&id);
        if let Err(error) = self.journals.remove(&journal(id)).await {
            tracing::debug!(%error, "the journal of a room that is over stays for its day");
        }
    }

    /// The moment that it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now().into()
    }

    async fn known(&self, id: PublicId) -> Result<Known, RoomFault> {
        if let Some(stored) = self.journals.state(&journal(id)).await? {
            if let Some(known) = self.parsed.get(&id)
                && known.place == Expected::of(&stored)
            {
                return Ok(known);
            }
            return self.read(id, &stored).await;
        }
        // Its journal was lost with its process, or it is over: the tables have it.
        let room = self.store.room(id).await?.ok_or(RoomFault::NoRoom)?;
        Ok(Known {
            place: Expected::Nothing,
            room: Arc::new(room),
        })
    }

    /// Reads what the journal has stored. Where its store has started since, the tables may know of
    /// decisions that it has lost, and their word counts.
    async fn read(&self, id: PublicId, stored: &Versioned) -> Result<Known, RoomFault> {
        let room = serde_json::from_slice::<Room>(&stored.state)?;
        let place = Expected::of(stored);
        if stored.restored {
            let kept = self.store.room(id).await?;
            let room = kept
                .filter(|kept| kept.revision > room.revision)
                .unwrap_or(room);
            let room = Arc::new(room);
            return Ok(Known { place, room });
        }
        let room = Arc::new(room);
        self.remember(id, stored.version, room.clone());
        Ok(Known { place, room })
    }

    fn remember(&self, id: PublicId, version: u64, room: Arc<Room>) {
        let place = Expected::Version(version);
        self.parsed.insert(id, Known { place, room });
    }
}

fn journal(id: PublicId) -> String {
    format!("room:{id}")
}

//! How many streams somebody may hold open at once. The newest wins.
//!
//! A client that left without a word (a tunnel, a reload) is noticed only at the next heartbeat.
//! Refusing the stream that it comes back with would punish it for its network; so the oldest
//! stream makes room, which is most likely a dead one.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

type Open<K> = HashMap<K, VecDeque<Place>>;

#[derive(Debug)]
struct Place {
    number: u64,
    /// Ends the stream. A child of the next.
    stop: CancellationToken,
    /// Ends it, and has it say that its client is to come back at once.
    moving: CancellationToken,
    /// Ends by itself before long.
    brief: bool,
}

/// Counts open streams by key. Cheap to clone, shared.
#[derive(Debug, Clone)]
pub struct StreamSlots<K: Clone + Eq + Hash> {
    open: Arc<Mutex<(u64, Open<K>)>>,
    each: usize,
}

/// One open stream; dropping it gives the place back.
#[derive(Debug)]
pub struct StreamSlot<K: Clone + Eq + Hash> {
    slots: StreamSlots<K>,
    key: K,
    number: u64,
    stop: CancellationToken,
    moving: CancellationToken,
}

impl<K: Clone + Eq + Hash> StreamSlots<K> {
    /// At most `each` open streams a key, and at least one.
    #[must_use]
    pub fn new(each: u32) -> Self {
        let each = usize::try_from(each).unwrap_or(usize::MAX).max(1);
        Self {
            open: Arc::default(),
            each,
        }
    }

    /// Takes a place for as long as the slot lives, or until newer streams of the key need it.
    /// The slot's tokens are also cancelled with `process`.
    #[must_use]
    pub fn take(&self, key: K, process: &CancellationToken) -> StreamSlot<K> {
        let moving = process.child_token();
        let stop = moving.child_token();
        let mut open = self.open();
        open.0 += 1;
        let number = open.0;
        let streams = open.1.entry(key.clone()).or_default();
        if streams.len() >= self.each
            && let Some(oldest) = streams.pop_front()
        {
            oldest.stop.cancel();
        }
        streams.push_back(Place {
            number,
            stop: stop.clone(),
            moving: moving.clone(),
            brief: false,
        });
        drop(open);
        StreamSlot {
            slots: self.clone(),
            key,
            number,
            stop,
            moving,
        }
    }

    /// Asks every stream that is not about to end anyway to come back, one after another over `time`.
    pub async fn ask_to_move(&self, time: Duration) {
        let asked: Vec<_> = {
            let open = self.open();
            let places = open.1.values().flatten();
            let lasting = places.filter(|place| !place.brief);
            lasting.map(|place| place.moving.clone()).collect()
        };
        let between = time / u32::try_from(asked.len().max(1)).unwrap_or(u32::MAX);
        for moving in asked {
            moving.cancel();
            tokio::time::sleep(between).await;
        }
    }

    /// Ends every stream of a key, without a word.
    pub fn close(&self, key: &K) {
        if let Some(streams) = self.open().1.get(key) {
            for place in streams {
                place.stop.cancel();
            }
        }
    }

    /// How many places are taken, all keys together.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.open().1.values().map(VecDeque::len).sum()
    }

    fn open(&self) -> MutexGuard<'_, (u64, Open<K>)> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Clone + Eq + Hash> StreamSlot<K> {
    /// Of a stream that ends by itself before long, and needs not be asked to move.
    #[must_use]
    pub fn brief(self) -> Self {
        let mut open = self.slots.open();
        let places = open.1.get_mut(&self.key).into_iter().flatten();
        for place in places.filter(|place| place.number == self.number) {
            place.brief = true;
        }
        drop(open);
        self
    }

    /// Cancelled when the stream is to end.
    #[must_use]
    pub fn stop(&self) -> CancellationToken {
        self.stop.clone()
    }

    /// Cancelled as well, if the client is to come back at once.
    #[must_use]
    pub fn moving(&self) -> CancellationToken {
        self.moving.clone()
    }
}

impl<K: Clone + Eq + Hash> Drop for StreamSlot<K> {
    fn drop(&mut self) {
        let mut open = self.slots.open();
        if let Entry::Occupied(mut entry) = open.1.entry(self.key.clone()) {
            entry.get_mut().retain(|place| place.number != self.number);
            if entry.get().is_empty() {
                entry.remove();
            }
        }
    }
}

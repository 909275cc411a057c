//! How many streams somebody may hold open at once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use proto_events::error::ErrorCode;

use crate::kind::ErrorKind;
use crate::problem::Fault;

/// Counts open streams by key. Cheap to clone, shared.
#[derive(Debug, Clone)]
pub struct StreamSlots<K: Clone + Eq + Hash> {
    open: Arc<Mutex<HashMap<K, u32>>>,
    each: u32,
}

/// One open stream; dropping it gives the place back.
#[derive(Debug)]
pub struct StreamSlot<K: Clone + Eq + Hash> {
    slots: StreamSlots<K>,
    key: K,
}

/// Too many streams are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many streams are open: close one first")]
pub struct TooManyStreams;

impl Fault for TooManyStreams {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Limited
    }

    fn code(&self) -> ErrorCode {
        ErrorCode::TooManyStreams
    }
}

impl<K: Clone + Eq + Hash> StreamSlots<K> {
    /// At most `each` open streams a key.
    #[must_use]
    pub fn new(each: u32) -> Self {
        Self {
            open: Arc::default(),
            each,
        }
    }

    /// Takes a place for as long as the slot lives.
    ///
    /// # Errors
    ///
    /// [`TooManyStreams`] if all places of this key are taken.
    pub fn take(&self, key: K) -> Result<StreamSlot<K>, TooManyStreams> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(key.clone()).or_insert(0);
        if *count >= self.each {
            return Err(TooManyStreams);
        }
        *count += 1;
        drop(open);
        Ok(StreamSlot {
            slots: self.clone(),
            key,
        })
    }

    /// How many streams are open, all keys together.
    #[must_use]
    pub fn open(&self) -> u32 {
        self.open
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
            .sum()
    }
}

impl<K: Clone + Eq + Hash> Drop for StreamSlot<K> {
    fn drop(&mut self) {
        let mut open = self
            .slots
            .open
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut entry) = open.entry(self.key.clone()) {
            *entry.get_mut() -= 1;
            if *entry.get() == 0 {
                entry.remove();
            }
        }
    }
}

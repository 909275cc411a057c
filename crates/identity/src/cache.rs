//! Tokens that were verified already, by the hash of their text.

use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, PoisonError, RwLock};

use crate::claims::Session;

pub(crate) type TokenHash = [u8; 32];

/// Two generations of at most `each` tokens: when the young one is full the old one is dropped as
/// a whole, so a flood of tokens costs a re-verification and never memory.
pub(crate) struct Cache {
    generations: RwLock<Generations>,
    each: usize,
}

#[derive(Default)]
struct Generations {
    young: HashMap<TokenHash, Arc<Session>>,
    old: HashMap<TokenHash, Arc<Session>>,
}

impl Cache {
    pub(crate) fn new(each: usize) -> Self {
        Self {
            generations: RwLock::default(),
            each,
        }
    }

    pub(crate) fn get(&self, hash: &TokenHash) -> Option<Arc<Session>> {
        let generations = self
            .generations
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(session) = generations.young.get(hash) {
            return Some(Arc::clone(session));
        }
        let session = generations.old.get(hash).cloned()?;
        drop(generations);
        // still in use: it belongs to the young again
        self.put(*hash, Arc::clone(&session));
        Some(session)
    }

    pub(crate) fn put(&self, hash: TokenHash, session: Arc<Session>) {
        let mut generations = self
            .generations
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        if generations.young.len() >= self.each {
            generations.old = mem::take(&mut generations.young);
        }
        generations.young.insert(hash, session);
    }

    pub(crate) fn remove(&self, hash: &TokenHash) {
        let mut generations = self
            .generations
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        generations.young.remove(hash);
        generations.old.remove(hash);
    }

    pub(crate) fn clear(&self) {
        *self
            .generations
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Generations::default();
    }

    pub(crate) fn len(&self) -> usize {
        let generations = self
            .generations
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        generations.young.len() + generations.old.len()
    }
}

//! The tasks that wait for a log to grow.

use std::task::Waker;

/// One waker for each follower, stored once and woken only when its follower waits.
#[derive(Default)]
pub(super) struct Wakers {
    slots: Vec<Slot>,
    free: Vec<usize>,
    waiting: Vec<usize>,
}

#[derive(Default)]
struct Slot {
    waker: Option<Waker>,
    waits: bool,
}

impl Wakers {
    pub(super) fn enter(&mut self) -> usize {
        self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot::default());
            self.slots.len() - 1
        })
    }

    /// The waker must be dropped outside the lock: it may own the last of a task that follows.
    #[must_use]
    pub(super) fn leave(&mut self, slot: usize) -> Option<Waker> {
        let left = self.slots.get_mut(slot)?.waker.take();
        self.free.push(slot);
        left
    }

    pub(super) fn followers(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    /// The former waker, if it is replaced; to be dropped outside the lock.
    #[must_use]
    pub(super) fn wait(&mut self, slot: usize, waker: &Waker) -> Option<Waker> {
        let place = self.slots.get_mut(slot)?;
        if !place.waits {
            place.waits = true;
            self.waiting.push(slot);
        }
        match &place.waker {
            Some(stored) if stored.will_wake(waker) => None,
            _ => place.waker.replace(waker.clone()),
        }
    }

    /// Its follower looks by itself: it need not be woken until it waits again.
    pub(super) fn hush(&mut self, slot: usize) {
        if let Some(place) = self.slots.get_mut(slot)
            && std::mem::take(&mut place.waits)
        {
            self.waiting.retain(|waiting| *waiting != slot);
        }
    }

    pub(super) fn wake(&mut self) {
        for slot in self.waiting.drain(..) {
            if let Some(place) = self.slots.get_mut(slot) {
                place.waits = false;
                if let Some(waker) = &place.waker {
                    waker.wake_by_ref();
                }
            }
        }
    }
}

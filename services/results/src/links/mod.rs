//! What links show, kept ready as bytes, and forgotten everywhere as soon as it changes.
//!
//! Which links are open is known of many, each in little; what is asked for much is rendered, too. Whatever
//! is rendered is only shown as long as its link is known to be open.

mod changes;
mod kept;
mod views;

use std::sync::Arc;
use std::time::Duration;

use host::Clock;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::fault::SharingFault;
use crate::page::Pages;
use crate::pictures::Pictures;
use crate::share::{Ended, ShareId, ShareState};
use crate::store::{Shown, Store};

pub use changes::Changes;
pub use kept::{KeptLink, Rendered};
pub use views::Views;

/// A link that does not exist is looked for again after this time.
const UNKNOWN_FOR: Duration = Duration::from_secs(5);

/// About what a link takes, and what is rendered of it.
const TYPICAL: u64 = 1024;
const TYPICAL_RENDERED: u64 = 16 * 1024;

/// What is known of a link.
#[derive(Clone)]
enum Known {
    Open(Arc<KeptLink>),
    Ended(Ended),
    /// Nobody has made it, as of then, in milliseconds since the epoch of Unix.
    Unknown {
        until: i64,
    },
}

/// What there is behind a link.
pub enum Found {
    Open(Arc<KeptLink>),
    Ended(Ended),
    Unknown,
}

/// Cheap to clone; all clones know the same.
#[derive(Clone)]
pub struct Links {
    store: Store,
    clock: Clock,
    pages: Pages,
    pictures: Pictures,
    known: Arc<Cache<ShareId, Known, Weight>>,
    rendered: Arc<Cache<ShareId, Arc<Rendered>, Weight>>,
}

#[derive(Clone)]
struct Weight;

impl Weighter<ShareId, Known> for Weight {
    fn weight(&self, _: &ShareId, known: &Known) -> u64 {
        match known {
            Known::Open(link) => link.size() as u64,
            Known::Ended(_) | Known::Unknown { .. } => 64,
        }
    }
}

impl Weighter<ShareId, Arc<Rendered>> for Weight {
    fn weight(&self, _: &ShareId, rendered: &Arc<Rendered>) -> u64 {
        rendered.size() as u64
    }
}

impl Links {
    /// `bytes` is how much may be kept: two thirds of it of what is known, the rest of what is rendered.
    #[must_use]
    pub fn new(store: Store, clock: Clock, pages: Pages, pictures: Pictures, bytes: u64) -> Self {
        let (known, rendered) = (bytes / 3 * 2, bytes / 3);
        Self {
            store,
            clock,
            pages,
            pictures,
            known: Arc::new(cache_of(known, TYPICAL)),
            rendered: Arc::new(cache_of(rendered, TYPICAL_RENDERED)),
        }
    }

    /// What is known, without asking anybody; `None` where nothing is.
    #[must_use]
    pub fn ready(&self, id: ShareId) -> Option<Found> {
        let known = self.known.get(&id)?;
        self.found(known)
    }

    /// What a link shows, if it is open and all of that is rendered.
    #[must_use]
    pub fn rendered_already(&self, id: ShareId) -> Option<Arc<Rendered>> {
        match self.ready(id)? {
            Found::Open(_) => self.rendered.get(&id),
            Found::Ended(_) | Found::Unknown => None,
        }
    }

    /// What a link shows, rendered once however many ask.
    ///
    /// # Errors
    /// Never for what can be read from the tables.
    pub fn render(&self, link: &KeptLink) -> Result<Arc<Rendered>, SharingFault> {
        let render = || Rendered::of(link, &self.pages).map(Arc::new);
        self.rendered.get_or_insert_with(&link.id, render)
    }

    /// What there is behind a link. However many ask at once, the tables are asked once.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn find(&self, id: ShareId) -> Result<Found, SharingFault> {
        loop {
            match self.known.get_value_or_guard_async(&id).await {
                Ok(known) => match self.found(known) {
                    Some(found) => return Ok(found),
                    // it was unknown, and that is a while ago
                    None => drop(self.known.remove(&id)),
                },
                Err(guard) => {
                    let known = self.look_up(id).await?;
                    if guard.insert(known.clone()).is_err() {
                        // it has changed since it was read
                        continue;
                    }
                    if let Some(found) = self.found(known) {
                        return Ok(found);
                    }
                }
            }
        }
    }

    /// Whether a link still shows what it showed: what takes time to make is not handed out after its
    /// link has ended.
    pub async fn still_shows(&self, link: &KeptLink) -> Result<bool, SharingFault> {
        let found = self.find(link.id).await?;
        Ok(matches!(found, Found::Open(now) if now.digest == link.digest))
    }

    /// Forgets what is kept of a link, with its pictures: the next who asks gets what is true then.
    pub fn forget(&self, id: ShareId) {
        self.known.remove(&id);
        self.rendered.remove(&id);
        self.pictures.forget(id);
    }

    /// Forgets what is rendered of all links, for pages look different from now on.
    pub fn forget_pages(&self) {
        self.rendered.clear();
    }

    async fn look_up(&self, id: ShareId) -> Result<Known, SharingFault> {
        metrics::counter!("conch_links_looked_up_total").increment(1);
        let Some(Shown { state, expires_at }) = self.store.shown(id).await? else {
            let ms = i64::try_from(UNKNOWN_FOR.as_millis()).unwrap_or(i64::MAX);
            return Ok(Known::Unknown {
                until: self.clock.now_ms() + ms,
            });
        };
        Ok(match state {
            ShareState::Open { snapshot, digest } => {
                let link = KeptLink::new(id, &snapshot, digest, expires_at)?;
                Known::Open(Arc::new(link))
            }
            ShareState::Ended(ended) => Known::Ended(ended),
        })
    }

    /// `None` where what is known is out of date.
    fn found(&self, known: Known) -> Option<Found> {
        match known {
            Known::Open(link) if link.is_over(self.clock.now_ms()) => {
                Some(Found::Ended(Ended::Expired))
            }
            Known::Open(link) => Some(Found::Open(link)),
            Known::Ended(ended) => Some(Found::Ended(ended)),
            Known::Unknown { until } => (self.clock.now_ms() < until).then_some(Found::Unknown),
        }
    }
}

/// A cache of so many bytes, of things that typically take so many each.
fn cache_of<T: Clone>(bytes: u64, typical: u64) -> Cache<ShareId, T, Weight>
where
    Weight: Weighter<ShareId, T>,
{
    let items = usize::try_from(bytes / typical).unwrap_or(usize::MAX);
    Cache::with_weighter(items.max(16), bytes, Weight)
}

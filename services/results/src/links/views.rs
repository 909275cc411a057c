//! Counts who opens a link: in memory at once, in the tables a little later.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use actix_web::http::header::{HeaderMap, USER_AGENT};
use aho_corasick::AhoCorasick;
use host::Every;
use tokio_util::sync::CancellationToken;

use crate::share::ShareId;
use crate::store::Store;

/// Between two times at which counts are written.
const EVERY: Duration = Duration::from_secs(5);

/// What programs call themselves that look at an address for somebody else.
const LOOKERS: [&str; 12] = [
    "bot",
    "crawl",
    "spider",
    "scrap",
    "preview",
    "facebookexternalhit",
    "slurp",
    "whatsapp",
    "telegram",
    "embed",
    "curl/",
    "wget/",
];

/// Cheap to clone; all clones count together.
#[derive(Clone)]
pub struct Views {
    store: Store,
    counts: Arc<Mutex<HashMap<ShareId, u32>>>,
}

impl Views {
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self {
            store,
            counts: Arc::default(),
        }
    }

    /// Counts one who opened it, unless it is a program that fetches a preview.
    pub fn count(&self, id: ShareId, headers: &HeaderMap) {
        if is_person(headers) {
            *self.counts().entry(id).or_default() += 1;
        }
    }

    /// How many have been counted that are not in the tables yet.
    #[must_use]
    pub fn uncounted(&self, id: ShareId) -> u32 {
        self.counts().get(&id).copied().unwrap_or_default()
    }

    /// Writes what was counted every so often, and once more after `stop`.
    pub async fn write(self, stop: CancellationToken) {
        let mut every = Every::new(EVERY, stop);
        loop {
            let goes_on = every.comes().await;
            self.write_once().await;
            if !goes_on {
                return;
            }
        }
    }

    async fn write_once(&self) {
        let counts: Vec<_> = self.counts().drain().collect();
        if let Err(error) = self.store.add_views(&counts).await {
            tracing::warn!(%error, "views of links are written later");
            let mut again = self.counts();
            for (id, count) in counts {
                *again.entry(id).or_default() += count;
            }
        }
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<ShareId, u32>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// As far as that can be told: whoever has no name is a program.
fn is_person(headers: &HeaderMap) -> bool {
    static LOOKER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let mut builder = AhoCorasick::builder();
        builder.ascii_case_insensitive(true).build(LOOKERS).ok()
    });
    let agent = headers.get(USER_AGENT);
    agent.is_some_and(|agent| match &*LOOKER {
        Some(looker) => !looker.is_match(agent.as_bytes()),
        None => true,
    })
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    #[test]
    fn previews_are_no_views() {
        let person = |agent: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(USER_AGENT, HeaderValue::from_static(agent));
            is_person(&headers)
        };
        for agent in [
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 KAKAOTALK 10.9.5",
            "Mozilla/5.0 (Linux; Android 14; SM-S918N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 [FBAN/FBIOS;FBAV/470.0]",
        ] {
            assert!(person(agent), "{agent}");
        }
        for agent in [
            "facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984",
            "Twitterbot/1.0",
            "Mozilla/5.0 (compatible; Yeti/1.1; +http://naver.me/spd) Bot",
            "Slackbot-LinkExpanding 1.0",
            "TelegramBot (like TwitterBot)",
            "WhatsApp/2.23",
            "curl/8.0",
        ] {
            assert!(!person(agent), "{agent}");
        }
        assert!(!is_person(&HeaderMap::new()));
    }
}

//! Whether this process is the one that new requests go to.
//!
//! Of two colours of a service one is live: the one whose socket a symbolic link names, through which
//! nginx goes. Whoever switches renames that link and does nothing else; each process looks at it and
//! knows. So there is one truth about who is live, it outlives every script, and no order of kills and
//! restarts makes two processes believe different things for longer than a moment.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;
use tracing::info;

use crate::Every;
use crate::settings::{HostSettings, Listen};
use crate::shutdown::Shutdown;

const LOOK_EVERY: Duration = Duration::from_millis(200);

/// On duty, or aside.
///
/// A process that is aside answers whoever comes, and goes on with what it has begun. It begins
/// nothing by itself: it takes no turn over and learns no facts. Whoever is connected for longer than
/// one answer is asked to come back, and finds the other process.
#[derive(Debug, Clone)]
pub struct Duty(watch::Receiver<bool>);

/// Does `work` each time the process steps aside, until it stops.
pub async fn whenever_aside<F, Fut>(shutdown: Shutdown, mut work: F)
where
    F: FnMut() -> Fut,
    Fut: Future<Output = ()>,
{
    loop {
        tokio::select! {
            () = shutdown.soft.cancelled() => return,
            () = shutdown.duty.aside() => {}
        }
        work().await;
        tokio::select! {
            () = shutdown.soft.cancelled() => return,
            () = shutdown.duty.on() => {}
        }
    }
}

/// What tells a [`Duty`] how it stands.
#[derive(Debug)]
pub struct DutyLink {
    link: PathBuf,
    own: PathBuf,
    patience: Duration,
    says: watch::Sender<bool>,
}

impl Default for Duty {
    /// Always on duty: there is no other.
    fn default() -> Self {
        Self(watch::channel(true).1)
    }
}

impl Duty {
    /// One that stands as it is told, and what tells it: for tests. It is on duty.
    #[must_use]
    pub fn told() -> (watch::Sender<bool>, Self) {
        let (says, duty) = watch::channel(true);
        (says, Self(duty))
    }

    /// Whether new requests come here.
    #[must_use]
    pub fn is_on(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is on duty.
    pub async fn on(&self) {
        self.becomes(true).await;
    }

    /// Waits until it is aside; for ever where there is no other.
    pub async fn aside(&self) {
        self.becomes(false).await;
    }

    async fn becomes(&self, wanted: bool) {
        let mut duty = self.0.clone();
        if duty.wait_for(|on| *on == wanted).await.is_err() && self.is_on() != wanted {
            // nobody is there any more who could change it
            std::future::pending::<()>().await;
        }
    }
}

impl DutyLink {
    /// The link of the settings, if they name one, and how it stands now.
    #[must_use]
    pub fn of(settings: &HostSettings) -> Option<(Self, Duty)> {
        let (Some(link), Listen::Unix(own)) = (&settings.duty_link, &settings.listen) else {
            return None;
        };
        let on = is_ours(link, own);
        let (says, duty) = watch::channel(on);
        let link = Self {
            link: link.clone(),
            own: own.clone(),
            patience: settings.aside_after,
            says,
        };
        Some((link, Duty(duty)))
    }

    /// Looks at the link until the process stops. On duty at once, aside only after some patience:
    /// until then whoever switched may think better of it, and nobody was asked to move in vain.
    pub async fn follow(self, shutdown: Shutdown) {
        let mut every = Every::new(LOOK_EVERY, shutdown.soft);
        let mut elsewhere_since = None;
        gauge(*self.says.borrow());
        while every.comes().await {
            if is_ours(&self.link, &self.own) {
                elsewhere_since = None;
                self.say(true);
            } else {
                let since = *elsewhere_since.get_or_insert_with(Instant::now);
                if since.elapsed() >= self.patience {
                    self.say(false);
                }
            }
        }
    }

    fn say(&self, on: bool) {
        let changed = self.says.send_if_modified(|before| {
            let changed = *before != on;
            *before = on;
            changed
        });
        if changed {
            gauge(on);
            let now = if on { "on duty" } else { "aside" };
            info!(duty.link = %self.link.display(), "{now}");
        }
    }
}

fn gauge(on: bool) {
    metrics::gauge!("conch_on_duty").set(if on { 1.0 } else { 0.0 });
}

/// A link that is not there names everybody: before the first switch there is nobody else.
fn is_ours(link: &Path, own: &Path) -> bool {
    match std::fs::read_link(link) {
        Ok(target) => file_name(&target) == file_name(own),
        Err(_) => true,
    }
}

fn file_name(path: &Path) -> Option<&OsStr> {
    path.file_name()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use tempfile::TempDir;

    use super::*;

    fn point(folder: &TempDir, to: &str) {
        let (new, link) = (
            folder.path().join("new"),
            folder.path().join("current.sock"),
        );
        symlink(to, &new).unwrap();
        std::fs::rename(new, link).unwrap();
    }

    fn blue(folder: &TempDir, patience: Duration) -> (DutyLink, Duty) {
        let (link, own) = (
            folder.path().join("current.sock"),
            folder.path().join("blue.sock"),
        );
        let (says, duty) = watch::channel(is_ours(&link, &own));
        let link = DutyLink {
            link,
            own,
            patience,
            says,
        };
        (link, Duty(duty))
    }

    #[tokio::test]
    async fn the_link_says_who_is_on_duty() {
        let folder = TempDir::new().unwrap();
        let (link, duty) = blue(&folder, Duration::ZERO);
        assert!(duty.is_on(), "nobody else is there");
        let shutdown = Shutdown::new();
        let following = tokio::spawn(link.follow(shutdown.clone()));
        point(&folder, "green.sock");
        duty.aside().await;
        point(&folder, "blue.sock");
        duty.on().await;
        shutdown.begin();
        following.await.unwrap();
    }

    #[tokio::test]
    async fn who_starts_beside_the_live_one_is_aside_from_the_start() {
        let folder = TempDir::new().unwrap();
        point(&folder, "green.sock");
        assert!(!blue(&folder, Duration::ZERO).1.is_on());
        point(&folder, "/run/conch/chat/blue.sock");
        assert!(blue(&folder, Duration::ZERO).1.is_on());
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_steps_aside_for_a_switch_that_is_taken_back() {
        let folder = TempDir::new().unwrap();
        let (link, duty) = blue(&folder, Duration::from_secs(5));
        tokio::spawn(link.follow(Shutdown::new()));
        point(&folder, "green.sock");
        tokio::time::sleep(Duration::from_secs(4)).await;
        point(&folder, "blue.sock");
        tokio::time::sleep(Duration::from_secs(4)).await;
        assert!(duty.is_on());
        point(&folder, "green.sock");
        let begun = Instant::now();
        duty.aside().await;
        assert!(begun.elapsed() >= Duration::from_secs(4));
    }

    #[tokio::test]
    async fn alone_one_is_always_on_duty() {
        let duty = Duty::default();
        assert!(duty.is_on());
        duty.on().await;
        let aside = tokio::time::timeout(Duration::from_millis(20), duty.aside());
        assert!(aside.await.is_err());
    }
}

//! The simulator: three providers at one origin.

use std::collections::HashSet;
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::dev::Server;
use actix_web::web::Data;
use actix_web::{App, HttpServer};
use time::OffsetDateTime;

use crate::codes::Codes;
use crate::demo::Now;
use crate::fault::{Fault, Faults, Place};
use crate::grant::{Grant, Pending};
use crate::hangup::Hangup;
use crate::http;
use crate::issuer::Issuer;
use crate::keys::KeyRing;

/// Kakao, Google and Naver, as far as signing in goes. Cheap to clone: a handle.
#[derive(Clone)]
pub struct SocialSim {
    inner: Arc<Inner>,
}

struct Inner {
    now: Now,
    /// Where browsers and servers find it; before that is known, nowhere.
    origin: Mutex<String>,
    desks: [Desk; 3],
}

/// What one provider remembers.
pub struct Desk {
    pub issuer: Issuer,
    pub keys: KeyRing,
    pub codes: Codes<Pending>,
    pub access_tokens: Codes<Grant>,
    pub refresh_tokens: Codes<Grant>,
    faults: Faults,
    /// Who has been here before.
    linked: Mutex<HashSet<&'static str>>,
    key_fetches: AtomicUsize,
    token_requests: AtomicUsize,
    profile_requests: AtomicUsize,
}

impl Desk {
    fn new(issuer: Issuer) -> Self {
        Self {
            issuer,
            keys: KeyRing::new(issuer),
            codes: Codes::default(),
            access_tokens: Codes::default(),
            refresh_tokens: Codes::default(),
            faults: Faults::default(),
            linked: Mutex::default(),
            key_fetches: AtomicUsize::new(0),
            token_requests: AtomicUsize::new(0),
            profile_requests: AtomicUsize::new(0),
        }
    }

    /// Counts a request, and tells what is to go wrong with its answer.
    pub fn enter(&self, place: Place) -> Option<Fault> {
        if let Some(counter) = self.counter(place) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
        self.faults.take(self.issuer, place)
    }

    /// Whether this person has been here; from now on they have.
    pub fn link(&self, person: &'static str) {
        let mut linked = self.linked.lock().unwrap_or_else(PoisonError::into_inner);
        linked.insert(person);
    }

    pub fn is_linked(&self, person: &str) -> bool {
        let linked = self.linked.lock().unwrap_or_else(PoisonError::into_inner);
        linked.contains(person)
    }

    const fn counter(&self, place: Place) -> Option<&AtomicUsize> {
        match place {
            Place::Authorize | Place::Discovery => None,
            Place::Token => Some(&self.token_requests),
            Place::Keys => Some(&self.key_fetches),
            Place::Profile => Some(&self.profile_requests),
        }
    }

    fn count(&self, place: Place) -> usize {
        self.counter(place)
            .map_or(0, |counter| counter.load(Ordering::Relaxed))
    }
}

impl SocialSim {
    /// Three providers that nobody has visited yet.
    #[must_use]
    pub fn new(now: Now) -> Self {
        let inner = Inner {
            now,
            origin: Mutex::default(),
            desks: Issuer::ALL.map(Desk::new),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// Serves them at this address; port 0 takes a free one. Unless [`Self::set_origin`] said
    /// otherwise, this is also their origin. The second half answers until it is dropped.
    ///
    /// # Errors
    /// The address is not free or not an address.
    pub fn serve(&self, address: impl ToSocketAddrs) -> io::Result<(SocketAddr, Server)> {
        let data = Data::new(self.clone());
        let server =
            HttpServer::new(move || App::new().app_data(data.clone()).configure(http::routes))
                .on_connect(Hangup::keep)
                .workers(1)
                .disable_signals()
                .shutdown_timeout(0)
                .bind(address)?;
        let address = server.addrs().first().copied();
        let address = address.ok_or_else(|| io::Error::other("no address"))?;
        let mut origin = self
            .inner
            .origin
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if origin.is_empty() {
            *origin = format!("http://{address}");
        }
        drop(origin);
        Ok((address, server.run()))
    }

    /// Says where others find it, such as `http://login-sim:9103`, without a slash at its end.
    pub fn set_origin(&self, origin: &str) {
        let mut known = self
            .inner
            .origin
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        origin.clone_into(&mut known);
    }

    /// Where others find it, without a slash at its end.
    #[must_use]
    pub fn origin(&self) -> String {
        let origin = self
            .inner
            .origin
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        origin.clone()
    }

    /// The address below which a provider signs people in. What Kakao and Google name as the
    /// issuer of their statements.
    #[must_use]
    pub fn base(&self, issuer: Issuer) -> String {
        let path = match issuer {
            Issuer::Kakao => "kakao/kauth",
            Issuer::Google => "google",
            Issuer::Naver => "naver/nid",
        };
        format!("{}/{path}", self.origin())
    }

    /// Lets this go wrong with the next answer that it fits.
    pub fn fault(&self, issuer: Issuer, fault: Fault) {
        self.desk(issuer).faults.add(fault);
    }

    /// Lets this go wrong with every answer that it fits, from now on; or nothing any more.
    pub fn fault_always(&self, issuer: Issuer, fault: Option<Fault>) {
        self.desk(issuer).faults.always(fault);
    }

    /// The key that signs leaves the JWK set, and another of another name signs.
    pub fn rotate_keys(&self, issuer: Issuer) {
        self.desk(issuer).keys.rotate();
    }

    /// How often the JWK set was asked for.
    #[must_use]
    pub fn jwks_fetches(&self, issuer: Issuer) -> usize {
        self.desk(issuer).count(Place::Keys)
    }

    #[must_use]
    pub fn token_requests(&self, issuer: Issuer) -> usize {
        self.desk(issuer).count(Place::Token)
    }

    #[must_use]
    pub fn profile_requests(&self, issuer: Issuer) -> usize {
        self.desk(issuer).count(Place::Profile)
    }

    pub(crate) fn desk(&self, issuer: Issuer) -> &Desk {
        let [kakao, google, naver] = &self.inner.desks;
        match issuer {
            Issuer::Kakao => kakao,
            Issuer::Google => google,
            Issuer::Naver => naver,
        }
    }

    pub(crate) fn now(&self) -> OffsetDateTime {
        (self.inner.now)()
    }
}

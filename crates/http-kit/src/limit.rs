//! How often somebody may ask.

use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use actix_web::Error;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use proto_events::error::ErrorCode;

use crate::client_address::ClientAddress;
use crate::kind::ErrorKind;
use crate::problem::{Fault, Problem};

/// Every so many checks the keys that are at rest are forgotten.
const CHECKS_BETWEEN_SWEEPS: u32 = 4096;

/// A rate for each key: an address, a session, whatever is counted. Cheap to clone, shared.
#[derive(Debug)]
pub struct Limiter<K: Clone + Eq + Hash> {
    rate: Arc<DefaultKeyedRateLimiter<K>>,
    clock: DefaultClock,
    checks: Arc<AtomicU32>,
}

impl<K: Clone + Eq + Hash> Clone for Limiter<K> {
    fn clone(&self) -> Self {
        Self {
            rate: Arc::clone(&self.rate),
            clock: self.clock.clone(),
            checks: Arc::clone(&self.checks),
        }
    }
}

/// Too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many requests: wait a moment")]
pub struct Limited {
    /// After this time the next one passes.
    pub retry_after: Duration,
}

impl Fault for Limited {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Limited
    }

    fn code(&self) -> ErrorCode {
        ErrorCode::RateLimited
    }

    fn retry_after(&self) -> Option<Duration> {
        Some(self.retry_after)
    }
}

impl<K: Clone + Eq + Hash> Limiter<K> {
    /// `each_minute` in the long run, at most `at_once` in a burst.
    #[must_use]
    pub fn new(each_minute: NonZeroU32, at_once: NonZeroU32) -> Self {
        let quota = Quota::per_minute(each_minute).allow_burst(at_once);
        Self {
            rate: Arc::new(RateLimiter::keyed(quota)),
            clock: DefaultClock::default(),
            checks: Arc::new(AtomicU32::new(0)),
        }
    }

    /// `number` a minute, and a quarter of that at once; one of each at least.
    #[must_use]
    pub fn each_minute(number: u32) -> Self {
        let whole = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        Self::new(whole(number), whole(number / 4))
    }

    /// Counts one for `key`.
    ///
    /// # Errors
    ///
    /// [`Limited`] if it is one too many; a refused one does not count.
    pub fn check(&self, key: &K) -> Result<(), Limited> {
        let checked = self.checks.fetch_add(1, Ordering::Relaxed);
        if checked % CHECKS_BETWEEN_SWEEPS == CHECKS_BETWEEN_SWEEPS - 1 {
            self.rate.retain_recent();
        }
        self.rate.check_key(key).map_err(|not_yet| Limited {
            retry_after: not_yet.wait_time_from(self.clock.now()),
        })
    }
}

/// The rate of each client address, as `app_data` for [`limit_by_address`].
#[derive(Debug, Clone)]
pub struct AddressLimit(pub Limiter<ClientAddress>);

/// Refuses with `rate_limited` what comes too often from one address, by the [`AddressLimit`] in
/// the data of the app or scope (without one nothing is refused).
///
/// # Errors
///
/// Those of the service inside; the refusal itself is a response.
pub async fn limit_by_address<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let checked = match request.app_data::<AddressLimit>() {
        Some(AddressLimit(limiter)) => limiter.check(&ClientAddress::of_service_request(&request)),
        None => Ok(()),
    };
    match checked {
        Ok(()) => Ok(next.call(request).await?.map_into_left_body()),
        Err(limited) => Ok(request
            .error_response(Problem::from(limited))
            .map_into_right_body()),
    }
}

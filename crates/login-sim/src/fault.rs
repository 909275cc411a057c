//! What can go wrong, on demand.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;

use crate::issuer::Issuer;

/// A question that a provider is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The page in the browser, and the way back from it.
    Authorize,
    Discovery,
    Token,
    /// The JWK set.
    Keys,
    /// Who the bearer of a token is: Kakao's two addresses, Google's, Naver's.
    Profile,
}

/// One thing that goes wrong with one answer. Each is for one [`Place`]; an answer of another place
/// leaves it waiting.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The connection is closed without an answer.
    Down(Place),
    /// 503 and a page, as from something in front of the provider.
    Unavailable(Place),
    /// The right answer, late.
    Slow(Place, Duration),
    /// 200 and a page.
    Nonsense(Place),
    /// 200 and the first half of the right answer.
    HalfJson(Place),

    /// The person comes back with this error instead of a code.
    AuthorizeError {
        error: String,
        description: String,
    },
    /// Google: comes back in the name of somebody else.
    WrongIssParameter,
    /// Google: comes back in nobody's name.
    NoIssParameter,

    /// The token request is answered so. A string is sent as it is, anything else as JSON.
    TokenError {
        status: u16,
        body: Value,
    },
    /// As if the code had been exchanged before; Kakao: KOE320.
    CodeReused,
    /// As if the secret were wrong; Kakao: KOE010.
    BadSecret,
    /// 429; Kakao: KOE237.
    RateLimited,
    /// The provider's own failure at the token request; Kakao: KOE003.
    ServerError,

    /// Kakao and Google, as all about statements: tokens come without one.
    NoIdToken,
    WrongAudience,
    WrongIssuer,
    WrongNonce,
    NoNonce,
    Expired,
    FromTheFuture,
    AlgNone,
    Hs256SignedWithPublicKey,
    /// Signed well, by a key that the JWK set does not have.
    UnknownKid,
    /// Signed by another key than the one that it names.
    ForgedSignature,
    /// Nobody is named: in the statement, or, at Naver, in the profile.
    NoSubject,

    /// The profile is somebody else's.
    OtherSubjectInProfile,
    /// The profile request is answered so, like [`Fault::TokenError`].
    ProfileError {
        status: u16,
        body: Value,
    },
    /// Kakao -1, with 400: passes.
    KapiTemporary,
    /// Kakao -401, with 401: the token is no longer good.
    KapiUnauthorized,
    /// Kakao -10, with 429.
    KapiQuota,
    /// Kakao -402, with 403 and `required_scopes`.
    KapiConsent,
    /// Kakao -9798, with 503.
    KapiMaintenance,
    /// Naver 024, with 401.
    NaverUnauthorized,
    /// Naver 403, with 403: the profile is no longer among what our application may ask.
    NaverForbidden,
}

impl Fault {
    const fn place(&self, issuer: Issuer) -> Place {
        match self {
            Self::Down(place)
            | Self::Unavailable(place)
            | Self::Slow(place, _)
            | Self::Nonsense(place)
            | Self::HalfJson(place) => *place,
            Self::AuthorizeError { .. } | Self::WrongIssParameter | Self::NoIssParameter => {
                Place::Authorize
            }
            Self::NoSubject if matches!(issuer, Issuer::Naver) => Place::Profile,
            Self::TokenError { .. }
            | Self::CodeReused
            | Self::BadSecret
            | Self::RateLimited
            | Self::ServerError
            | Self::NoIdToken
            | Self::WrongAudience
            | Self::WrongIssuer
            | Self::WrongNonce
            | Self::NoNonce
            | Self::Expired
            | Self::FromTheFuture
            | Self::AlgNone
            | Self::Hs256SignedWithPublicKey
            | Self::UnknownKid
            | Self::ForgedSignature
            | Self::NoSubject => Place::Token,
            Self::OtherSubjectInProfile
            | Self::ProfileError { .. }
            | Self::KapiTemporary
            | Self::KapiUnauthorized
            | Self::KapiQuota
            | Self::KapiConsent
            | Self::KapiMaintenance
            | Self::NaverUnauthorized
            | Self::NaverForbidden => Place::Profile,
        }
    }
}

/// What is to go wrong at one provider.
#[derive(Default)]
pub struct Faults {
    waiting: Mutex<Waiting>,
}

#[derive(Default)]
struct Waiting {
    /// Each goes with one answer.
    once: VecDeque<Fault>,
    always: Option<Fault>,
}

impl Faults {
    pub fn add(&self, fault: Fault) {
        self.waiting().once.push_back(fault);
    }

    pub fn always(&self, fault: Option<Fault>) {
        self.waiting().always = fault;
    }

    /// What goes wrong with the next answer of this place.
    pub fn take(&self, issuer: Issuer, place: Place) -> Option<Fault> {
        let fits = |fault: &Fault| fault.place(issuer) == place;
        let mut waiting = self.waiting();
        let next = waiting.once.iter().position(fits);
        next.and_then(|next| waiting.once.remove(next))
            .or_else(|| waiting.always.clone().filter(fits))
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Faults, Place};
    use crate::issuer::Issuer;

    #[test]
    fn a_fault_waits_for_its_place_and_happens_once() {
        let faults = Faults::default();
        faults.add(Fault::CodeReused);
        faults.add(Fault::KapiQuota);
        let take = |place| faults.take(Issuer::Kakao, place);
        assert_eq!(take(Place::Keys), None);
        assert_eq!(take(Place::Profile), Some(Fault::KapiQuota));
        assert_eq!(take(Place::Profile), None);
        assert_eq!(take(Place::Token), Some(Fault::CodeReused));
    }

    #[test]
    fn what_always_happens_comes_after_what_happens_once() {
        let faults = Faults::default();
        faults.always(Some(Fault::Expired));
        faults.add(Fault::NoNonce);
        let take = || faults.take(Issuer::Google, Place::Token);
        assert_eq!(take(), Some(Fault::NoNonce));
        assert_eq!(take(), Some(Fault::Expired));
        assert_eq!(take(), Some(Fault::Expired));
        faults.always(None);
        assert_eq!(faults.take(Issuer::Google, Place::Token), None);
    }
}

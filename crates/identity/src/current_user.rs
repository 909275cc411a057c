//! The extractor that tells a handler who is asking.

use std::future::{Ready, ready};
use std::ops::Deref;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use http_kit::Problem;

use crate::claims::Session;
use crate::error::TokenError;
use crate::principal::PrincipalKind;
use crate::verifier::Verifier;

/// Whoever asks, by the session cookie; 401 `unauthenticated` without a valid one.
///
/// `Option<CurrentUser>` where a session is not needed. Looks for `Data<Verifier>`.
#[derive(Debug, Clone)]
pub struct CurrentUser(pub Arc<Session>);

impl Deref for CurrentUser {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.0
    }
}

impl CurrentUser {
    /// Who owns what this request makes.
    #[must_use]
    pub fn id(&self) -> uuid::Uuid {
        self.0.principal.id
    }

    /// How they are known.
    #[must_use]
    pub fn kind(&self) -> PrincipalKind {
        self.0.principal.kind
    }

    fn of(request: &HttpRequest) -> Result<Self, Problem> {
        let verifier = request
            .app_data::<Data<Verifier>>()
            .ok_or_else(|| Problem::internal("no Data<Verifier> is registered for this route"))?;
        let token = verifier
            .cookie()
            .token_in(request.headers())
            .ok_or(TokenError::Missing)?;
        // why a token is void is nobody's business who holds it
        let session = verifier
            .verify(token, verifier.now())
            .map_err(|_| TokenError::Missing)?;
        Ok(Self(session))
    }
}

impl FromRequest for CurrentUser {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request))
    }
}

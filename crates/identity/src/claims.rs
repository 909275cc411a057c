//! What a session token says.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::error::TokenError;
use crate::principal::{Principal, PrincipalKind, Role};

/// Issuer and audience of every session token: this product, whatever its address is.
pub(crate) const PRODUCT: &str = "magic-conch";
/// The `typ` of its header, so that no other token of ours can pass for a session.
pub(crate) const TYPE: &str = "session";

/// A session as its token states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose session.
    pub principal: Principal,
    /// The session itself: the same in every token that renews it.
    pub id: Uuid,
    /// The guest that a member was when this session began: what the guest had is the member's.
    pub was: Option<Uuid>,
    /// When this token was minted; whole seconds.
    pub issued_at: OffsetDateTime,
    /// From then on the token is void; whole seconds.
    pub expires_at: OffsetDateTime,
}

impl Session {
    /// Whether less than half of its life is left.
    #[must_use]
    pub fn wants_renewal(&self, now: OffsetDateTime) -> bool {
        self.expires_at - now < (self.expires_at - self.issued_at) / 2
    }
}

/// The payload on the wire.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Claims {
    pub iss: String,
    pub aud: String,
    pub sub: Uuid,
    pub kind: PrincipalKind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    pub sid: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Uuid>,
    /// Unix seconds.
    pub iat: i64,
    /// Unix seconds.
    pub exp: i64,
}

impl From<&Session> for Claims {
    fn from(session: &Session) -> Self {
        let Session {
            principal: Principal { id, kind, roles },
            id: sid,
            was,
            issued_at,
            expires_at,
        } = session;
        Self {
            iss: PRODUCT.to_owned(),
            aud: PRODUCT.to_owned(),
            sub: *id,
            kind: *kind,
            roles: roles.clone(),
            sid: *sid,
            was: *was,
            iat: issued_at.unix_timestamp(),
            exp: expires_at.unix_timestamp(),
        }
    }
}

impl TryFrom<Claims> for Session {
    type Error = TokenError;

    fn try_from(claims: Claims) -> Result<Self, TokenError> {
        let Claims {
            iss,
            aud,
            sub,
            kind,
            roles,
            sid,
            was,
            iat,
            exp,
        } = claims;
        if iss != PRODUCT || aud != PRODUCT {
            return Err(TokenError::ForSomebodyElse);
        }
        let moment = |seconds| {
            OffsetDateTime::from_unix_timestamp(seconds).map_err(|_| TokenError::Malformed)
        };
        Ok(Self {
            principal: Principal {
                id: sub,
                kind,
                roles,
            },
            id: sid,
            was,
            issued_at: moment(iat)?,
            expires_at: moment(exp)?,
        })
    }
}

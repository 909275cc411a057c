//! A member: somebody with an account. Pure.

use proto_events::domain::DomainEvent;
use time::OffsetDateTime;
use uuid::Uuid;

use identity::Role;

use crate::provider::ProviderName;

/// An account, whoever vouches for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub id: Uuid,
    pub nickname: String,
    pub roles: Vec<Role>,
    /// The present picture, if there is one; another picture has another id.
    pub picture: Option<Uuid>,
    /// Waits to be made an expert.
    pub wants_to_be_expert: bool,
}

/// Who a provider says that somebody is. Everything but the subject may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The provider's own name of the person: the key of the account, never an address.
    pub subject: String,
    pub nickname: Option<String>,
    pub email: Option<String>,
}

/// Somebody who has come back from a provider.
#[derive(Debug, Clone)]
pub struct Arrival {
    pub provider: ProviderName,
    pub person: Person,
    /// Who they were in this browser until now.
    pub guest: Option<Uuid>,
    /// The ids that are taken if they are new.
    pub member: Uuid,
    pub session: Uuid,
    /// What other services learn, where there was a guest.
    pub event: Uuid,
    /// The hash of the refresh token that they are given.
    pub refresh: String,
    pub now: OffsetDateTime,
}

impl Arrival {
    /// What other services learn of it.
    #[must_use]
    pub fn fact(&self, member: Uuid) -> Option<DomainEvent> {
        let guest_id = self.guest?;
        Some(DomainEvent {
            id: self.event,
            occurred_at: self.now,
            fact: proto_events::domain::Fact::MemberSignedIn {
                member_id: member,
                guest_id,
            },
        })
    }
}

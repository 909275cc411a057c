//! A member: somebody with an account. Pure.

use proto_events::domain::DomainEvent;
use time::OffsetDateTime;
use uuid::Uuid;

use identity::Role;

use crate::provider::ProviderName;

/// Longest nickname, in characters.
pub const NICKNAME_CHARS: usize = 20;

/// An account, whoever vouches for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub id: Uuid,
    pub nickname: String,
    pub roles: Vec<Role>,
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

/// The name that a new member is called by: the provider's, cut to our length, or a plain one.
#[must_use]
pub fn nickname_of(person: &Person) -> String {
    let given = person.nickname.as_deref().unwrap_or_default();
    let name: String = given
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .filter(|letter| !letter.is_control())
        .take(NICKNAME_CHARS)
        .collect();
    if name.is_empty() {
        "소라".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(nickname: Option<&str>) -> String {
        nickname_of(&Person {
            subject: "1".to_owned(),
            nickname: nickname.map(str::to_owned),
            email: None,
        })
    }

    #[test]
    fn whatever_a_provider_calls_somebody_is_a_nickname() {
        assert_eq!(called(Some("  별이   빛나는 ")), "별이 빛나는");
        assert_eq!(called(Some("\u{7}")), "소라");
        assert_eq!(called(None), "소라");
        assert_eq!(
            called(Some(&"가".repeat(99))).chars().count(),
            NICKNAME_CHARS
        );
    }
}

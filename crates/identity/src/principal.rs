//! Somebody: a guest of this browser, or a member.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who is asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// Owns conversations and readings under this id.
    pub id: Uuid,
    pub kind: PrincipalKind,
    pub roles: Vec<Role>,
}

/// How somebody is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PrincipalKind {
    /// By the cookie of one browser.
    Guest,
    /// By an account.
    Member,
}

/// What somebody may do besides what everybody may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Opens consultation rooms.
    Expert,
    /// Grants and revokes roles.
    Admin,
}

impl Principal {
    /// A guest of this id.
    #[must_use]
    pub fn guest(id: Uuid) -> Self {
        Self {
            id,
            kind: PrincipalKind::Guest,
            roles: Vec::new(),
        }
    }

    /// A member of this id.
    #[must_use]
    pub fn member(id: Uuid, roles: Vec<Role>) -> Self {
        Self {
            id,
            kind: PrincipalKind::Member,
            roles,
        }
    }

    /// Whether this role was granted.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

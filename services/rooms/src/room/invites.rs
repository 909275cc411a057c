//! Invitations: each has an end, and can be taken back.

use serde::{Deserialize, Serialize};

use super::{Output, Refusal, Room};
use crate::moment::Moment;

/// So many may be open at once.
const OPEN: usize = 20;

/// The number of an invitation within its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InviteId(pub u32);

/// An invitation into a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Invite {
    pub id: InviteId,
    pub expires_at: Moment,
    pub revoked: bool,
    /// How often somebody knocked with it.
    pub uses: u32,
}

impl Room {
    /// The number of the next invitation.
    #[must_use]
    pub fn next_invite(&self) -> InviteId {
        InviteId(
            self.invites
                .iter()
                .map(|it| it.id.0)
                .max()
                .map_or(1, |last| last + 1),
        )
    }

    /// Whether an invitation can be used.
    ///
    /// # Errors
    /// Why not.
    pub fn check_invite(&self, id: InviteId, now: Moment) -> Result<(), Refusal> {
        let invite = self.invites.iter().find(|invite| invite.id == id);
        let invite = invite.ok_or(Refusal::NoInvite)?;
        if invite.revoked {
            return Err(Refusal::InviteRevoked);
        }
        if invite.expires_at <= now {
            return Err(Refusal::InviteExpired);
        }
        Ok(())
    }

    pub(super) fn use_invite(&mut self, id: InviteId, now: Moment) -> Result<(), Refusal> {
        self.check_invite(id, now)?;
        if let Some(invite) = self.invites.iter_mut().find(|invite| invite.id == id) {
            invite.uses += 1;
        }
        Ok(())
    }

    pub(super) fn invite(&mut self, invite: Invite, now: Moment) -> Result<Vec<Output>, Refusal> {
        if self.ended.is_some() {
            return Err(Refusal::Ended);
        }
        if self.invites.iter().any(|it| it.id == invite.id) {
            return Err(Refusal::NoInvite);
        }
        // Expired ones make room; the last numbers stay, so that none is given twice.
        if self.invites.len() >= OPEN {
            self.invites.retain(|it| it.expires_at > now && !it.revoked);
        }
        if self.invites.len() >= OPEN {
            return Err(Refusal::TooManyInvites);
        }
        self.invites.push(invite);
        Ok(Vec::new())
    }

    pub(super) fn revoke(&mut self, id: InviteId) -> Result<Vec<Output>, Refusal> {
        let invite = self.invites.iter_mut().find(|invite| invite.id == id);
        invite.ok_or(Refusal::NoInvite)?.revoked = true;
        Ok(Vec::new())
    }
}

//! A member's session and the rule of its refresh tokens. Pure.

use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// How long a refresh token that was used already is taken for a second tab and not for a thief.
pub const GRACE: Duration = Duration::seconds(30);

/// A session that stands behind a refresh token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberSession {
    pub id: Uuid,
    pub member: Uuid,
    /// The guest that the member was when it began.
    pub was: Option<Uuid>,
    pub last_used: OffsetDateTime,
    pub revoked: bool,
}

/// A refresh token as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refresh {
    /// When it was exchanged for its successor.
    pub used_at: Option<OffsetDateTime>,
}

/// What to do with somebody who brings a refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Exchange it.
    Rotate,
    /// Another tab was first: give the successor once more.
    Repeat,
    /// Somebody else has it, too: end the whole session.
    Theft,
    /// The session is over.
    Over,
}

/// Judges a refresh token that is known.
#[must_use]
pub fn judge(
    session: &MemberSession,
    token: Refresh,
    life: Duration,
    now: OffsetDateTime,
) -> Verdict {
    if session.revoked || now - session.last_used >= life {
        return Verdict::Over;
    }
    match token.used_at {
        None => Verdict::Rotate,
        Some(used) if now - used < GRACE => Verdict::Repeat,
        Some(_) => Verdict::Theft,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const NOON: OffsetDateTime = datetime!(2026-11-26 12:00 UTC);

    fn verdict(revoked: bool, idle: Duration, used: Option<Duration>) -> Verdict {
        let session = MemberSession {
            id: Uuid::nil(),
            member: Uuid::nil(),
            was: None,
            last_used: NOON - idle,
            revoked,
        };
        let token = Refresh {
            used_at: used.map(|ago| NOON - ago),
        };
        judge(&session, token, Duration::days(30), NOON)
    }

    #[test]
    fn a_second_tab_is_not_a_thief_and_a_thief_is_no_second_tab() {
        let hour = Duration::hours(1);
        assert_eq!(verdict(false, hour, None), Verdict::Rotate);
        assert_eq!(
            verdict(false, hour, Some(Duration::seconds(29))),
            Verdict::Repeat
        );
        assert_eq!(
            verdict(false, hour, Some(Duration::seconds(30))),
            Verdict::Theft
        );
        assert_eq!(verdict(false, Duration::days(30), None), Verdict::Over);
        assert_eq!(verdict(true, hour, None), Verdict::Over);
        assert_eq!(verdict(true, hour, Some(Duration::hours(1))), Verdict::Over);
    }
}

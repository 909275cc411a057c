//! What is asked for, and what answers it.

use rand::{Rng, RngExt};

/// One request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Errand {
    Page,
    Asset,
    Session,
    NewGuest,
    Cards,
    /// Opens a conversation, or changes or deletes one that is open.
    Conversation,
    Experts,
    /// Opens a consultation, or ends one that is open.
    Room,
    Ways,
    /// One's own links.
    Links,
    /// What a link shows, as a page and as data.
    SharedPage,
    Shared,
}

/// How often each is asked for, beside the others.
const MIX: [(Errand, u32); 12] = [
    (Errand::Page, 4),
    (Errand::Asset, 4),
    (Errand::Session, 6),
    (Errand::NewGuest, 1),
    (Errand::Cards, 6),
    (Errand::Conversation, 9),
    (Errand::Experts, 6),
    (Errand::Room, 3),
    (Errand::Ways, 1),
    (Errand::Links, 3),
    (Errand::SharedPage, 3),
    (Errand::Shared, 3),
];

/// Everybody who answers.
pub const SERVICES: [&str; 5] = ["web", "auth", "chat", "rooms", "results"];

impl Errand {
    /// Any of them, by chance.
    pub fn any(rng: &mut impl Rng) -> Self {
        let all: u32 = MIX.iter().map(|(_, weight)| weight).sum();
        let mut left = rng.random_range(0..all);
        for (errand, weight) in MIX {
            match left.checked_sub(weight) {
                Some(less) => left = less,
                None => return errand,
            }
        }
        Self::Page
    }

    /// Who answers it.
    pub fn service(self) -> &'static str {
        match self {
            Self::Page | Self::Asset => "web",
            Self::Session | Self::NewGuest => "auth",
            Self::Cards | Self::Conversation => "chat",
            Self::Experts | Self::Room => "rooms",
            Self::Ways | Self::Links | Self::SharedPage | Self::Shared => "results",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn everybody_is_asked() {
        let mut rng = StdRng::seed_from_u64(7);
        let asked: BTreeSet<_> = (0..1_000)
            .map(|_| Errand::any(&mut rng).service())
            .collect();
        assert_eq!(asked, BTreeSet::from(SERVICES));
    }
}

use proto_events::cards::DrawnCard;
use sha2::{Digest, Sha256};

use super::deck::verify;
use super::seed::{Commitment, Seed};

/// What the joint seed is labelled with, so that the two seeds mean nothing else together.
pub const JOINT_DOMAIN: &[u8] = b"magic-conch/joint-draw/v1";

/// A seed that was revealed, and what had been promised of it.
#[derive(Debug, Clone, Copy)]
pub struct Revealed<'a> {
    pub seed: &'a Seed,
    pub commitment: &'a Commitment,
}

/// The seed of the deck that two people shuffle together.
///
/// As long as one of the two seeds was chosen at random and kept secret until the other's
/// commitment was known, neither could steer the deck.
#[must_use]
pub fn joint_seed(host: &Seed, client: &Seed) -> Seed {
    let mut hash = Sha256::new();
    hash.update(JOINT_DOMAIN);
    hash.update(host.as_bytes());
    hash.update(client.as_bytes());
    Seed::from_bytes(hash.finalize().into())
}

/// Whether both seeds are the promised ones and their deck really gives these cards.
///
/// The cards must be one whole draw, as for [`verify`].
#[must_use]
pub fn verify_joint(host: Revealed<'_>, client: Revealed<'_>, cards: &[DrawnCard]) -> bool {
    let kept = |revealed: Revealed<'_>| revealed.seed.commitment() == *revealed.commitment;
    let joint = joint_seed(host.seed, client.seed);
    kept(host) && kept(client) && verify(&joint, &joint.commitment(), cards)
}

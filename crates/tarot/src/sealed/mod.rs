//! The sealed draw: a deck whose order is fixed and promised before anyone touches a card.

mod deck;
mod joint;
mod seed;
mod stream;

pub use deck::{DECK_SIZE, SealedDeck, verify};
pub use joint::{JOINT_DOMAIN, Revealed, joint_seed, verify_joint};
pub use seed::{Commitment, Seed};
pub use stream::STREAM_DOMAIN;

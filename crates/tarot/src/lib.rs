#![doc = include_str!("../README.md")]

mod arcana;
mod card;
mod card_id;
mod deck;
mod error;
mod face;
mod hex;
mod localized;
mod sealed;
mod spread;

pub use arcana::{Arcana, Element, Rank, Suit};
pub use card::{Card, Meaning, Symbol};
pub use card_id::CardId;
pub use deck::{card, deck};
pub use error::{DrawError, ParseError};
pub use face::{back_svg, face_svg};
pub use localized::Localized;
pub use sealed::{
    Commitment, DECK_SIZE, JOINT_DOMAIN, Revealed, STREAM_DOMAIN, SealedDeck, Seed, joint_seed,
    verify, verify_joint,
};
pub use spread::{Place, Spread, spread, spreads};

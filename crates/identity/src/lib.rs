#![doc = include_str!("../README.md")]

mod cache;
pub mod claims;
pub mod cookie;
pub mod current_user;
mod ended;
pub mod error;
pub mod key;
mod key_file;
pub mod minter;
pub mod nickname;
pub mod principal;
mod published;
mod ring;
mod session_keys;
pub mod verifier;

pub use claims::Session;
pub use cookie::SessionCookie;
pub use current_user::CurrentUser;
pub use error::{KeyError, TokenError};
pub use key::{PublicKeys, SigningKey};
pub use key_file::KeyFile;
pub use minter::{Grant, Minter, Token};
pub use nickname::Nickname;
pub use principal::{Principal, PrincipalKind, Role};
pub use published::PublishedKeys;
pub use ring::KeyRing;
pub use session_keys::{SessionKeys, SessionKeysArgs};
pub use verifier::{Now, Verifier};

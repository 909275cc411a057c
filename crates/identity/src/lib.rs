#![doc = include_str!("../README.md")]

mod cache;
pub mod claims;
pub mod cookie;
pub mod current_user;
mod ended;
pub mod error;
pub mod key;
pub mod minter;
pub mod principal;
pub mod verifier;

pub use claims::Session;
pub use cookie::SessionCookie;
pub use current_user::CurrentUser;
pub use error::{KeyError, TokenError};
pub use key::{PublicKeys, SigningKey};
pub use minter::{Grant, Minter, Token};
pub use principal::{Principal, PrincipalKind, Role};
pub use verifier::{Now, Verifier};

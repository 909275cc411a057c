//! The rows of the tables; they do not leave the store.

pub mod identity;
pub mod login;
pub mod member;
pub mod refresh;
pub mod role;
pub mod session;

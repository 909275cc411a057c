//! The rows of the tables; they do not leave the store.

pub mod avatar;
pub mod confirmation;
pub mod erasure;
pub mod expert_request;
pub mod export;
pub mod export_file;
pub mod export_part;
pub mod identity;
pub mod login;
pub mod member;
pub mod refresh;
pub mod role;
pub mod session;

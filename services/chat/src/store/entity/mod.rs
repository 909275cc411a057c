//! Rows, exactly as the tables have them. They never leave `store`.

pub mod conversation;
pub mod creation;
pub mod draw;
pub mod erasure;
pub mod message;
pub mod quota;
pub mod turn;

//! Rows. They never leave the store.

pub mod block;
pub mod consultation;
pub mod expert;
pub mod fact;
pub mod former;
pub mod room;

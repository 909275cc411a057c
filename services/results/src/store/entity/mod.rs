//! Rows, exactly as the tables have them.

pub mod fact;
pub mod former;
pub mod reading;
pub mod share;

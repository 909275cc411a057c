#![doc = include_str!("../README.md")]

pub mod artifacts;
pub mod chat;
pub mod error;
pub mod instructions;
pub mod load;
pub mod memory;
pub mod process;
pub mod product;
pub mod session;
pub mod start;
pub mod statistics;
pub mod target;

pub use error::BenchError;

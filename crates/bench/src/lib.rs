#![doc = include_str!("../README.md")]

pub mod artifacts;
pub mod chat;
pub mod connection;
pub mod error;
pub mod goal;
pub mod instructions;
pub mod load;
pub mod memory;
pub mod people;
pub mod process;
pub mod product;
pub mod results;
pub mod rooms;
pub mod session;
pub mod start;
pub mod statistics;
pub mod table;
pub mod target;

pub use error::BenchError;

#![doc = include_str!("../README.md")]

pub mod cards;
pub mod chat;
pub mod domain;
pub mod error;
pub mod peer;
pub mod signal;

#[cfg(test)]
mod golden;

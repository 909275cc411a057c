#![doc = include_str!("../README.md")]

pub mod cards;
pub mod chat;
pub mod domain;
pub mod error;

#[cfg(test)]
mod golden;

#![doc = include_str!("../README.md")]

mod codes;
mod demo;
mod page;
mod signer;

pub use demo::{CLIENT_ID, DemoProvider, FRONT, ISSUER, Now, SCOPE};
pub use page::PEOPLE;
